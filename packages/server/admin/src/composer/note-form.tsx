import { useRef } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { isSend } from '../lib/keys.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, nameOf, type Subject } from '../lib/subject.ts';
import { described, Field } from './field.tsx';
import { useSending } from './send.ts';
import { SendRow } from './send-row.tsx';

/** Words that only the team ever reads. */
export function NoteForm({ subject }: { readonly subject: Subject }) {
  const { client, text } = useDesk();
  const [kept, keep] = useDraft<string>(`${subject.id}.note`);
  const { sending, refused, send } = useSending();
  const field = useRef<HTMLTextAreaElement>(null);
  const note = kept ?? '';
  const fault = faultAt(refused, 'text', text);

  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (!note.trim()) return field.current?.focus();
    await send(async () => {
      const after = await actsOf(client, subject).note(note.trim());
      keep(null);
      return text.composer.noteAdded(nameOf(after));
    });
  };
  return (
    <form
      class="note-form"
      aria-label={text.composer.note}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isSend(event)) return;
        event.preventDefault();
        submit();
      }}
    >
      <Field id="note" label={text.composer.noteLabel} hint={text.composer.noteHint} fault={fault}>
        <textarea
          {...described('note', fault)}
          ref={field}
          dir="auto"
          rows={3}
          maxLength={8000}
          value={note}
          onInput={(event) => keep(event.currentTarget.value || null)}
        />
      </Field>
      <SendRow
        id="note"
        label={text.composer.addNote}
        sending={sending}
        missing={note.trim() ? null : text.composer.missing(text.composer.need.note)}
        fault={faultElsewhere(refused, (path) => path === 'text', text)}
      />
    </form>
  );
}
