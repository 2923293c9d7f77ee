import type { TeamTicket } from '@vestka/sdk/protocol';
import { passesProblem } from '@vestka/sdk/ticket';
import type { Act, Who } from '../../commands/carry-out.ts';
import { limitOf, withLimits } from '../../commands/context.ts';
import { execute, reach } from '../../commands/execute.ts';
import type { House } from '../../commands/house.ts';
import { readProblems } from '../../commands/problem-list.ts';
import { readQueue } from '../../commands/queue.ts';
import { countQueue } from '../../commands/queue-counts.ts';
import { likelyProblems } from '../../commands/suggest.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { cursorOf } from '../../log/cursor.ts';
import { readTicket } from '../../log/read.ts';
import type { Handlers } from '../api.ts';
import type { CallerOf } from '../callers.ts';
import { afterOf, colleague, pageOf, placeOf, whoOf, writePlace } from './shared.ts';

type Names =
  | 'listAgents'
  | 'queue'
  | 'getTeamTicket'
  | 'teamTicketEvents'
  | 'postUpdate'
  | 'postComment'
  | 'addNote'
  | 'assignTicket'
  | 'publishReport'
  | 'escalateTicket'
  | 'classifyTicket'
  | 'answerWish'
  | 'limitCustomer'
  | 'linkProblem'
  | 'suggestProblems'
  | 'changeRemaining';

/** The team's routes for tickets. Every one stays within the agent's workspace. */
export function agentHandlers(house: House): Pick<Handlers, Names> {
  const { reads } = house;
  const cursor = async () => cursorOf(await house.log.head());

  // A ticket's own events tell only of a limit that was set or lifted from it; the customer's stands in all of theirs.
  const limited = async (team: TeamTicket): Promise<TeamTicket> => ({
    ...team,
    limit: await limitOf(house, team.customer.id),
  });

  const act = async (caller: CallerOf['agent'], id: string, command: TicketCommand, by: Act) => {
    const at = await cursor();
    const { team } = await execute(house, whoOf(caller), id, command, by);
    return { ticket: await limited(team), cursor: at };
  };

  return {
    async listAgents({ caller }) {
      const team = await house.directory.agents(caller.workspace);
      return { agents: team.map(({ id, name, role, level }) => ({ id, name, role, level })) };
    },

    async queue({ caller, query: { scope, after, limit, ...filter } }) {
      const at = await cursor();
      const { agent } = caller;
      const { tickets, next } = await readQueue(house, {
        agent,
        scope,
        filter,
        after: placeOf(after),
        limit,
      });
      const { problems } =
        after === undefined
          ? await readProblems(house, caller.workspace, { open: true, ended: scope === 'ended' })
          : { problems: [] };
      const now = house.clock.now();
      return {
        tickets: await withLimits(house, tickets),
        next: next && writePlace(next),
        counts: await countQueue(house, agent),
        problems: problems.filter(({ problem }) => passesProblem(problem, filter, now)),
        cursor: at,
      };
    },

    async getTeamTicket({ caller, params }) {
      const at = await cursor();
      const { team } = await reach(house, whoOf(caller), params.id);
      return { ticket: await limited(team), cursor: at };
    },

    async teamTicketEvents({ caller, params, query: { after, limit } }) {
      await reach(house, whoOf(caller), params.id);
      return pageOf(await readTicket(reads, params.id, afterOf(after), limit), limit);
    },

    postUpdate: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'update', body }, by),
    postComment: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'comment', body }, by),
    addNote: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'note', body }, by),
    publishReport: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'report', body }, by),

    async assignTicket({ caller, params, body, act: by }) {
      const agent = body.agent === null ? null : await colleague(house, caller, body.agent);
      return act(caller, params.id, { type: 'assign', agent }, by);
    },

    async escalateTicket({ caller, params, body, act: by }) {
      const agent = body.agent === undefined ? null : await colleague(house, caller, body.agent);
      return act(caller, params.id, { type: 'escalate', body, agent }, by);
    },

    classifyTicket: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'classify', body }, by),
    answerWish: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'answer-wish', body }, by),
    limitCustomer: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'limit', body }, by),
    linkProblem: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'link', body }, by),

    changeRemaining: ({ caller, params: { id, item }, body, act: by }) =>
      act(caller, id, { type: 'remaining', item, body }, by),

    async suggestProblems({ caller, params }) {
      const who: Who = whoOf(caller);
      const { team } = await reach(house, who, params.id);
      return { suggestions: await likelyProblems(house, caller.workspace, team) };
    },
  };
}
