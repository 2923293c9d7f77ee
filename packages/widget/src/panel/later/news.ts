import { isOpen, type Ticket } from '@vestka/sdk';
import { restOf } from '../facts.ts';
import type { Session } from '../session.ts';
import { named } from '../words.ts';
import { wordsOf } from './words.ts';

/**
 * The word that was waited for after the end: what remained and is done, with what was said of it, as long as it is the
 * latest.
 */
export const newsOf = (s: Session, ticket: Ticket): string | undefined => {
  const { id, status, stillOwed = [], report, updatedAt } = ticket;
  const done = [...stillOwed, ...(report?.remaining ?? [])].find(({ doneAt }) => doneAt === updatedAt);
  if (!done || isOpen(status)) return;
  const words = wordsOf(s);
  const said = named(s.client.state.timelines[id]?.at(-1)?.words ?? {}, 'message');
  return [words.nowDone(done.what ?? words.erased), said].filter(Boolean).join('. ');
};

/** What is being done after the end: the latest news of it; closed, and still not all is done, that it goes on. */
export const nowOf = (s: Session, ticket: Ticket): string | undefined =>
  newsOf(s, ticket) ?? (ticket.status === 'closed' && restOf(ticket) ? wordsOf(s).restGoesOn : undefined);
