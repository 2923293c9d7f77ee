import { isOpen, type Ticket, type TicketEvent } from '@vestka/sdk';
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

/** What an event says to the customer, the latest line first. */
const linesOf = (event: TicketEvent, ticket: Ticket, { words, times, now }: Reading): Line[] => {
  const { at, cursor, actor, facts, type } = event;
  const own = (event.words ?? {}) as Record<string, unknown>;
  const data = event.data as {
    answered?: { dueAt: string; kept: boolean };
    stillBroken?: boolean;
    [name: string]: unknown;
  };
  const time = (instant: unknown) => times.short(instant as string, now);
  const isMine = actor.kind === 'customer';
  const message = named(own, 'message') || named(own, 'reason');
  const system = (text: string, mark: Line['mark'] = '→', more?: Partial<Line>): Line[] => [
    { key: cursor + mark, at, text, mark, ...more },
  ];
  const said = (tail = '', label = ''): Line[] => {
    const text = message || named(own, 'activity', words.erased);
    return [
      { key: cursor, at, who: isMine ? words.you : (actor.name ?? words.team), isMine, text, label, tail },
    ];
  };
  const standing = facts
    ? statusName(words, facts.status) +
      (facts.promise ? ` · ${words.next}: ${times.when(facts.promise.dueAt, Date.parse(at))}` : '')
    : '';

  const { answered } = data;
  const kept = answered
    ? system(
        (answered.kept ? words.kept : words.keptLate)(time(at), time(answered.dueAt)),
        answered.kept ? '✓' : '!',
      )
    : [];
  if (type === 'ticket_created') return said('', words.youTold);
  if (type === 'ticket_reopened')
    return [...system(`${words.reopened}. ${standing}`), ...said('', words.youSee)];
  if (type === 'message_posted') return said('', data.stillBroken ? words.youSee : '');
  if (type === 'promise_moved') return [...kept, ...said(words.movedLine(time(data.from), time(data.to)))];
  if (type === 'promise_missed') {
    return system(`${words.missed(time(data.dueAt))} ${named(words, `told_${data.told}`)}`, '!');
  }
  if (type === 'ticket_assigned') return facts ? system(words.has(holderName(words, facts.holder))) : [];
  if (type === 'ticket_closed') {
    return [...system(named(words, `c_${data.because}`, words.s_closed), '✓'), ...(message ? said() : [])];
  }
  if (type === 'report_published') {
    const hasReport = ticket.report?.publishedAt === at && isOpen(ticket.status);
    return [...kept, ...system(words.reportLine, '✓', { hasReport, key: cursor })];
  }
  // An update, or what a newer server calls by a name not known here: its words, or else what it changed.
  if (type === 'update_posted' || message) return [...kept, ...said(standing)];
  return standing ? system(standing) : [];
};

export const timelineOf = (events: readonly TicketEvent[], ticket: Ticket, reading: Reading): Line[] =>
  events.flatMap((event) => linesOf(event, ticket, reading).reverse()).reverse();
