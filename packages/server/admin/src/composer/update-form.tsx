import { useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isSend } from '../lib/keys.ts';
import { unfilled } from '../lib/placeholders.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, followed, isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { browserZone } from '../lib/times.ts';
import { Changed } from './based.tsx';
import { described, Field } from './field.tsx';
import { MessageField } from './message-field.tsx';
import { NextWord } from './next-word.tsx';
import { Picks } from './picks.tsx';
import { SendRow } from './send-row.tsx';
import {
  begin,
  isDateAlone,
  missingParts,
  type Part,
  STATUSES,
  toUpdate,
  type UpdateDraft,
} from './update-draft.ts';
import { beginWaiting, expectedAt } from './waiting-draft.ts';
import { WaitingFields } from './waiting-fields.tsx';
import { prefilled, timeFault } from './when.ts';
import { useWritten } from './written.ts';

const PATH = /^(status|activity|nextUpdateAt|message|reason|waiting(\.(for|text|expectedAt))?)$/;
const FIELDS: Record<Part, string> = {
  status: '#status input',
  activity: '#activity',
  waiting: '#waiting input',
  needed: '#needed',
  version: '.expected input',
  expected: '.expected input[type=date]',
  nextWord: '#next-word input',
  reason: '#reason',
  news: '#message',
};

interface Props {
  readonly subject: Subject;
  /** How many requests follow the known problem that it is about. */
  readonly reach: number;
}

/** An agent's word to the customer: always all three facts, with or without a message. */
export function UpdateForm({ subject, reach }: Props) {
  const { client, state, text, times } = useDesk();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const terms = useTerms();
  const zone = state.me?.workspace.zone ?? browserZone();
  const concern = { plan: isKnownProblem(subject) ? null : subject.plan, impact: subject.impact };
  const written = useWritten<UpdateDraft>(subject, 'update', () =>
    begin(subject, prefilled(now, zone, terms, concern), beginWaiting(subject, zone)),
  );
  const { draft, news, sending, refused, change, forget } = written;

  const place = terms?.policy ?? zone;
  const missing = missingParts(draft, subject, place, written.touched);
  const dateAlone = written.touched && isDateAlone(draft, subject, place);
  const expected = expectedAt(draft.status, draft.waiting, place, subject);
  const afterExpected =
    expected !== null && draft.at !== null && draft.at > expected
      ? text.waiting.afterExpected(times.when(expected, now))
      : undefined;
  const wrongTime = timeFault(draft.at, now, text) ?? afterExpected;
  const left = unfilled(draft.message);
  const fault = (path: string) => faultAt(refused, path, text);

  const submit = async (event?: Event) => {
    event?.preventDefault();
    const first = missing[0] ?? (wrongTime ? 'nextWord' : left[0] ? 'news' : null);
    if (first || news) {
      const where = news ? '.changed button' : FIELDS[first as Part];
      form.current?.querySelector<HTMLElement>(where)?.focus();
      return;
    }
    await written.submit(async (base) => {
      const after = await actsOf(client, subject).update(base, toUpdate(draft, subject, place));
      const at = times.when(Date.parse(after.promise?.dueAt ?? ''), now);
      return isKnownProblem(after)
        ? text.problems.sent(nameOf(after), reach, at)
        : text.composer.sent(nameOf(after), at);
    });
  };

  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : (wrongTime ?? (left[0] ? text.cannedPick.unfilled(left.join(', ')) : null));
  return (
    <form
      ref={form}
      aria-label={text.composer.update}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isSend(event)) return;
        event.preventDefault();
        submit();
      }}
    >
      {news && <Changed base={draft.base} subject={subject} onLooked={written.looked} />}
      {followed(subject) && <p class="hint">{text.problems.follows}</p>}
      <Field id="status" group label={text.composer.statusLabel} fault={fault('status')}>
        <Picks
          id="status"
          picks={STATUSES.map((id) => ({ id, label: text.status[id] }))}
          chosen={draft.status}
          onChoose={(status) => change({ status })}
        />
      </Field>
      <WaitingFields
        status={draft.status}
        draft={draft.waiting}
        fault={fault}
        onChange={(waiting) => {
          forget();
          change({ waiting });
        }}
      />
      <Field id="activity" label={text.composer.activity} fault={fault('activity')}>
        <input
          {...described('activity', fault('activity'))}
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={500}
          placeholder={text.composer.activityHint}
          value={draft.activity}
          onInput={(event) => change({ activity: event.currentTarget.value })}
        />
      </Field>
      <NextWord
        draft={draft}
        concern={concern}
        fault={fault('nextUpdateAt') ?? (draft.when === 'other' ? wrongTime : afterExpected)}
        onChange={(part) => {
          forget();
          change(part);
        }}
      />
      <MessageField
        subject={subject}
        fault={fault('message')}
        value={draft.message}
        at={draft.at}
        onChange={change}
      />
      {dateAlone && (
        <Field
          id="reason"
          label={text.composer.reason}
          hint={text.composer.reasonHint}
          fault={fault('reason')}
        >
          <input
            {...described('reason', fault('reason'))}
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={1000}
            value={draft.reason}
            onInput={(event) => change({ reason: event.currentTarget.value })}
          />
        </Field>
      )}
      <SendRow
        id="update"
        label={text.composer.send}
        sending={sending}
        missing={why}
        hint={
          isKnownProblem(subject) ? (reach ? text.problems.reach(reach) : text.problems.nobody) : undefined
        }
        fault={faultElsewhere(refused, (path) => PATH.test(path), text, news)}
      />
    </form>
  );
}
