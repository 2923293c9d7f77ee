import { type Child, startServer } from '../load/child.ts';
import { Receivers } from '../load/receivers.ts';
import { summary } from '../rounds.ts';
import type { Scenario } from './scenario.ts';

const WARM_UP = 200;

/** What one more connected page costs while nothing happens: its socket, and its customer's session. */
export const memory: Scenario = {
  name: 'memory',
  title: 'Resident memory of an idle socket with its session',
  against: 'bare ws',
  unit: 'kB',
  reach: { most: 1.45 },
  async run({ rounds, idleSockets }) {
    const pairs: { ours: number; floor: number }[] = [];
    // A process gives memory back late: every round has new ones.
    for (let round = 0; round < rounds / 2; round += 1) {
      pairs.push({ ours: await ofOurs(idleSockets), floor: await ofBareWs(idleSockets) });
    }
    return { ...summary(pairs), note: `${idleSockets} sockets` };
  },
};

/** The sessions are opened by one process and used in the next, whose memory their opening has not stretched. */
async function ofOurs(count: number): Promise<number> {
  const before = await startServer('vestka');
  const tokens = await before.ask<string[]>('sessions', count + WARM_UP);
  await before.stop();
  const child = await startServer('vestka', before.folder);
  const auth = (index: number) => JSON.stringify({ type: 'auth', token: tokens[index] });
  const open = (receivers: Receivers, many: number, first: number) =>
    receivers.open(child.url, '/v1/live', many, (index) => auth(first + index), '"type":"ready"');
  return costOf(child, count, open);
}

async function ofBareWs(count: number): Promise<number> {
  const child = await startServer('bare-ws');
  return costOf(child, count, (receivers, many) => receivers.open(child.url, '/', many));
}

async function costOf(
  child: Child,
  count: number,
  open: (receivers: Receivers, many: number, first: number) => Promise<void>,
): Promise<number> {
  const receivers = new Receivers();
  try {
    // A few first, so that code which is compiled once is nobody's cost.
    await open(receivers, WARM_UP, count);
    const before = await child.ask<NodeJS.MemoryUsage>('memory');
    await open(receivers, count, 0);
    const after = await child.ask<NodeJS.MemoryUsage>('memory');
    return (after.rss - before.rss) / count / 1000;
  } finally {
    receivers.close();
    await child.stop();
  }
}
