import { Agent } from '../load/agent.ts';
import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compareRates, type Side } from '../rounds.ts';
import type { Keys, OpenTicket } from '../servers/vestka.ts';
import type { Scenario } from './scenario.ts';

/** Requests under way at once, each on its own connection. */
const IN_FLIGHT = 64;
const TICKETS_A_LINE = 4;

/** Updates that were acknowledged, which is to say: are on the disk. */
export const updates: Scenario = {
  name: 'updates',
  title: `Acknowledged updates, synchronous=FULL, ${IN_FLIGHT} in flight`,
  against: 'the same HTTP path without a database',
  unit: 'updates/s',
  reach: { least: 0.5 },
  async run({ rounds, seconds }) {
    const ours = await startServer('vestka');
    const floor = await startServer('vestka-in-memory');
    try {
      return await compareRates(rounds, {
        ours: await side(ours, seconds),
        floor: await side(floor, seconds),
      });
    } finally {
      await Promise.all([ours.stop(), floor.stop()]);
    }
  },
};

async function side(child: Child, seconds: number): Promise<Side> {
  const agent = new Agent(await child.ask<Keys>('keys'));
  const tickets = await child.ask<OpenTicket[]>('tickets', IN_FLIGHT * TICKETS_A_LINE);
  const measure = async () => {
    const lines = await HttpLine.open(child.url, IN_FLIGHT);
    const start = performance.now();
    const ends = start + seconds * 1000;
    const done = await Promise.all(
      lines.map(async (line, l) => {
        let acknowledged = 0;
        for (; performance.now() < ends; acknowledged += 1) {
          await agent.update(
            line,
            tickets[l * TICKETS_A_LINE + (acknowledged % TICKETS_A_LINE)] as OpenTicket,
          );
        }
        return acknowledged;
      }),
    );
    const took = performance.now() - start;
    for (const line of lines) line.close();
    return (done.reduce((sum, one) => sum + one, 0) * 1000) / took;
  };
  return { child, measure };
}
