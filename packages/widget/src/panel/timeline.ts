import type { Ticket, TicketEvent } from '@vestka/sdk';
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

/** A person's words in an event. */
export const said = (event: TicketEvent, { words }: Reading, tail?: string, label?: string): Line => {
  const { at, cursor: key, actor } = event;
  const own = event.words ?? {};
  const isMine = actor.kind === 'customer';
  return {
    key,
    at,
    who: isMine ? words.you : (actor.name ?? words.team),
    isMine,
    text: named(own, 'message') || named(own, 'reason') || named(own, 'activity', words.erased),
    label,
    tail,
  };
};

export const system = ({ at, cursor }: TicketEvent, text: string, mark: Line['mark'] = '→'): Line => ({
  key: cursor + mark,
  at,
  text,
  mark,
});

/** What an event made of the facts. */
export const standing = ({ facts, at }: TicketEvent, { words, times }: Reading): string =>
  facts
    ? statusName(words, facts.status) +
      (facts.promise ? ` · ${words.next}: ${times.when(facts.promise.dueAt, Date.parse(at))}` : '')
    : '';

/** What an event says to the customer, in order. */
const linesOf = (event: TicketEvent, ticket: Ticket, reading: Reading): Line[] => {
  const { words, times, now, more } = reading;
  const { type, data, facts, at } = event;
  const lines: Line[] = [];
  if (type === 'ticket_created') lines.push(said(event, reading, '', words.youTold));
  else if (type === 'update_posted') lines.push(said(event, reading, standing(event, reading)));
  else if (type === 'message_posted') lines.push(said(event, reading));
  else if (type === 'ticket_assigned' && facts) {
    lines.push(system(event, words.has(holderName(words, facts.holder))));
  } else if (type === 'promise_missed') {
    const missed = words.missed(times.short(data.dueAt, now));
    lines.push(system(event, `${missed} ${named(words, `told_${data.told}`)}`, '!'));
  } else lines.push(...(more?.linesOf(event, ticket, reading) ?? []));
  if ('answered' in data && data.answered) {
    const { kept, dueAt } = data.answered;
    const line = kept ? words.kept : words.keptLate;
    lines.push(system(event, line(times.short(at, now), times.short(dueAt, now)), kept ? '✓' : '!'));
  }
  return lines;
};

/** The latest on top. */
export const timelineOf = (events: readonly TicketEvent[], ticket: Ticket, reading: Reading): Line[] =>
  events.flatMap((event) => linesOf(event, ticket, reading)).reverse();
