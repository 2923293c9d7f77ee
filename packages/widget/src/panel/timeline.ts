import { isOpen, type ProblemEvent, type Ticket, type TicketEvent } from '@vestka/sdk';
import type { Reading } from './facts.ts';
import { holderName, named, statusName } from './words.ts';

/** One line of what happened: a person's words, or the system's in small. */
export interface Line {
  key: string;
  at: string;
  /** The person; none: the system. */
  who?: string;
  isMine?: boolean;
  /** What the words are, where that is not plain. */
  label?: string;
  text: string;
  /** What the words changed. */
  tail?: string;
  mark?: '✓' | '!' | '→';
  /** The report can be read from here. */
  hasReport?: boolean;
}

/** What an event says to the customer, in order. */
const linesOf = (
  event: TicketEvent | ProblemEvent,
  ticket: Ticket,
  { words, times, now }: Reading,
): Line[] => {
  const { type, data, facts, at, actor, cursor } = event;
  const lines: Line[] = [];
  const own = event.words ?? {};
  const message = named(own, 'message');
  const isMine = actor.kind === 'customer';
  const short = (time: string) => times.short(time, now);
  const say = (tail?: string, label?: string) => {
    const text = message || named(own, 'reason') || named(own, 'activity', words.erased);
    const who = isMine ? words.you : (actor.name ?? words.team);
    lines.push({ key: cursor, at, who, isMine, text, label, tail });
  };
  const tell = (text: string, mark: Line['mark'] = '→', hasReport?: boolean) =>
    lines.push({ key: cursor + mark, at, text, mark, hasReport });
  /** What the event made of the facts. */
  const standing = !facts
    ? ''
    : statusName(words, facts.status) +
      (facts.promise ? ` · ${words.next}: ${times.when(facts.promise.dueAt, Date.parse(at))}` : '');

  switch (type) {
    case 'ticket_created':
      say('', words.youTold);
      break;
    case 'message_posted':
      say('', data.stillBroken ? words.youSee : '');
      break;
    case 'ticket_reopened':
      say('', words.youSee);
      tell(`${words.reopened}. ${standing}`);
      break;
    case 'promise_moved':
      say(words.movedLine(short(data.from), short(data.to)));
      break;
    case 'promise_missed':
      tell(`${words.missed(short(data.dueAt))} ${named(words, `told_${data.told}`)}`, '!');
      break;
    case 'ticket_assigned':
      if (facts) tell(words.has(holderName(words, facts.holder)));
      break;
    case 'report_published':
      tell(words.reportLine, '✓', ticket.report?.publishedAt === at && isOpen(ticket.status));
      break;
    case 'ticket_closed':
      if (message) say();
      tell(named(words, `c_${data.because}`, words.s_closed), '✓');
      break;
    default:
      // An update, or what a newer server calls by a name not known here: its words, or else what it changed.
      if (message || type === 'update_posted') say(standing);
      else if (standing) tell(standing);
  }
  if ('answered' in data && data.answered) {
    const { kept, dueAt } = data.answered;
    const line = kept ? words.kept : words.keptLate;
    lines.push({
      key: `${cursor}.`,
      at,
      text: line(short(at), short(dueAt)),
      mark: kept ? '✓' : '!',
    });
  }
  return lines;
};

/** The latest on top. */
export const timelineOf = (
  events: readonly (TicketEvent | ProblemEvent)[],
  ticket: Ticket,
  reading: Reading,
): Line[] => events.flatMap((event) => linesOf(event, ticket, reading)).reverse();
