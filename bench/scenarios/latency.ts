import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Agent } from '../load/agent.ts';
import { type Child, startServer } from '../load/child.ts';
import { HttpLine } from '../load/http.ts';
import { authFrame } from '../load/live.ts';
import { Receivers } from '../load/receivers.ts';
import { compare, quantile } from '../rounds.ts';
import type { Keys, OpenTicket } from '../servers/vestka.ts';
import type { Scenario } from './scenario.ts';

const PER_SECOND = 500;
const LINES = 64;
const TICKETS = 256;
/** Agents who listen; one of them looks at the clock. */
const LISTENERS = 20;

/** From the request that posts an update to its frame at a listener's socket. */
export const latency: Scenario = {
  name: 'latency',
  title: `From post to socket at ${PER_SECOND} updates/s, 99th percentile`,
  against: 'the same path without a database',
  unit: 'ms',
  reach: { most: 2.5 },
  async run({ rounds, seconds }) {
    const ours = await startServer('vestka');
    const floor = await startServer('vestka-in-memory');
    const sides = { ours: await prepare(ours, seconds * 2), floor: await prepare(floor, seconds * 2) };
    try {
      const compared = await compare(rounds, sides);
      return { ...compared, note: `${LISTENERS} listeners` };
    } finally {
      for (const { close } of Object.values(sides)) close();
      await Promise.all([ours.stop(), floor.stop()]);
    }
  },
};

async function prepare(child: Child, seconds: number) {
  const keys = await child.ask<Keys>('keys');
  const agent = new Agent(keys);
  /** Each goes to the end of the row once its update is answered. */
  const tickets = await child.ask<OpenTicket[]>('tickets', TICKETS);
  const others = new Receivers();
  await others.open(child.url, '/v1/agent/live', LISTENERS - 1, () => authFrame(keys), '"type":"ready"');
  const sent = new Map<string, number>();
  let delays: number[] = [];
  const listener = await listen(child.url, authFrame(keys), (frame, now) => {
    const label = /\((n\d+)\)/.exec(frame)?.[1] ?? '';
    delays.push(now - (sent.get(label) ?? Number.NaN));
    sent.delete(label);
  });
  let posted = 0;

  return {
    child,
    /** Posts at fixed times, whether or not the answers keep up. @returns the 99th percentile in milliseconds */
    async measure() {
      delays = [];
      const lines = await HttpLine.open(child.url, LINES);
      const free = [...lines];
      const failures: unknown[] = [];
      const count = PER_SECOND * seconds;
      const start = performance.now();
      let behind = false;
      for (let i = 0; i < count; ) {
        const due = start + (i * 1000) / PER_SECOND;
        const now = performance.now();
        const line = now >= due ? free.pop() : undefined;
        if (!line) {
          behind = now >= due;
          await sleep(1);
          continue;
        }
        const label = `n${posted}`;
        const ticket = tickets.shift() as OpenTicket;
        posted += 1;
        i += 1;
        // The clock starts now; where all lines were busy, it has been running since the request was due.
        sent.set(label, behind ? due : now);
        agent
          .update(line, ticket, label)
          .catch((error: unknown) => failures.push(error))
          .finally(() => {
            free.push(line);
            tickets.push(ticket);
          });
      }
      while (delays.length < count && !failures.length) await sleep(5);
      for (const line of lines) line.close();
      if (failures.length) throw failures[0];
      return quantile(delays, 0.99);
    },
    close() {
      listener.terminate();
      others.close();
    },
  };
}

async function listen(
  url: string,
  auth: string,
  heard: (frame: string, now: number) => void,
): Promise<WebSocket> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/v1/agent/live`);
  await new Promise<void>((ready, failed) => {
    ws.once('error', failed);
    ws.on('message', (data) => {
      const now = performance.now();
      const frame = String(data);
      if (frame.startsWith('{"type":"event"')) heard(frame, now);
      else if (frame.startsWith('{"type":"hello"')) ws.send(auth);
      else ready();
    });
  });
  return ws;
}
