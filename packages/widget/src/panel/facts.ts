import { isOpen, isReopenable, type Remaining, type Ticket } from '@vestka/sdk';
import type { Words } from '../locales/en.ts';
import type { Tone } from '../types.ts';
import type { Times } from './times.ts';
import { holderName, leftOf, named, stateName } from './words.ts';

/** The third fact of a ticket: when the next word comes, that it is late, or how it ends. */
export interface Next {
  tone: Tone;
  /** In a few words, for launcher and list. */
  title?: string;
  sub?: string;
  label?: string;
  when?: string;
  note?: string;
  /** What else is to be known of how it goes on: who has it, or how it ends. */
  aside?: string;
  /** The date of the next word, or of what remains. */
  at?: string;
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

/**
 * What is still to be done after the reports, the next date first. It is the next word of a request that has ended,
 * also once the customer has accepted the report; not where they need no answer any more.
 */
export const restOf = (ticket: Ticket): Remaining | undefined =>
  isOpen(ticket.status) || ticket.closedBecause === 'abandoned'
    ? undefined
    : leftOf(ticket).sort((a, b) => (a.by < b.by ? -1 : 1))[0];

export const nextOf = (ticket: Ticket, reading: Reading): Next => {
  const { words } = reading;
  const { promise, status, report, holder } = ticket;
  if (isOpen(status) && promise) {
    return { ...promised(promise, reading), aside: words.has(holderName(words, holder)) };
  }
  const end = endOf(ticket, reading);
  const rest = restOf(ticket);
  if (!rest) return end;
  const { what, who, by, firstBy, told } = rest;
  const next = promised(
    {
      dueAt: by,
      firstDueAt: firstBy ?? by,
      madeAt: report?.publishedAt as string,
      by: { name: who ?? '' },
      told,
    },
    reading,
  );
  return {
    ...next,
    // A report that is not answered yet is still what the launcher leads to.
    ...(end.title && next.tone === 'next' && { tone: end.tone, title: end.title, sub: next.title }),
    note: `${what ?? words.erased} · ${next.note}`,
    aside: `${end.label} ${end.when}`,
  };
};

interface Due {
  readonly dueAt: string;
  readonly firstDueAt: string;
  readonly madeAt: string;
  readonly by: object;
  readonly told?: string | null | undefined;
}

/** What is promised for a time: when that is, or that it is late. */
const promised = (
  { dueAt, firstDueAt, madeAt, by, told }: Due,
  { words, times, now, isSure }: Reading,
): Next => {
  const left = Date.parse(dueAt) - now;
  const when = times.when(dueAt, now);
  const short = times.short(dueAt, now);
  const moved = firstDueAt === dueAt ? '' : ` · ${words.moved(times.short(firstDueAt, now))}`;
  if (left <= 0) {
    if (!isSure) {
      return {
        tone: 'late',
        title: words.wasAt(short),
        sub: words.unsure,
        label: words.was,
        when,
        note: words.unsure,
        at: dueAt,
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
      at: dueAt,
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
    note: `${sub} · ${words.by(named(by, 'name'))}${moved}`,
    at: dueAt,
    spent: 1 - left / (Date.parse(dueAt) - Date.parse(madeAt)),
  };
};

/** When it closes by itself, or until when it can be reopened. */
const endOf = (ticket: Ticket, { words, times, now }: Reading): Next => {
  const { status, closesAt, reopenableUntil, updatedAt, closedBecause } = ticket;
  if (status === 'resolved') {
    const when = times.full(closesAt ?? updatedAt, now);
    const title = words.readSolved(stateName(words, ticket));
    return { tone: 'done', title, label: words.closes, when, note: words.closesNote };
  }
  const isBack = isReopenable(ticket, now);
  const isAnswered = closedBecause === 'answered';
  return {
    tone: isAnswered ? 'done' : '',
    title: isAnswered ? words.c_answered : '',
    label: isBack ? words.reopenUntil : words.ended,
    when: times.full((isBack && reopenableUntil) || updatedAt, now),
    note: named(words, `c_${closedBecause}`),
  };
};

/**
 * The ticket that the launcher speaks of: the one that is latest, else an unread report or answer to a wish, else the
 * word that comes next or the next date of what remains after a report, else a report that waits for its answer.
 */
export const pressing = (
  tickets: readonly Ticket[],
  unread: readonly string[],
  now: number,
): Ticket | undefined => {
  const rank = (ticket: Ticket): number => {
    const { promise } = ticket;
    if (!promise && unread.includes(ticket.id)) return now;
    const due = promise?.dueAt ?? restOf(ticket)?.by;
    return due ? Date.parse(due) : Number.MAX_VALUE;
  };
  return tickets
    .filter(
      (ticket) =>
        ticket.status !== 'closed' ||
        restOf(ticket) ||
        (ticket.closedBecause === 'answered' && unread.includes(ticket.id)),
    )
    .sort((a, b) => rank(a) - rank(b))[0];
};
