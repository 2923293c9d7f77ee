// Goes through the log row by row: moves the clock to the row's time, then acts as its people did.
import { VestkaError } from '@vestka/sdk';
import type { TeamTicket } from '@vestka/sdk/protocol';
import type { ManualClock } from '@vestka/server';
import { type Act, actsOf, PRIORITIES, type Silent, speakerOf } from './map.ts';
import type { Fault, Row } from './parse.ts';
import type { People } from './people.ts';
import { createWords, type StandIns } from './words.ts';

/** One point of the log's time: an incident is opened, or a row of it comes. */
export interface Step {
  readonly at: number;
  readonly row: Row;
  readonly opens: boolean;
}

/** An incident and the ticket that it has become, as it stood after the last act. */
export interface Followed {
  readonly incident: string;
  readonly caller: string;
  ticket: TeamTicket;
  last: Row | null;
}

export interface Driven {
  readonly followed: readonly Followed[];
  readonly acts: Record<Act['does'], number>;
  readonly silent: Record<Silent, number>;
  readonly standIns: StandIns;
  /** Rows that the server refused. */
  readonly faults: readonly Fault[];
}

/** All rows of all incidents by their time, each incident opened at the time that its first row gives. */
export function inOrder(rows: readonly Row[]): Step[] {
  const known = new Set<string>();
  return rows
    .toSorted((a, b) => a.at - b.at || a.line - b.line)
    .flatMap((row): Step[] => {
      const step = { at: row.at, row, opens: false };
      if (known.has(row.incident)) return [step];
      known.add(row.incident);
      // Now and then the log has an incident opened after its first row.
      return [{ at: Math.min(row.openedAt, row.at), row, opens: true }, step];
    })
    .sort((a, b) => a.at - b.at);
}

export async function drive(
  steps: readonly Step[],
  clock: ManualClock,
  people: People,
  progress: (done: number, at: number) => void,
): Promise<Driven> {
  const followed = new Map<string, Followed>();
  const acts = { reopen: 0, word: 0, move: 0, report: 0, accept: 0, note: 0 };
  const silent = { opening: 0, unchanged: 0, closedBefore: 0 };
  const words = createWords();
  const faults: Fault[] = [];

  async function open(row: Row): Promise<void> {
    const { incident } = row;
    const caller = row.caller ?? `Caller of ${incident}`;
    const { client } = await people.customer(caller);
    const ticket = await people.heard(await client.createTicket(words.opening(row)));
    followed.set(incident, { incident, caller, ticket, last: null });
  }

  async function follow(row: Row): Promise<void> {
    const one = followed.get(row.incident);
    if (!one) {
      faults.push({ line: row.line, incident: row.incident, reason: 'its incident could not be opened' });
      return;
    }
    // A resolved ticket may have closed by itself since.
    if (one.ticket.status === 'resolved') one.ticket = await people.look(one.ticket.id);
    const next = actsOf(row, one.last, one.ticket);
    one.last = row;
    if (typeof next === 'string') {
      silent[next] += 1;
      return;
    }
    for (const act of next) {
      one.ticket = await take(act, row, one);
      acts[act.does] += 1;
    }
  }

  async function take(act: Act, row: Row, { caller, ticket }: Followed): Promise<TeamTicket> {
    if (act.does === 'accept' || act.does === 'reopen') {
      const customer = await people.customer(caller);
      const seen = await people.seen(customer, ticket);
      const { client } = customer;
      return people.heard(
        act.does === 'accept' ? await client.accept(seen) : await client.reopen(seen, words.reopening(row)),
      );
    }
    const { id, client } = await people.agent(speakerOf(row));
    if (act.does === 'note') return client.note(ticket.id, words.note(row));
    const held = ticket.assignee && ticket.assignee.id !== id ? await client.assign(ticket.id, id) : ticket;
    if (act.does === 'report') return client.report(held, words.report(row));
    const { status } = act;
    const nextUpdateAt = new Date(row.at + PRIORITIES[row.priority].interval).toISOString();
    const facts = { status, nextUpdateAt, waiting: words.waiting(row, status) };
    return act.does === 'move'
      ? client.update(held, { ...facts, activity: act.activity, reason: words.reason(row) })
      : client.update(held, { ...facts, activity: words.activity(row, status), lang: 'en' });
  }

  for (const [done, { at, row, opens }] of steps.entries()) {
    progress(done, at);
    await clock.moveTo(at);
    try {
      await (opens ? open(row) : follow(row));
    } catch (error) {
      // A refusal belongs to its row. Anything else is a failure of the run.
      if (!(error instanceof VestkaError) || error.status < 400 || error.status >= 500) throw error;
      const reason = `refused by the server, ${error.code}: ${error.message}`;
      faults.push({ line: row.line, incident: row.incident, reason });
    }
  }
  progress(steps.length, clock.now());
  return { followed: [...followed.values()], acts, silent, standIns: words.count, faults };
}
