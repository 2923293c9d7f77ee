import type { KnownProblem } from '@vestka/sdk/protocol';
import { createProblem, executeProblem, reachProblem } from '../../commands/execute-problem.ts';
import type { House } from '../../commands/house.ts';
import { countLinked, readProblems } from '../../commands/problem-list.ts';
import { cursorOf } from '../../log/cursor.ts';
import { readProblem } from '../../log/read.ts';
import type { Handlers } from '../api.ts';
import { afterOf, colleague, pageOf, placeOf, whoOf, writePlace } from './shared.ts';

type Names =
  | 'listProblems'
  | 'createProblem'
  | 'getProblem'
  | 'problemEvents'
  | 'updateProblem'
  | 'noteProblem'
  | 'assignProblem'
  | 'reportProblem'
  | 'changeProblemRemaining';

/** The team's routes for known problems. Every one stays within the agent's workspace. */
export function problemHandlers(house: House): Pick<Handlers, Names> {
  const cursor = async () => cursorOf(await house.log.head());

  /** The cursor is read before the view, so that what happens between the two comes again by the feed. */
  const reply = async (find: () => Promise<KnownProblem>) => {
    const at = await cursor();
    const problem = await find();
    return { problem, linked: await countLinked(house, problem.id), cursor: at };
  };

  return {
    async listProblems({ caller, query: { scope, after, limit } }) {
      const at = await cursor();
      const ask = { open: scope === 'open', after: placeOf(after), limit };
      const { problems, next } = await readProblems(house, caller.workspace, ask);
      return { problems, next: next && writePlace(next), cursor: at };
    },

    createProblem: ({ caller, body, act }) => reply(() => createProblem(house, whoOf(caller), body, act)),

    getProblem: ({ caller, params }) => reply(() => reachProblem(house, caller.workspace, params.id)),

    async problemEvents({ caller, params, query: { after, limit } }) {
      await reachProblem(house, caller.workspace, params.id);
      return pageOf(await readProblem(house.reads, params.id, afterOf(after), limit), limit);
    },

    updateProblem: ({ caller, params, body, act }) =>
      reply(() => executeProblem(house, whoOf(caller), params.id, { type: 'update', body }, act)),
    noteProblem: ({ caller, params, body, act }) =>
      reply(() => executeProblem(house, whoOf(caller), params.id, { type: 'note', body }, act)),
    reportProblem: ({ caller, params, body, act }) =>
      reply(() => executeProblem(house, whoOf(caller), params.id, { type: 'report', body }, act)),

    changeProblemRemaining: ({ caller, params: { id, item }, body, act }) =>
      reply(() => executeProblem(house, whoOf(caller), id, { type: 'remaining', item, body }, act)),

    async assignProblem({ caller, params, body, act }) {
      const agent = body.agent === null ? null : await colleague(house, caller, body.agent);
      return reply(() => executeProblem(house, whoOf(caller), params.id, { type: 'assign', agent }, act));
    },
  };
}
