import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from '../load/agent.ts';
import { HttpLine } from '../load/http.ts';
import type { Keys, OpenTicket } from '../servers/vestka.ts';
import type { Desk } from './desk.ts';

const MINUTE = 60_000;
/** One event in this time: each is drawn by itself, none waits for another. */
const PACE_MS = 40;

interface Load {
  readonly url: string;
  readonly keys: Keys;
  readonly tickets: readonly OpenTicket[];
  readonly events: number;
}

/** Lets an agent elsewhere move promise after promise, and says what that cost the page. */
export async function resort(
  desk: Desk,
  { url, keys, tickets, events }: Load,
): Promise<{ busy: number; longest: number }> {
  const [line] = (await HttpLine.open(url, 1)) as [HttpLine];
  const agent = new Agent(keys);
  await desk.longest();
  const before = await desk.busy();
  let last = '';
  for (let turn = 0; turn < events; turn += 1) {
    const ticket = tickets[(turn * 7) % tickets.length] as OpenTicket;
    // Each sooner than the one before: every row that is told of goes to the top, the others one down.
    const ahead = 60 * MINUTE - turn * 10_000;
    await agent.update(line, ticket, undefined, ahead);
    last = ticket.id;
    await sleep(PACE_MS);
  }
  await desk.page.waitForFunction(
    ([id]) => document.querySelector('.rows .row a')?.getAttribute('data-row') === id,
    [last],
  );
  const after = await desk.busy();
  line.close();
  return { busy: after - before, longest: await desk.longest() };
}
