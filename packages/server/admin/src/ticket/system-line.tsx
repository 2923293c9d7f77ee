import { useDesk } from '../lib/desk.ts';
import type { Times } from '../lib/times.ts';
import type { Text } from '../locales/index.ts';
import { Time } from '../parts/time.tsx';
import type { AnyEvent } from './story.ts';

interface Props {
  readonly event: AnyEvent;
  readonly now: number;
  readonly ofProblem?: string | undefined;
}

const LATE: ReadonlySet<string> = new Set(['promise_missed', 'nudged', 'miss_reminded', 'remaining_missed']);

/** What the system says, smaller than people. */
export function SystemLine({ event, now, ofProblem }: Props) {
  const { text, times } = useDesk();
  return (
    <p class={`system ${LATE.has(event.type) ? 'late' : ''}`}>
      <Time at={event.at} now={now} /> {ofProblem && `${ofProblem}: `}
      {sentence(event, text, times, now)}
      {event.audience === 'team' && <span class="team-only"> · {text.entry.teamOnly}</span>}
    </p>
  );
}

function sentence(event: AnyEvent, text: Text, times: Times, now: number): string {
  const { entry } = text;
  const when = (at: string) => times.when(Date.parse(at), now);
  const by = event.actor.name ?? entry.system;
  switch (event.type) {
    case 'promise_missed':
      return `${entry.missed(when(event.data.dueAt))} ${entry.told[event.data.told] ?? ''}`;
    case 'nudged':
      return `${entry.nudged(when(event.data.since))} ${entry.nudgeTold[event.data.told] ?? ''}`;
    case 'promise_warned':
      return entry.warned(when(event.data.dueAt));
    case 'miss_reminded':
      return `${entry.reminded(when(event.data.dueAt))} ${entry.remindedTold[event.data.told] ?? ''}`;
    case 'ticket_assigned':
      return assigned(event, text);
    case 'ticket_classified':
      return entry.classified(by, `${text.kind[event.data.kind]}, ${text.impact[event.data.impact]}`);
    case 'plan_changed':
      return entry.planned(by, event.data.plan);
    case 'contact_changed':
      return entry.contact(event.words?.contact.name ?? null);
    case 'problem_linked':
      return event.actor.kind === 'customer' ? entry.hasToo(linkName(event)) : entry.linked(linkName(event));
    case 'problem_unlinked':
      return entry.unlinked(linkName(event));
    case 'remaining_missed': {
      const what = event.words?.what ?? text.erased;
      return `${text.report.missedRemain(what, when(event.data.by))} ${entry.told[event.data.told] ?? ''}`;
    }
    case 'approval_expired':
      return text.requests.approvalExpired;
    case 'files_deleted':
      return deleted(event, text);
    case 'ticket_closed':
      return entry.closed(text.closedBecause[event.data.because]);
    default:
      return entry.other;
  }
}

const linkName = (event: Extract<AnyEvent, { type: 'problem_linked' | 'problem_unlinked' }>): string =>
  [`P${event.data.number}`, event.words?.problem].filter(Boolean).join(' ');

function deleted({ data, words }: Extract<AnyEvent, { type: 'files_deleted' }>, text: Text): string {
  const names = data.files.map((id) => words?.files?.[id] ?? text.erased);
  return text.requests.deletedAfter(words?.what ?? text.erased, data.keptDays, names.join(', '));
}

function assigned({ facts, actor }: AnyEvent, text: Text): string {
  const holder = facts?.holder;
  if (!holder) return text.entry.other;
  if (holder.kind === 'team') return text.entry.toTeam(text.level[holder.level]);
  if (holder.id === actor.id) return text.entry.took(holder.name);
  return actor.name ? text.entry.gave(actor.name, holder.name) : text.entry.has(holder.name);
}
