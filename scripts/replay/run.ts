// Starts a server on a clock that the log moves, drives every incident through it by the public APIs, and reads back
// what its customers and its team were shown.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProblemEvent, TicketEvent } from '@vestka/sdk';
import type { TeamTicket } from '@vestka/sdk/protocol';
import { createApp, type ManualClock, manualClock } from '@vestka/server';
import { type Driven, drive, inOrder } from './drive.ts';
import type { Row } from './parse.ts';
import { createPeople, each, type People, type Replicas } from './people.ts';

const DAY = 86_400_000;
/** An anonymous customer's session ends 30 days after its last use: they look in a little more often. */
const LOOKS_IN_EVERY = 28 * DAY;

/** An incident's ticket at the end of the replay. */
export interface Replayed {
  readonly incident: string;
  readonly ticket: TeamTicket;
  /** The customer's feed: every event that the ticket's customer was given, in order. */
  readonly feed: readonly (TicketEvent | ProblemEvent)[];
}

export interface Outcome extends Omit<Driven, 'followed'> {
  readonly tickets: readonly Replayed[];
  readonly people: { readonly customers: number; readonly agents: number };
  readonly replicas: Replicas;
  /** What the lead's page says of the whole time. */
  readonly counted: Counted;
  /** Epoch milliseconds: the time of the last row. */
  readonly end: number;
}

/** @param progress called before each step with how many are done of how many, and the time the log has come to */
export async function replay(
  rows: readonly Row[],
  progress: (done: number, total: number, at: number) => void = () => {},
): Promise<Outcome> {
  const steps = inOrder(rows);
  const clock = manualClock(steps[0]?.at ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'vestka-replay-'));
  const failed: unknown[] = [];
  const plenty = { most: 1e9, per: 1000 };
  const app = await createApp({
    database: join(folder, 'replay.db'),
    clock,
    limits: { sessions: plenty, logins: plenty, tickets: plenty, acts: plenty },
    live: { perAddress: 1e6 },
    report: (error) => failed.push(error),
  });
  let people: People | undefined;
  try {
    people = await createPeople(app.house, await app.listen(0));
    lookInFor(people, clock);
    const driven = await drive(steps, clock, people, (done, at) => progress(done, steps.length, at));
    const outcome = await readBack(driven, people, steps[0]?.at ?? 0, clock.now());
    if (failed.length) throw failed[0];
    return outcome;
  } finally {
    people?.close();
    await app.close();
    rmSync(folder, { recursive: true });
  }
}

/** The reader's own count, to be held beside the customers' feeds. */
export interface Counted {
  readonly kept: number;
  readonly missed: number;
  readonly moved: number;
  /** Milliseconds. */
  readonly openMiss: number;
}

/** A year at a time, which is the most that is shown at once. */
async function countedBy(people: People, start: number, end: number): Promise<Counted> {
  const counted = { kept: 0, missed: 0, moved: 0, openMiss: 0 };
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  for (let at = start; date(at) <= date(end); at += 366 * DAY) {
    const { promises, openMissMs } = await people.insights(date(at), date(Math.min(end, at + 365 * DAY)));
    counted.kept += promises.kept;
    counted.missed += promises.missed;
    counted.moved += promises.moved;
    counted.openMiss += openMissMs;
  }
  return counted;
}

async function readBack(
  { followed, ...driven }: Driven,
  people: People,
  start: number,
  end: number,
): Promise<Outcome> {
  const tickets: Replayed[] = [];
  await each(followed, async ({ incident, caller, ticket: { id } }) => {
    const { client } = await people.customer(caller);
    await client.load(id);
    tickets.push({ incident, ticket: await people.look(id), feed: client.state.timelines[id] ?? [] });
  });
  tickets.sort((a, b) => a.ticket.number - b.ticket.number);
  const counted = await countedBy(people, start, end);
  return { ...driven, tickets, people: people.count(), replicas: await people.compare(), counted, end };
}

function lookInFor(people: People, clock: ManualClock): void {
  clock.at(clock.now() + LOOKS_IN_EVERY, async () => {
    await people.lookIn();
    lookInFor(people, clock);
  });
}
