import type { KnownProblem } from '@vestka/sdk/protocol';
import { isRefusal } from '../domain/refusal.ts';
import type { TicketCommand } from '../domain/ticket/commands.ts';
import { decide } from '../domain/ticket/decide.ts';
import { type Decision, type TicketState, upToDate } from '../domain/ticket/state.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import { contextOf, type Writing, writingOf } from './context.ts';
import { filesFor } from './files-for.ts';
import type { House } from './house.ts';
import { loadProblem } from './problems.ts';
import { refused } from './refused.ts';
import { type Loaded, loadTicket, ticketAppend } from './tickets.ts';

/**
 * The way of every write to a ticket.
 *
 * @returns the ticket's views; after a replayed intent, as they stand today
 * @throws Refused when the rules say no; nothing was written
 */
export function execute(
  house: House,
  who: Who,
  ticket: string,
  command: TicketCommand,
  act?: Act,
): Promise<TicketState> {
  // The known problem that is to be followed from now on.
  let target: KnownProblem | null = null;
  let writing: Writing | null = null;
  return carryOut<Loaded, TicketState>(house, who, ticket, act, {
    load: () => (command.type === 'open' ? Promise.resolve(null) : mine(house, who, ticket)),
    async decide(loaded, workspace) {
      const wanted = problemWanted(command);
      target = wanted ? await loadProblem(house, who.workspace, wanted) : null;
      const problem = target ?? (command.type === 'link' ? null : (loaded?.problem ?? null));
      writing = await writingOf(house, who.customer);
      const files = await filesFor(house, who, command);
      if (isRefusal(files)) return files;
      const context = await contextOf(house, who, workspace, { problem, writing, files });
      // Whatever else is decided, the ticket first takes in what the problem that it follows has said.
      const present = loaded && upToDate(loaded.state, loaded.problem);
      return decide(present, command, context);
    },
    append: (loaded, decision, workspace, intent) => ({
      ...ticketAppend(workspace, loaded, decision as Decision, target, intent),
      // Of two words at once, on whichever tickets, the later is decided again.
      ofCustomer: writing && who.customer ? { customer: who.customer, events: writing.events } : undefined,
    }),
    seen: (loaded) => loaded && seenBy(who, upToDate(loaded.state, loaded.problem)),
    answer: (stream) => reach(house, who, stream),
  });
}

/** The known problem that a ticket is to follow from now on. */
function problemWanted(command: TicketCommand): string | null | undefined {
  if (command.type === 'link') return command.body.problem;
  return command.type === 'open' ? command.body.problem : undefined;
}

/** The ticket as it stands, if this person may touch it. What is not theirs looks like what does not exist. */
export async function reach(house: House, who: Who, ticket: string): Promise<TicketState> {
  const { state, problem } = await mine(house, who, ticket);
  return upToDate(state, problem);
}

async function mine(house: House, who: Who, ticket: string): Promise<Loaded> {
  const loaded = await loadTicket(house, who.workspace, ticket);
  if (!loaded || (who.customer !== undefined && loaded.state.team.customer.id !== who.customer))
    throw refused('not_found');
  return loaded;
}

const seenBy = (who: Who, state: TicketState): object =>
  who.customer === undefined ? state.team : state.customer;
