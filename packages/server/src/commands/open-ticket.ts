import type { NewTicket } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import type { TicketState } from '../domain/ticket/state.ts';
import { newId } from '../ids.ts';
import type { Act, Who } from './carry-out.ts';
import { execute } from './execute.ts';
import type { House } from './house.ts';

/** Opens a ticket for a customer. Its number is reserved before the decision. */
export async function openTicket(
  house: House,
  who: Who & { customer: string },
  body: z.output<typeof NewTicket>,
  act: Act,
): Promise<TicketState> {
  const number = await house.log.reserveNumber(who.workspace);
  const ticket = newId('tk');
  return execute(house, who, ticket, { type: 'open', ticket, number, customer: who.customer, body }, act);
}
