import { WordsHelp } from '../help/words-help.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { unfilled } from '../lib/placeholders.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { FILE_FIELDS, missingFiles, useUploads } from '../lib/uploads.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { Attach } from './attach.tsx';
import { FACT_FIELDS, isFactPath, passedDate } from './facts-draft.ts';
import { FactsFields } from './facts-fields.tsx';
import { Form } from './form.tsx';
import { Line } from './line.tsx';
import { MessageField } from './message-field.tsx';
import { isOptionPath, OPTION_FIELDS } from './options-draft.ts';
import { OptionsPart } from './options-part.tsx';
import { Readers } from './readers.tsx';
import { ASK_FIELDS, isAskPath } from './request-draft.ts';
import { RequestPart } from './request-part.tsx';
import { SendRow } from './send-row.tsx';
import { TechnicalPart } from './technical-part.tsx';
import {
  begin,
  isDateAlone,
  missingParts,
  type Part,
  toUpdate,
  type UpdateDraft,
  withAsk,
} from './update-draft.ts';
import { prefilled, timeFault } from './when.ts';
import { useWritten } from './written.ts';

const FIELDS: Record<Part, string> = {
  ...FACT_FIELDS,
  ...OPTION_FIELDS,
  ...ASK_FIELDS,
  ...FILE_FIELDS,
  reason: '#reason',
  news: '#message',
};
const isField = (path: string): boolean =>
  isFactPath(path) ||
  isOptionPath(path) ||
  isAskPath(path) ||
  path === 'message' ||
  path === 'technical' ||
  path === 'files' ||
  path === 'reason';

interface Props {
  readonly subject: Subject;
  /** How many requests follow the known problem that it is about. */
  readonly reach: number;
}

/** An agent's word to the customer: always all three facts, with or without a message. */
export function UpdateForm({ subject, reach }: Props) {
  const { client, text, times } = useDesk();
  const now = useNow();
  const terms = useTerms();
  const zone = useWorkspaceZone();
  const concern = { plan: isKnownProblem(subject) ? null : subject.plan, impact: subject.impact };
  const written = useWritten<UpdateDraft>(subject, 'update', () =>
    begin(subject, prefilled(now, zone, terms, concern), zone),
  );
  const { news, sending, refused, change, forget } = written;
  const uploads = useUploads();
  const files = uploads.list(`${subject.id}.update`);
  const draft = { ...written.draft, files: uploads.ready(`${subject.id}.update`) };

  const place = terms?.policy ?? zone;
  const touched = written.touched || files.length > 0;
  const unsent = missingFiles(files);
  // A file on its way is news already.
  const missing = [
    ...missingParts(draft, subject, place, touched).filter((part) => part !== 'reason' || !unsent[0]),
    ...unsent,
  ];
  const dateAlone = touched && !files[0] && isDateAlone(draft, subject, place);
  const passed = passedDate(draft, draft, place, subject);
  const afterExpected = passed === null ? undefined : text.waiting.afterExpected(times.when(passed, now));
  const wrongTime = timeFault(draft.at, now, text) ?? afterExpected;
  const left = unfilled(draft.message);
  const fault = (path: string) => faultAt(refused, path, text);

  const has = {
    date: draft.at !== null,
    options: draft.options.cannotFix || draft.options.rows.length > 0,
    request: draft.status === 'waiting_on_customer',
  };
  const first = missing[0] ?? (wrongTime ? 'nextWord' : left[0] ? 'news' : null);
  const send = () =>
    written.submit(async (base) => {
      const after = await actsOf(client, subject).update(base, toUpdate(draft, subject, place));
      for (const { key } of files) uploads.given(key);
      const at = times.when(Date.parse(after.promise?.dueAt ?? ''), now);
      return isKnownProblem(after)
        ? text.problems.sent(nameOf(after), reach, at)
        : text.composer.sent(nameOf(after), at);
    });

  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : (wrongTime ?? (left[0] ? text.cannedPick.unfilled(left.join(', ')) : null));
  return (
    <Form
      label={isKnownProblem(subject) ? text.readers.tell : text.composer.update}
      head={<Readers mode="update" subject={subject} reach={reach} />}
      news={news && { base: draft.base, subject, onLooked: written.looked }}
      stop={first && FIELDS[first]}
      onSend={send}
    >
      <FactsFields
        draft={draft}
        when={draft}
        concern={concern}
        wrongTime={draft.when === 'other' ? wrongTime : afterExpected}
        fault={fault}
        onChange={change}
        onWhen={change}
        help={
          <WordsHelp
            field="activity"
            subject={subject}
            value={draft.activity}
            kind="activity"
            has={has}
            beside={draft.message}
            status={draft.status}
          />
        }
        forget={forget}
      />
      <MessageField
        subject={subject}
        fault={fault('message')}
        value={draft.message}
        at={draft.at}
        onChange={change}
      />
      <WordsHelp
        field="message"
        subject={subject}
        value={draft.message}
        kind="update"
        has={has}
        beside={draft.activity}
        status={draft.status}
      />
      <div class="beside">
        <Attach draft={`${subject.id}.update`} fault={fault('files')} />
      </div>
      <div class="parts">
        <TechnicalPart
          value={draft.technical}
          fault={fault('technical')}
          onInput={(technical) => change({ technical })}
        />
        {!isKnownProblem(subject) && (
          <>
            <OptionsPart
              label={text.options.offer}
              draft={draft.options}
              mayRefuse
              fault={fault}
              onChange={(options) => {
                forget();
                change({ options });
              }}
            />
            <RequestPart
              rows={draft.ask}
              fault={fault}
              onChange={(ask) => {
                forget();
                change(withAsk(draft, ask));
              }}
            />
          </>
        )}
      </div>
      {dateAlone && (
        <Line
          id="reason"
          label={text.composer.reason}
          hint={text.composer.reasonHint}
          max={1000}
          fault={fault('reason')}
          value={draft.reason}
          onInput={(reason) => change({ reason })}
        />
      )}
      <SendRow
        id="update"
        label={isKnownProblem(subject) ? text.readers.tellAll(reach) : text.composer.send}
        sending={sending}
        missing={why}
        fault={faultElsewhere(refused, isField, text, news)}
      />
    </Form>
  );
}
