import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, nameOf, type Subject } from '../lib/subject.ts';
import { FILE_FIELDS, missingFiles, useUploads } from '../lib/uploads.ts';
import { Attach } from './attach.tsx';
import { described, Field } from './field.tsx';
import { Form } from './form.tsx';
import { Readers } from './readers.tsx';
import { useSending } from './send.ts';
import { SendRow } from './send-row.tsx';

/** Words that only the team ever reads. */
export function NoteForm({ subject }: { readonly subject: Subject }) {
  const { client, text } = useDesk();
  const [kept, keep] = useDraft<string>(`${subject.id}.note`);
  const { sending, refused, send } = useSending();
  const note = kept ?? '';
  const uploads = useUploads();
  const files = uploads.list(`${subject.id}.note`);
  const [unsent] = missingFiles(files);
  const missing = note.trim() ? (unsent ?? null) : 'note';
  const fault = faultAt(refused, 'text', text);

  const add = () =>
    send(async () => {
      const after = await actsOf(client, subject).note(note.trim(), uploads.ready(`${subject.id}.note`));
      for (const { key } of files) uploads.given(key);
      keep(null);
      return text.composer.noteAdded(nameOf(after));
    });
  return (
    <Form
      class="note-form"
      label={text.composer.note}
      head={<Readers mode="note" subject={subject} />}
      stop={missing === 'note' ? '#note' : missing && FILE_FIELDS[missing]}
      onSend={add}
    >
      <Field id="note" label={text.composer.noteLabel} fault={fault}>
        <textarea
          {...described('note', fault)}
          dir="auto"
          rows={3}
          maxLength={8000}
          value={note}
          onInput={(event) => keep(event.currentTarget.value || null)}
        />
      </Field>
      <div class="beside">
        <Attach draft={`${subject.id}.note`} fault={faultAt(refused, 'files', text)} />
      </div>
      <SendRow
        id="note"
        label={text.composer.addNote}
        sending={sending}
        missing={missing && text.composer.missing(text.composer.need[missing])}
        fault={faultElsewhere(refused, (path) => path === 'text' || path === 'files', text)}
      />
    </Form>
  );
}
