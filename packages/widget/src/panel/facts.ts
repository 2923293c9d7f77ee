import { isOpen, isOverdue, isReopenable, type Ticket } from '@vestka/sdk';
import type { Words } from '../locales/en.ts';
import type { Face } from '../types.ts';
import type { Times } from './times.ts';
import { named } from './words.ts';

/** The third fact of a ticket: when the next word comes, that it is late, or how it ends. */
export interface Next {
  tone: Face['tone'];
  label: string;
  when: string;
  note: string;
  /** How much of the promised time is over, 0 to 1. */
  spent?: number;
  /** The same in a few words, for the launcher and the list. */
  title: string;
  sub?: string;
}

export interface Reading {
  words: Words;
  times: Times;
  now: number;
}

/** Every minute begun still counts: a promise in 30 seconds is “in 1 min”. */
const BEGUN = 59_999;

export const nextOf = (ticket: Ticket, { words, times, now }: Reading): Next => {
  const { promise, status, closedBecause } = ticket;
  const at = (time: string | null) => times.when(time ?? ticket.updatedAt, now);
  if (status === 'resolved') {
    return {
      tone: 'done',
      title: words.readSolved,
      label: words.closes,
      when: at(ticket.closesAt),
      note: words.closesNote,
    };
  }
  if (!promise || !isOpen(status)) {
    const isBack = isReopenable(ticket, now);
    return {
      tone: '',
      title: '',
      label: isBack ? words.reopenUntil : words.ended,
      when: at(isBack ? ticket.reopenableUntil : null),
      note: named(words, `c_${closedBecause}`),
    };
  }
  const due = Date.parse(promise.dueAt);
  const made = Date.parse(promise.madeAt);
  const short = times.short(due, now);
  if (isOverdue(promise, now)) {
    const span = times.span(now - due);
    const isJust = now - due < 60_000;
    return {
      tone: 'late',
      title: isJust ? words.lateNow : words.lateBy(span),
      sub: words.wasAt(short),
      label: words.was,
      when: at(promise.dueAt),
      note: `${isJust ? words.lateNow : words.late(span)} ${named(words, `told_${promise.told}`)}`,
      spent: 1,
    };
  }
  const sub = words.in(times.span(due - now + BEGUN));
  const by = words.by(promise.by.kind === 'agent' ? promise.by.name : '');
  const isMoved = promise.firstDueAt !== promise.dueAt;
  return {
    tone: 'next',
    title: words.nextAt(short),
    sub,
    label: words.next,
    when: at(promise.dueAt),
    note: `${sub} · ${by}${isMoved ? ` · ${words.moved(times.short(promise.firstDueAt, now))}` : ''}`,
    spent: Math.max(0, (now - made) / (due - made)),
  };
};

/**
 * The ticket that the launcher speaks of: the one that is latest, else an unread report, else the word that comes
 * next, else a report that waits for its answer.
 */
export const pressing = (
  tickets: readonly Ticket[],
  unread: readonly string[],
  now: number,
): Ticket | undefined => {
  const rank = ({ status, promise, id }: Ticket): number => {
    if (status === 'resolved') return unread.includes(id) ? now : Number.MAX_VALUE;
    return promise ? Date.parse(promise.dueAt) : Number.POSITIVE_INFINITY;
  };
  return tickets.filter(({ status }) => status !== 'closed').sort((a, b) => rank(a) - rank(b))[0];
};
