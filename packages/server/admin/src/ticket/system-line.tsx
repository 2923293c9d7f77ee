import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import type { Times } from '../lib/times.ts';
import type { Text } from '../locales/index.ts';
import { Time } from '../parts/time.tsx';

interface Props {
  readonly event: TicketEvent | ProblemEvent;
  readonly now: number;
}

/** What the system says, smaller than people. */
export function SystemLine({ event, now }: Props) {
  const { text, times } = useDesk();
  const late = event.type === 'promise_missed';
  return (
    <p class={`system ${late ? 'late' : ''}`}>
      <Time at={event.at} now={now} /> {sentence(event, text, times, now)}
    </p>
  );
}

function sentence(event: TicketEvent | ProblemEvent, text: Text, times: Times, now: number): string {
  switch (event.type) {
    case 'promise_missed': {
      const due = times.when(Date.parse(event.data.dueAt), now);
      return `${text.entry.missed(due)} ${text.entry.told[event.data.told] ?? ''}`;
    }
    case 'ticket_assigned':
      return assigned(event, text);
    case 'ticket_closed':
      return text.entry.closed(text.closedBecause[event.data.because]);
    default:
      return text.entry.other;
  }
}

function assigned({ facts, actor }: TicketEvent | ProblemEvent, text: Text): string {
  const holder = facts?.holder;
  if (!holder) return text.entry.other;
  if (holder.kind === 'team') return text.entry.toTeam(text.level[holder.level]);
  if (holder.id === actor.id) return text.entry.took(holder.name);
  return actor.name ? text.entry.gave(actor.name, holder.name) : text.entry.has(holder.name);
}
