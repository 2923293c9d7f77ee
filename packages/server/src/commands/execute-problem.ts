import type { KnownProblem, NewKnownProblem } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import type { ProblemCommand } from '../domain/problem/commands.ts';
import { decideProblem, type ProblemDecision } from '../domain/problem/decide.ts';
import { isRefusal } from '../domain/refusal.ts';
import { newId } from '../ids.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import { contextOf } from './context.ts';
import { filesFor } from './files-for.ts';
import type { House } from './house.ts';
import { loadProblem, problemAppend } from './problems.ts';
import { refused } from './refused.ts';

/** @throws Refused `not_found` */
export async function reachProblem(house: House, workspace: string, id: string): Promise<KnownProblem> {
  const problem = await loadProblem(house, workspace, id);
  if (!problem) throw refused('not_found');
  return problem;
}

/** Opens a known problem. Its number is reserved before the decision. */
export async function createProblem(
  house: House,
  who: Who,
  body: z.output<typeof NewKnownProblem>,
  act: Act,
): Promise<KnownProblem> {
  const number = await house.log.reserveNumber(`${who.workspace}:problems`);
  const problem = newId('pb');
  return executeProblem(house, who, problem, { type: 'create', problem, number, body }, act);
}

/**
 * The way of every write to a known problem.
 *
 * @returns its view; after a replayed intent, as it stands today
 * @throws Refused when the rules say no; nothing was written
 */
export function executeProblem(
  house: House,
  who: Who,
  problem: string,
  command: ProblemCommand,
  act?: Act,
): Promise<KnownProblem> {
  return carryOut<KnownProblem, KnownProblem>(house, who, problem, act, {
    load: async () => (command.type === 'create' ? null : reachProblem(house, who.workspace, problem)),
    async decide(state, workspace) {
      const files = await filesFor(house, who, command);
      if (isRefusal(files)) return files;
      return decideProblem(state, command, await contextOf(house, who, workspace, { files }));
    },
    append: (state, decision, workspace, intent) =>
      problemAppend(workspace, state?.version ?? 0, decision as ProblemDecision, intent),
    seen: (state) => state,
    answer: (stream) => reachProblem(house, who.workspace, stream),
  });
}
