import type { VestkaError } from '../errors.ts';
import type { KnownProblem, KnownProblemRow } from '../protocol/known-problems.ts';
import type { RemainingChange } from '../protocol/reports.ts';
import type { KnownProblemReply, TeamTicketReply } from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { allRemaining } from '../ticket/filter.ts';
import type { Act } from './act.ts';
import type { AgentClient } from './types.ts';

/** What becomes of the server's answers. */
export interface Shown {
  ticket(ticket: TeamTicket): void;
  problem(row: KnownProblemRow): void;
  /** The ticket or problem has changed since the agent looked. */
  stale(stream: string): void;
}

type OfTicket = Pick<
  AgentClient,
  | 'update'
  | 'comment'
  | 'note'
  | 'assign'
  | 'report'
  | 'remaining'
  | 'escalate'
  | 'classify'
  | 'answerWish'
  | 'limit'
  | 'link'
>;
type OfProblem = Pick<
  AgentClient['problems'],
  'create' | 'update' | 'note' | 'assign' | 'report' | 'remaining'
>;

/** What a change of something that remains is based on. */
const standing = (
  view: Pick<TeamTicket, 'report' | 'stillOwed'>,
  item: number,
): RemainingChange['basedOn'] => ({
  report: view.report?.publishedAt ?? '',
  by: allRemaining(view)[item]?.by ?? '',
});

/** What an agent does to tickets and known problems: each method one call. */
export function commandsOf(act: Act, shown: Shown): OfTicket & { problems: OfProblem } {
  const send = async <R>(path: string, body: object, id = ''): Promise<R> => {
    try {
      return await act<R>(path, body);
    } catch (error) {
      if ((error as VestkaError).code === 'stale') shown.stale(id);
      throw error;
    }
  };

  const onTicket = async (id: string, command: string, body: object): Promise<TeamTicket> => {
    const { ticket } = await send<TeamTicketReply>(`/agent/tickets/${id}/${command}`, body, id);
    shown.ticket(ticket);
    return ticket;
  };

  const onProblem = async (id: string, command: string, body: object): Promise<KnownProblem> => {
    const reply = await send<KnownProblemReply>(`/agent/problems/${id}/${command}`, body, id);
    shown.problem(reply);
    return reply.problem;
  };

  return {
    update: ({ id, tag }, input) => onTicket(id, 'updates', { ...input, basedOn: tag }),
    comment: (id, input) => onTicket(id, 'comments', input),
    note: (id, text, files) => onTicket(id, 'notes', { text, files }),
    assign: (id, agent) => onTicket(id, 'assignment', { agent }),
    report: ({ id, tag }, input) => onTicket(id, 'report', { ...input, basedOn: tag }),
    remaining: (ticket, item, change) =>
      onTicket(ticket.id, `report/remaining/${item}`, { ...change, basedOn: standing(ticket, item) }),
    escalate: ({ id, tag }, input) => onTicket(id, 'escalations', { ...input, basedOn: tag }),
    classify: (id, input) => onTicket(id, 'classification', input),
    answerWish: ({ id, tag }, input) => onTicket(id, 'wish-answer', { ...input, basedOn: tag }),
    limit: (id, input) => onTicket(id, 'limits', input),
    link: ({ id, tag }, problem, nextUpdateAt) =>
      onTicket(id, 'problem', { problem, nextUpdateAt, basedOn: tag }),
    problems: {
      async create(input) {
        const reply = await send<KnownProblemReply>('/agent/problems', input);
        shown.problem(reply);
        return reply.problem;
      },
      update: ({ id, tag }, input) => onProblem(id, 'updates', { ...input, basedOn: tag }),
      note: (id, text, files) => onProblem(id, 'notes', { text, files }),
      assign: (id, agent) => onProblem(id, 'assignment', { agent }),
      report: ({ id, tag }, input) => onProblem(id, 'report', { ...input, basedOn: tag }),
      remaining: (problem, item, change) =>
        onProblem(problem.id, `report/remaining/${item}`, { ...change, basedOn: standing(problem, item) }),
    },
  };
}
