import { WebSocket } from 'ws';
import { type Child, startServer } from '../load/child.ts';
import { authFrame } from '../load/live.ts';
import { Receivers } from '../load/receivers.ts';
import { compareRates, type Plan, rate, type Side } from '../rounds.ts';
import type { Keys } from '../servers/vestka.ts';
import type { Scenario } from './scenario.ts';

/** Commits at once in a burst: updates of so many tickets of one workspace. */
const BURST = 32;

/** One committed update to all sockets of a workspace's agents. */
export const fanOut: Scenario = {
  name: 'fan-out',
  title: 'Commit to sockets, one update at a time',
  against: 'bare ws broadcasting the same frame',
  unit: 'deliveries/s',
  reach: { least: 0.9 },
  run: (plan) => measure(plan, 1),
};

/** Many updates committed at once. */
export const fanOutBurst: Scenario = {
  name: 'fan-out-burst',
  title: `Commit to sockets, ${BURST} updates at once`,
  against: `bare ws broadcasting the same frame ${BURST} times`,
  unit: 'deliveries/s',
  reach: { least: 4 },
  run: (plan) => measure(plan, BURST),
};

async function measure({ rounds, seconds, sockets }: Plan, burst: number) {
  const ours = await startServer('vestka');
  const floor = await startServer('bare-ws');
  const listeners = { ours: new Receivers(), floor: new Receivers() };
  try {
    const auth = authFrame(await ours.ask<Keys>('keys'));
    const frame = await sampleFrame(ours, auth);
    await floor.ask('use', frame);
    await listeners.ours.open(ours.url, '/v1/agent/live', sockets, () => auth, '"type":"ready"');
    await listeners.floor.open(floor.url, '/', sockets);

    const side = (child: Child, receivers: Receivers): Side => ({
      child,
      measure: () =>
        rate(seconds, async () => {
          const before = receivers.got;
          const goal = before + burst * sockets;
          await Promise.all([child.ask('publish', burst), receivers.reach(goal)]);
          return receivers.got - before;
        }),
    });
    const compared = await compareRates(rounds, {
      ours: side(ours, listeners.ours),
      floor: side(floor, listeners.floor),
    });
    return { ...compared, note: `${sockets} sockets, a frame of ${Buffer.byteLength(frame)} bytes` };
  } finally {
    listeners.ours.close();
    listeners.floor.close();
    await Promise.all([ours.stop(), floor.stop()]);
  }
}

/** The very bytes that the live channel sends for one update: bare `ws` broadcasts the same. */
async function sampleFrame(child: Child, auth: string): Promise<string> {
  await child.ask('publish', BURST);
  const ws = new WebSocket(`${child.url.replace('http', 'ws')}/v1/agent/live`);
  const frame = await new Promise<string>((found, failed) => {
    ws.once('error', failed);
    ws.on('message', (data) => {
      const text = String(data);
      if (text.includes('"type":"hello"')) ws.send(auth);
      else if (text.includes('"type":"ready"')) child.ask('publish', 1).catch(failed);
      else found(text);
    });
  });
  ws.terminate();
  return frame;
}
