import { and, desc, eq, lt } from 'drizzle-orm';
import type { Act } from '../../commands/carry-out.ts';
import { execute, reach } from '../../commands/execute.ts';
import type { House } from '../../commands/house.ts';
import { openTicket } from '../../commands/open-ticket.ts';
import { refusedField } from '../../commands/refused.ts';
import { spokeIn } from '../../commands/spoke-in.ts';
import { viewsOf } from '../../commands/tickets.ts';
import { tickets } from '../../db/schema.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { cursorOf } from '../../log/cursor.ts';
import { readTicket } from '../../log/read.ts';
import type { Handlers } from '../api.ts';
import type { CallerOf } from '../callers.ts';
import { Counter, type Limits } from '../limits.ts';
import { invalidField } from '../problem.ts';
import { afterOf, customerOf, named, pageOf } from './shared.ts';

type Names =
  | 'listTickets'
  | 'createTicket'
  | 'getTicket'
  | 'ticketEvents'
  | 'postMessage'
  | 'acceptReport'
  | 'reopenTicket'
  | 'abandonTicket'
  | 'nudgeTicket'
  | 'changeContact'
  | 'chooseOption'
  | 'answerRequest'
  | 'askApproval'
  | 'rateTicket';

/** A customer's routes. Every one reaches that customer's own tickets and no others. */
export function customerHandlers(house: House, limits: Limits, acting: Counter): Pick<Handlers, Names> {
  const { reads } = house;
  const opening = new Counter(limits.tickets, house.clock);

  /** The cursor is read before the view, so that what happens between the two comes again by the feed. */
  const cursor = async () => cursorOf(await house.log.head());

  const act = async (caller: CallerOf['customer'], id: string, command: TicketCommand, by: Act) => {
    acting.take(caller.customer);
    const at = await cursor();
    const { customer } = await execute(house, customerOf(caller), id, command, by);
    return { ticket: customer, cursor: at };
  };

  return {
    async listTickets({ caller, query: { after, limit } }) {
      if (after !== undefined && !/^\d{1,15}$/.test(after))
        throw invalidField('after', 'must be the `next` of the page before');
      const at = await cursor();
      const rows = await reads
        .select()
        .from(tickets)
        .where(
          and(
            eq(tickets.workspace, caller.workspace),
            eq(tickets.customer, caller.customer),
            after === undefined ? undefined : lt(tickets.number, Number(after)),
          ),
        )
        .orderBy(desc(tickets.number))
        .limit(limit + 1);
      const page = rows.slice(0, limit);
      const views = await viewsOf(reads, page);
      const next = rows.length > limit ? String(page.at(-1)?.number) : null;
      return { tickets: views.map(({ customer }) => customer), next, cursor: at };
    },

    async createTicket({ caller, body, act: by }) {
      opening.take(caller.customer);
      const at = await cursor();
      const { customer } = await openTicket(house, customerOf(caller), body, by);
      return { ticket: customer, cursor: at };
    },

    async getTicket({ caller, params }) {
      const at = await cursor();
      const { customer } = await reach(house, customerOf(caller), params.id);
      return { ticket: customer, cursor: at };
    },

    async ticketEvents({ caller, params, query: { after, limit } }) {
      await reach(house, customerOf(caller), params.id);
      return pageOf(await readTicket(reads, params.id, afterOf(after), limit, 'customer'), limit);
    },

    postMessage: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'message', body }, by),
    acceptReport: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'accept', body }, by),
    reopenTicket: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'reopen', body }, by),
    abandonTicket: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'abandon', body }, by),
    nudgeTicket: ({ caller, params, act: by }) => act(caller, params.id, { type: 'nudge' }, by),
    changeContact: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'contact', body }, by),

    chooseOption: ({ caller, params: { id, option }, body, act: by }) =>
      act(caller, id, { type: 'choose', option, body }, by),
    answerRequest: ({ caller, params: { id, request }, body, act: by }) =>
      act(caller, id, { type: 'answer-request', request, body }, by),
    askApproval: ({ caller, params: { id, request }, body, act: by }) =>
      act(caller, id, { type: 'ask-approval', request, body }, by),

    async rateTicket({ caller, params, body, act: by }) {
      // First of all whose it is: nothing else is said of another's.
      await reach(house, customerOf(caller), params.id);
      const thanks =
        body.thanks === undefined ? null : await named(house, caller.workspace, body.thanks, 'thanks');
      if (thanks && !(await spokeIn(house, params.id, thanks.id)))
        throw refusedField('agent_unknown', 'thanks', 'Thank somebody who wrote to you in this ticket.');
      return act(caller, params.id, { type: 'rate', body, thanks }, by);
    },
  };
}
