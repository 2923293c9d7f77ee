import type { TeamTicket } from '@vestka/sdk/protocol';
import { isOpen, isReopenable, openComment } from '@vestka/sdk/ticket';
import { refuse } from '../refusal.ts';
import type { Of } from './commands.ts';
import { filesOfEvent } from './given.ts';
import type { Context, Decided } from './state.ts';

/**
 * An agent's word after the end: an update without facts. On an open ticket it would leave them stale, also where the
 * customer has reopened it only just now.
 */
export function comment(ticket: TeamTicket, { body }: Of<'comment'>, context: Context): Decided {
  if (isOpen(ticket.status)) {
    return refuse('stale', {
      detail: 'This ticket is open: say it in an update, with status, activity and the next word.',
    });
  }
  // Who asked in time is answered, however late.
  if (!isReopenable(ticket, context.now) && !openComment(ticket)) return refuse('reopening_over');
  const files = filesOfEvent(body.files, context.files);
  return [
    {
      type: 'update_posted',
      audience: 'customer',
      data: { lang: body.lang ?? null, answered: null, ...files.data },
      words: {
        message: body.message,
        ...(body.technical === undefined ? {} : { technical: body.technical }),
        ...files.words,
      },
    },
  ];
}
