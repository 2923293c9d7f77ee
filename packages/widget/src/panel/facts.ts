import { isOpen, isOverdue, isReopenable, type Ticket } from '@vestka/sdk';
import type { Words } from '../locales/en.ts';
import type { Tone } from '../types.ts';
import type { Times } from './times.ts';
import { named } from './words.ts';

/** The third fact of a ticket: when the next word comes, that it is late, or how it ends. */
export interface Next {
  tone: Tone;
  /** In a few words, for launcher and list. */
  title?: string;
  sub?: string;
  label?: string;
  when?: string;
  note?: string;
  /** How much of the promised time is over, 0 to 1. */
  spent?: number;
}

/** What a ticket is read with. */
export interface Reading {
  words: Words;
  times: Times;
  now: number;
  /** Is what is shown known to be true? Without a connection the word may have come. */
  isSure: boolean;
}

const MINUTE = 60_000;

export const nextOf = (ticket: Ticket, reading: Reading): Next => {
  const { words, times, now, isSure } = reading;
  const { promise, status } = ticket;
  if (!promise || !isOpen(status)) return endOf(ticket, reading);
  const { dueAt, firstDueAt, madeAt, by, told } = promise;
  const left = Date.parse(dueAt) - now;
  const when = times.when(dueAt, now);
  const short = times.short(dueAt, now);
  const moved = firstDueAt === dueAt ? '' : ` · ${words.moved(times.short(firstDueAt, now))}`;
  if (isOverdue(promise, now)) {
    if (!isSure) {
      return {
        tone: 'late',
        title: words.wasAt(short),
        sub: words.unsure,
        label: words.was,
        when,
        note: words.unsure,
      };
    }
    const span = times.span(-left);
    return {
      tone: 'late',
      title: words.lateBy(span),
      sub: words.wasAt(short),
      label: words.was,
      when,
      note: `${words.late(span)} ${named(words, `told_${told}`)}${moved}`,
      spent: 1,
    };
  }
  // A minute begun still counts: a promise in 30 seconds is “in 1 min”.
  const sub = words.in(times.span(left + MINUTE - 1));
  return {
    tone: 'next',
    title: words.nextAt(short),
    sub,
    label: words.next,
    when,
    note: `${sub} · ${words.by('name' in by ? by.name : '')}${moved}`,
    spent: 1 - left / (Date.parse(dueAt) - Date.parse(madeAt)),
  };
};

/** When it closes by itself, or until when it can be reopened. */
const endOf = (ticket: Ticket, { words, times, now }: Reading): Next => {
  const { status, closesAt, reopenableUntil, updatedAt, closedBecause } = ticket;
  if (status === 'resolved') {
    const when = times.when(closesAt ?? updatedAt, now);
    return { tone: 'done', title: words.readSolved, label: words.closes, when, note: words.closesNote };
  }
  const isBack = isReopenable(ticket, now);
  const isAnswered = closedBecause === 'answered';
  return {
    tone: isAnswered ? 'done' : '',
    title: isAnswered ? words.c_answered : '',
    label: isBack ? words.reopenUntil : words.ended,
    when: times.when((isBack && reopenableUntil) || updatedAt, now),
    note: named(words, `c_${closedBecause}`),
  };
};

/**
 * The ticket that the launcher speaks of: the one that is latest, else an unread report or answer to a wish, else the
 * word that comes next, else a report that waits for its answer.
 */
export const pressing = (
  tickets: readonly Ticket[],
  unread: readonly string[],
  now: number,
): Ticket | undefined => {
  const rank = ({ promise, id }: Ticket): number =>
    promise ? Date.parse(promise.dueAt) : unread.includes(id) ? now : Number.MAX_VALUE;
  return tickets
    .filter(
      ({ status, closedBecause, id }) =>
        status !== 'closed' || (closedBecause === 'answered' && unread.includes(id)),
    )
    .sort((a, b) => rank(a) - rank(b))[0];
};
