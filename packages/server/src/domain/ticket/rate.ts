import type { TeamTicket } from '@vestka/sdk/protocol';
import { refuse } from '../refusal.ts';
import type { Of } from './commands.ts';
import { type Context, type Decided, iso } from './state.ts';

/** What the customer found of it all: once for a ticket, after its end. */
export function rate(ticket: TeamTicket, { body, thanks }: Of<'rate'>, context: Context): Decided {
  if (ticket.rating) return refuse('already_rated');
  if (ticket.status !== 'closed') return refuse('not_closed');
  const { grade, text } = body;
  return [
    {
      type: 'rated',
      audience: 'customer',
      data: {
        grade,
        thanks: thanks?.id ?? null,
        lang: body.lang ?? null,
        patch: { rating: { grade, at: iso(context.now), ...(thanks ? { thanks } : {}) } },
      },
      words: text === undefined ? null : { text, patch: { rating: { text } } },
    },
  ];
}
