import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { compareRates } from '../rounds.ts';
import type { Keys } from '../servers/vestka.ts';
import type { Scenario } from './scenario.ts';

const LINES = 32;

/** One JSON route as it is served in production: routing, validation, every header; nothing to look up. */
export const jsonRoute: Scenario = {
  name: 'json-route',
  title: `A JSON route with its production headers, ${LINES} in flight`,
  against: 'node:http with the same headers and body',
  unit: 'requests/s',
  reach: { least: 0.75 },
  async run({ rounds, seconds }) {
    const ours = await startServer('vestka');
    const floor = await startServer('bare-http');
    const { publishableKey } = await ours.ask<Keys>('keys');
    const path = `/v1/widget-config?key=${publishableKey}`;
    await floor.ask('use', await sample(ours, path));
    const side = (child: Child) => ({ child, measure: () => measure(child, path, seconds) });
    try {
      return await compareRates(rounds, { ours: side(ours), floor: side(floor) });
    } finally {
      await Promise.all([ours.stop(), floor.stop()]);
    }
  },
};

/** What `node:http` adds by itself. */
const OWN = /^(date|content-length|connection|keep-alive)$/i;

async function sample(child: Child, path: string) {
  const [line] = (await HttpLine.open(child.url, 1)) as [HttpLine];
  const { head, body } = await line.get(path);
  line.close();
  const headers = head
    .split('\r\n')
    .slice(1)
    .map((text) => text.split(/: (.*)/s) as [string, string])
    .filter(([name]) => !OWN.test(name))
    .map(([name, value]) => [name, value]);
  return { reply: JSON.parse(body), headers: Object.fromEntries(headers) };
}

async function measure(child: Child, path: string, seconds: number): Promise<number> {
  const lines = await HttpLine.open(child.url, LINES);
  const start = performance.now();
  const ends = start + seconds * 1000;
  const done = await Promise.all(
    lines.map(async (line) => {
      let answered = 0;
      for (; performance.now() < ends; answered += 1) {
        const { status, head } = await line.get(path);
        if (status !== 200) throw new Error(`The route was refused:\n${head}`);
      }
      return answered;
    }),
  );
  const took = performance.now() - start;
  for (const line of lines) line.close();
  return (done.reduce((sum, one) => sum + one, 0) * 1000) / took;
}
