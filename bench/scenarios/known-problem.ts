import { Agent } from '../load/agent.ts';
import { startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compareRates, rate, type Side } from '../rounds.ts';
import type { Keys, OpenTicket } from '../servers/vestka.ts';
import type { Scenario } from './scenario.ts';

const FOLLOWERS = 50_000;

/** One word to all who follow a known problem: as dear with fifty thousand tickets behind it as with one. */
export const knownProblem: Scenario = {
  name: 'known-problem',
  title: `An update of a known problem that ${FOLLOWERS.toLocaleString('en')} tickets follow`,
  against: 'one that a single ticket follows, on the same server',
  unit: 'updates/s',
  reach: { least: 0.9 },
  async run({ rounds, seconds }) {
    const child = await startServer('vestka');
    try {
      const agent = new Agent(await child.ask<Keys>('keys'));
      const side = async (followers: number): Promise<Side> => {
        const problem = await child.ask<OpenTicket>('problem', followers);
        const measure = async () => {
          const [line] = (await HttpLine.open(child.url, 1)) as [HttpLine];
          const perSecond = await rate(seconds, async () => {
            await agent.updateProblem(line, problem);
            return 1;
          });
          line.close();
          return perSecond;
        };
        return { child, measure };
      };
      const sides = { ours: await side(FOLLOWERS), floor: await side(1) };
      return await compareRates(rounds, sides);
    } finally {
      await child.stop();
    }
  },
};
