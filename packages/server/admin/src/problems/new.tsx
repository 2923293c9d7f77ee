import type { Impact, NewKnownProblem, TeamTicket, WorkingStatus } from '@vestka/sdk/agent';
import { useEffect, useRef, useState } from 'preact/hooks';
import { described, Field } from '../composer/field.tsx';
import { NextWord } from '../composer/next-word.tsx';
import { Picks } from '../composer/picks.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { STATUSES } from '../composer/update-draft.ts';
import {
  beginWaiting,
  expectedAt,
  missingWaiting,
  toWaiting,
  type WaitingDraft,
  type WaitingPart,
} from '../composer/waiting-draft.ts';
import { WaitingFields } from '../composer/waiting-fields.tsx';
import { prefilled, timeFault, type WhenDraft } from '../composer/when.ts';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { ownWords } from '../lib/facts.ts';
import { isSend } from '../lib/keys.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { pageHref, problemHref, ticketHref } from '../lib/route.ts';
import { nameOf } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { browserZone } from '../lib/times.ts';
import { IMPACTS } from '../lib/view.ts';
import { announce } from '../parts/announcer.tsx';
import { Sheet } from '../sheet/sheet.tsx';

interface Draft {
  readonly title: string;
  readonly impact: Impact;
  readonly status: WorkingStatus;
  readonly activity: string;
  readonly waiting: WaitingDraft;
  /** null: as policy wants it. */
  readonly when: WhenDraft | null;
}

const PATH = /^(title|impact|status|activity|nextUpdateAt|waiting(\.(for|text|expectedAt))?)$/;
const FIELDS: Record<'title' | 'activity' | 'nextWord' | WaitingPart, string> = {
  title: '#problem-title',
  activity: '#activity',
  nextWord: '#next-word input',
  waiting: '#waiting input',
  needed: '#needed',
  version: '.expected input',
  expected: '.expected input[type=date]',
};

const begin = (ticket: TeamTicket | undefined, zone: string): Draft => ({
  title: ticket?.subject ?? '',
  impact: ticket?.impact ?? 'normal',
  status: STATUSES.find((status) => status === ticket?.status) ?? 'investigating',
  activity: ticket ? ownWords(ticket.activity) : '',
  waiting: ticket ? beginWaiting(ticket, zone) : { on: null, text: '', date: '' },
  when: null,
});

/** A new known problem, from scratch or from a request, which then follows it. */
export function NewProblem({ from }: { readonly from: string | null }) {
  const { client, state, text, times } = useDesk();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const terms = useTerms();
  const ticket = from === null ? undefined : state.tickets[from];
  const zone = state.me?.workspace.zone ?? browserZone();
  const [written, setWritten] = useState<Draft | null>(null);
  const { sending, refused, send, forget } = useSending();
  const words = text.problems;

  useEffect(() => {
    document.getElementById('problem-title')?.focus();
    if (from && !client.state.tickets[from]) client.open(from).catch(() => {});
  }, [client, from]);

  const draft = written ?? begin(ticket, zone);
  const change = (part: Partial<Draft>) => setWritten({ ...draft, ...part });
  const concern = { impact: draft.impact };
  const when = draft.when ?? prefilled(now, zone, terms, concern);
  const place = terms?.policy ?? zone;
  const expected = expectedAt(draft.status, draft.waiting, place);
  const wrongTime =
    timeFault(when.at, now, text) ??
    (expected !== null && when.at !== null && when.at > expected
      ? text.waiting.afterExpected(times.when(expected, now))
      : undefined);
  const missing = [
    ...(draft.title.trim() ? [] : ['title' as const]),
    ...missingWaiting(draft.status, draft.waiting),
    ...(draft.activity.trim() ? [] : ['activity' as const]),
    ...(when.at === null ? ['nextWord' as const] : []),
  ];
  const fault = (path: string) => faultAt(refused, path, text);

  const submit = async (event?: Event) => {
    event?.preventDefault();
    const first = missing[0] ?? (wrongTime ? 'nextWord' : null);
    if (first) return form.current?.querySelector<HTMLElement>(FIELDS[first])?.focus();
    const waiting = toWaiting(draft.status, draft.waiting, place);
    const input: NewKnownProblem = {
      title: draft.title.trim(),
      impact: draft.impact,
      status: draft.status,
      activity: draft.activity.trim(),
      nextUpdateAt: new Date(when.at as number).toISOString(),
      ...(waiting && { waiting }),
    };
    await send(async () => {
      const problem = await client.problems.create(input);
      location.hash = problemHref(problem.id);
      const asked = from === null ? undefined : client.state.tickets[from];
      if (asked) {
        await client.link(asked, problem.id).catch((error) => announce((error as Error).message));
      }
      return words.created(nameOf(problem));
    });
  };
  const why =
    missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : (wrongTime ?? null);
  return (
    <Sheet
      class="problems"
      title={words.fresh}
      lead={ticket ? words.freshFrom(nameOf(ticket)) : words.lead}
      actions={<a href={from === null ? pageHref('problems') : ticketHref(from)}>{words.cancel}</a>}
    >
      <form
        ref={form}
        class="sheet-form"
        aria-label={words.fresh}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (!isSend(event)) return;
          event.preventDefault();
          submit();
        }}
      >
        <Field id="problem-title" label={words.name} hint={words.nameHint} fault={fault('title')}>
          <input
            {...described('problem-title', fault('title'))}
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={160}
            value={draft.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        </Field>
        <Field id="problem-impact" group label={words.impact} fault={fault('impact')}>
          <Picks
            id="problem-impact"
            picks={IMPACTS.map((id) => ({ id, label: text.impact[id] }))}
            chosen={draft.impact}
            onChoose={(impact) => change({ impact })}
          />
        </Field>
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
          draft={when}
          concern={concern}
          fault={fault('nextUpdateAt') ?? wrongTime}
          onChange={(part) => {
            forget();
            change({ when: part });
          }}
        />
        <SendRow
          id="problem"
          label={words.create}
          sending={sending}
          missing={why}
          fault={faultElsewhere(refused, (path) => PATH.test(path), text)}
        />
      </form>
    </Sheet>
  );
}
