import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, nameOf, type Subject } from '../lib/subject.ts';
import { described, Field } from './field.tsx';
import { Form } from './form.tsx';
import { useSending } from './send.ts';
import { SendRow } from './send-row.tsx';

/** Words that only the team ever reads. */
export function NoteForm({ subject }: { readonly subject: Subject }) {
  const { client, text } = useDesk();
  const [kept, keep] = useDraft<string>(`${subject.id}.note`);
  const { sending, refused, send } = useSending();
  const note = kept ?? '';
  const fault = faultAt(refused, 'text', text);

  const add = () =>
    send(async () => {
      const after = await actsOf(client, subject).note(note.trim());
      keep(null);
      return text.composer.noteAdded(nameOf(after));
    });
  return (
    <Form class="note-form" label={text.composer.note} stop={note.trim() ? null : '#note'} onSend={add}>
      <Field id="note" label={text.composer.noteLabel} hint={text.composer.noteHint} fault={fault}>
        <textarea
          {...described('note', fault)}
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
    </Form>
  );
}
