import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Act, execute, reach, type Who } from '../../commands/execute.ts';
import type { House } from '../../commands/house.ts';
import { refusedField } from '../../commands/refused.ts';
import { viewsOf } from '../../commands/tickets.ts';
import { tickets } from '../../db/schema.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import { cursorOf } from '../../log/cursor.ts';
import { readTicket } from '../../log/read.ts';
import type { Handlers } from '../api.ts';
import type { CallerOf } from '../callers.ts';
import { invalidField } from '../problem.ts';

type Names =
  | 'listAgents'
  | 'queue'
  | 'getTeamTicket'
  | 'teamTicketEvents'
  | 'postUpdate'
  | 'addNote'
  | 'assignTicket'
  | 'publishReport';

/** The team's routes. Every one stays within the agent's workspace. */
export function agentHandlers(house: House): Pick<Handlers, Names> {
  const { reads } = house;
  const cursor = async () => cursorOf(await house.log.head());

  const act = async (caller: CallerOf['agent'], id: string, command: TicketCommand, by: Act) => {
    const at = await cursor();
    const { team } = await execute(house, whoOf(caller), id, command, by);
    return { ticket: team, cursor: at };
  };

  return {
    async listAgents({ caller }) {
      const team = await house.directory.agents(caller.workspace);
      return { agents: team.map(({ id, name, role, level }) => ({ id, name, role, level })) };
    },

    async queue({ caller, query: { scope, after, limit } }) {
      const at = await cursor();
      const { id: me } = caller.agent;
      const open = eq(tickets.open, scope === 'ended' ? 0 : 1);
      const whose =
        scope === 'mine'
          ? eq(tickets.assignee, me)
          : scope === 'unassigned'
            ? isNull(tickets.assignee)
            : undefined;
      const inWorkspace = eq(tickets.workspace, caller.workspace);
      const rows = await reads
        .select()
        .from(tickets)
        .where(and(inWorkspace, open, whose, after === undefined ? undefined : beyond(after)))
        .orderBy(asc(tickets.sortAt), asc(tickets.number))
        .limit(limit + 1);
      const [counts] = await reads
        .select({
          all: count(),
          mine: sql<number>`count(*) FILTER (WHERE ${tickets.assignee} = ${me})`,
          unassigned: sql<number>`count(*) FILTER (WHERE ${tickets.assignee} IS NULL)`,
        })
        .from(tickets)
        .where(and(inWorkspace, eq(tickets.open, 1)));
      const page = rows.slice(0, limit);
      const views = await Promise.all(page.map((row) => viewsOf(reads, row)));
      const last = page.at(-1);
      return {
        tickets: views.map(({ team }) => team),
        next: last && rows.length > limit ? `${last.sortAt}_${last.number}` : null,
        counts: counts ?? { all: 0, mine: 0, unassigned: 0 },
        cursor: at,
      };
    },

    async getTeamTicket({ caller, params }) {
      const at = await cursor();
      const { team } = await reach(house, whoOf(caller), params.id);
      return { ticket: team, cursor: at };
    },

    async teamTicketEvents({ caller, params, query: { after, limit } }) {
      await reach(house, whoOf(caller), params.id);
      const events = await readTicket(reads, params.id, after, limit);
      return { events, next: events.length === limit ? String(events.at(-1)?.version) : null };
    },

    postUpdate: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'update', body }, by),
    addNote: ({ caller, params, body, act: by }) => act(caller, params.id, { type: 'note', body }, by),
    publishReport: ({ caller, params, body, act: by }) =>
      act(caller, params.id, { type: 'report', body }, by),

    async assignTicket({ caller, params, body, act: by }) {
      const agent = body.agent === null ? null : await colleague(caller, body.agent);
      return act(caller, params.id, { type: 'assign', agent }, by);
    },
  };

  async function colleague({ workspace, agent }: CallerOf['agent'], asked: string) {
    const found = asked === 'me' ? agent : await house.directory.agent(workspace, asked);
    if (!found) throw refusedField('agent_unknown', 'agent', 'There is no such agent here.');
    return { id: found.id, name: found.name };
  }
}

/** The rows behind the last one of the page before. Numbers break ties, as they do in the SDK's queue. */
function beyond(after: string): SQL | undefined {
  const [, sortAt, number] = /^(-?\d{1,15})_(\d{1,15})$/.exec(after) ?? [];
  if (!sortAt || !number) throw invalidField('after', 'must be the `next` of the page before');
  const at = Number(sortAt);
  return or(gt(tickets.sortAt, at), and(eq(tickets.sortAt, at), gt(tickets.number, Number(number))));
}

const whoOf = ({ workspace, agent }: CallerOf['agent']): Who => ({
  workspace,
  actor: { kind: 'agent', id: agent.id, name: agent.name },
});
