import { Agent } from '../load/agent.ts';
import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compare } from '../rounds.ts';
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
    const sides = [await prepare(ours, seconds), await prepare(floor, seconds)] as const;
    try {
      return await compare(rounds, sides[0].measure, sides[1].measure);
    } finally {
      for (const { close } of sides) close();
      await Promise.all([ours.stop(), floor.stop()]);
    }
  },
};

async function prepare(child: Child, seconds: number) {
  const agent = new Agent(await child.ask<Keys>('keys'));
  const tickets = await child.ask<OpenTicket[]>('tickets', IN_FLIGHT * TICKETS_A_LINE);
  const lines = Array.from({ length: IN_FLIGHT }, () => new HttpLine(child.url));
  return {
    async measure() {
      const start = performance.now();
      const ends = start + seconds * 1000;
      const done = await Promise.all(
        lines.map(async (line, l) => {
          let acknowledged = 0;
          while (performance.now() < ends) {
            const ticket = tickets[l * TICKETS_A_LINE + (acknowledged % TICKETS_A_LINE)] as OpenTicket;
            await agent.update(line, ticket);
            acknowledged += 1;
          }
          return acknowledged;
        }),
      );
      return (done.reduce((sum, one) => sum + one, 0) * 1000) / (performance.now() - start);
    },
    close() {
      for (const line of lines) line.close();
    },
  };
}
