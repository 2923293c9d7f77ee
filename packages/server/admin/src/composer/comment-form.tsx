import { WordsHelp } from '../help/words-help.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { unfilled } from '../lib/placeholders.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { browserZone } from '../lib/times.ts';
import { FILE_FIELDS, missingFiles, useUploads } from '../lib/uploads.ts';
import { Attach } from './attach.tsx';
import type { Mode } from './compose.ts';
import { Form } from './form.tsx';
import { MessageField } from './message-field.tsx';
import { Readers } from './readers.tsx';
import { SendRow } from './send-row.tsx';
import { TechnicalPart } from './technical-part.tsx';
import { begin, type UpdateDraft, withoutWords } from './update-draft.ts';
import { prefilled } from './when.ts';
import { useWritten } from './written.ts';

/**
 * An agent's word after the end: words alone. They are those of the update's draft, so that nothing written is lost
 * where the request ends, or is opened again, meanwhile; what else stands in it stays there once they have been sent.
 */
export function CommentForm({ subject }: { readonly subject: Subject }) {
  const { client, state, text } = useDesk();
  const now = useNow();
  const terms = useTerms();
  const zone = state.me?.workspace.zone ?? browserZone();
  const concern = { plan: isKnownProblem(subject) ? null : subject.plan, impact: subject.impact };
  const { draft, sending, refused, change, submit } = useWritten<UpdateDraft>(
    subject,
    'update',
    () => begin(subject, prefilled(now, zone, terms, concern), zone),
    (sent) => withoutWords(sent, zone),
  );
  const [, setMode] = useDraft<Mode>(`${subject.id}.mode`);
  const write = (part: Partial<UpdateDraft>) => {
    setMode('update');
    change(part);
  };
  const uploads = useUploads();
  const files = uploads.list(`${subject.id}.update`);
  const [unsent] = missingFiles(files);
  const left = unfilled(draft.message);
  const missing = draft.message.trim() ? (unsent ?? null) : 'message';
  const fault = (path: string) => faultAt(refused, path, text);

  const send = () =>
    submit(async () => {
      const technical = draft.technical.trim();
      const ready = uploads.ready(`${subject.id}.update`);
      const after = await client.comment(subject.id, {
        message: draft.message.trim(),
        ...(technical && { technical }),
        ...(ready[0] && { files: [...ready] }),
      });
      for (const { key } of files) uploads.given(key);
      return text.composer.commented(nameOf(after));
    });
  return (
    <Form
      label={text.composer.update}
      head={<Readers mode="comment" subject={subject} />}
      stop={missing === 'message' || (!missing && left[0]) ? '#message' : missing && FILE_FIELDS[missing]}
      onSend={send}
    >
      <p class="hint">{text.composer.changesNothing}</p>
      <MessageField
        subject={subject}
        fault={fault('message')}
        value={draft.message}
        at={null}
        onChange={write}
      />
      <WordsHelp field="message" subject={subject} value={draft.message} kind="update" />
      <div class="beside">
        <Attach draft={`${subject.id}.update`} fault={fault('files')} />
      </div>
      <div class="parts">
        <TechnicalPart
          value={draft.technical}
          fault={fault('technical')}
          onInput={(technical) => write({ technical })}
        />
      </div>
      <SendRow
        id="comment"
        label={text.composer.send}
        sending={sending}
        missing={
          missing
            ? text.composer.missing(text.composer.need[missing])
            : left[0]
              ? text.cannedPick.unfilled(left.join(', '))
              : null
        }
        fault={faultElsewhere(refused, (path) => /^(message|technical|files)$/.test(path), text)}
      />
    </Form>
  );
}
