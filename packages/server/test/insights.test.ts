import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy, TeamTicket } from '@vestka/sdk/protocol';
import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute, reach } from '../src/commands/execute.ts';
import { createProblem, executeProblem, reachProblem } from '../src/commands/execute-problem.ts';
import { countPage, placeOf } from '../src/commands/insights/count-page.ts';
import { lookAt } from '../src/commands/insights/look.ts';
import { Policies } from '../src/commands/insights/policies.ts';
import { ratingsOf } from '../src/commands/insights/ratings.ts';
import { openTicket } from '../src/commands/open-ticket.ts';
import { Refused } from '../src/commands/refused.ts';
import { events, insightDays, insightTickets, insightTotals } from '../src/db/schema.ts';
import { datesIn } from '../src/domain/insights/local-dates.ts';
import { defaultPolicy, roundTheClockPolicy } from '../src/domain/promise/check-policy.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import { createInsightsReader } from '../src/readers/insights.ts';
import {
  DAY,
  HOUR,
  iso,
  MINUTE,
  openCustomer,
  openHouse,
  openMany,
  openWorkspace,
  type TestAgent,
  type TestHouse,
  type Workspace,
} from './house.ts';
import { type Logged, recount } from './recount.ts';
import { PROBLEM, type Step, step } from './walk.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Everything that the log holds of a workspace's tickets and known problems. */
async function logOf({ app }: TestHouse, { id }: Workspace): Promise<Logged[]> {
  const rows = await app.house.reads
    .select()
    .from(events)
    .where(eq(events.workspace, id))
    .orderBy(asc(events.id));
  return rows
    .filter(({ stream }) => /^(tk|pb)_/.test(stream))
    .map(({ actor, facts, data, ...row }) => ({
      ...row,
      actor: JSON.parse(actor) as Logged['actor'],
      facts: facts ? (JSON.parse(facts) as Logged['facts']) : null,
      data: JSON.parse(data) as Logged['data'],
    }));
}

const policyOf = async ({ app }: TestHouse, { id }: Workspace): Promise<Policy> =>
  ((await app.house.directory.workspace(id)) as { policy: Policy }).policy;

const near = (got: number | null, exact: number | null, what: string) => {
  if (got === null || exact === null) expect(got, what).toBe(exact);
  else expect(Math.abs(got - exact), what).toBeLessThanOrEqual(exact * 0.0101 + 1);
};

/** Holds what the reader has counted beside a recount of the whole log. */
async function agrees(house: TestHouse, workspace: Workspace): Promise<void> {
  const now = house.clock.now();
  const policy = await policyOf(house, workspace);
  const log = await logOf(house, workspace);
  const date = (at: number) => datesIn(policy.zone).of(at);
  for (const span of [
    { from: date(now - 90 * DAY), to: date(now) },
    { from: date(now - 3 * DAY), to: date(now - DAY) },
  ]) {
    const got = await lookAt(house.app.house, workspace.id, span);
    const exact = recount(log, policy, now, span);
    expect(got.asOf).toBe(new Date(now).toISOString());
    expect(got.promises).toEqual(exact.promises);
    expect(got.days).toEqual(exact.days);
    const { longestSilence, ...standing } = got.now;
    expect(standing).toEqual(exact.now);
    expect(longestSilence && Date.parse(longestSilence.since)).toBe(exact.silentSince ?? null);
    for (const { impact, count, kept, medianMs, p90Ms, promisedMedianMs } of exact.firstWord) {
      const one = got.firstWord.find((of) => of.impact === impact);
      expect(one).toMatchObject({ count, kept });
      near(one?.medianMs ?? null, medianMs, 'median of first words');
      near(one?.p90Ms ?? null, p90Ms, 'nine tenths of first words');
      near(one?.promisedMedianMs ?? null, promisedMedianMs, 'median of what was promised');
    }
    for (const { agent, name, late, ...counted } of got.agents) {
      expect({ name, ...counted }).toEqual({ name, ...exact.agent(agent) });
      expect(late).toBeLessThanOrEqual(counted.open);
    }
    expect(got.levels).toEqual(exact.levels);
    near(got.silence.medianMs, exact.silence.medianMs, 'median silence');
    near(got.silence.p90Ms, exact.silence.p90Ms, 'nine tenths of silences');
    expect(got.silence.longestMs).toBe(exact.silence.longestMs);
    expect(got.openMissMs).toBe(exact.openMissMs);
    const { thanks, latest, ...rated } = got.ratings;
    expect(rated).toEqual(exact.ratings);
    expect(latest).toHaveLength(Math.min(10, rated.given));
    expect(got.remaining).toEqual(exact.remaining);
    expect(await ratingsOfAll(house, workspace)).toEqual(exact.allRatings);
  }
}

/** What everyone is shown, without one's own rating to give first. */
async function ratingsOfAll({ app }: TestHouse, { id }: Workspace) {
  const [row] = await app.house.reads.select().from(insightTotals).where(eq(insightTotals.workspace, id));
  return ratingsOf(JSON.parse(row?.tallies ?? '{}'));
}

interface Walker {
  readonly workspace: Workspace;
  readonly customer: string;
  readonly tickets: string[];
  /** The known problem that stands for the walk's. */
  readonly problem: string;
}

const asAgent = ({ id, name }: TestAgent) => ({ kind: 'agent', id, name }) as const;
const act = () => ({ intent: randomUUID(), body: '' });

async function setOut(house: TestHouse, policy?: Policy): Promise<Walker> {
  const workspace = await openWorkspace(house, 'Shop', policy);
  const { id: customer } = await openCustomer(house, workspace);
  const who = { workspace: workspace.id, actor: asAgent(workspace.agent) };
  const { id: problem } = await createProblem(
    house.app.house,
    who,
    {
      title: 'Tax table loses a rule',
      impact: 'high',
      status: 'investigating',
      activity: 'Comparing both tables',
      nextUpdateAt: iso(house.clock.now() + 3 * HOUR),
    },
    act(),
  );
  return { workspace, customer, tickets: [], problem };
}

/** Opens a ticket, or does one step on one that there is. What the rules refuse is no event. */
async function walk(house: TestHouse, walker: Walker, at: number, one: Step | Move): Promise<void> {
  if (one.does === 'clock') return house.clock.moveBy(one.by);
  try {
    await (one.does === 'problem' ? onProblem(house, walker, one) : onTicket(house, walker, at, one));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

type Of<D> = Extract<Step | Move, { does: D }>;
type OnTicket = Move | Exclude<Step, { does: 'clock' | 'problem' }>;

async function onProblem({ app, clock }: TestHouse, { workspace, problem }: Walker, one: Of<'problem'>) {
  const seen = await reachProblem(app.house, workspace.id, problem);
  const who = { workspace: workspace.id, actor: asAgent(workspace.lead) };
  await executeProblem(app.house, who, problem, one.make(seen.tag, clock.now(), seen));
}

async function onTicket(
  { app, clock }: TestHouse,
  { workspace, customer, tickets, problem }: Walker,
  at: number,
  one: OnTicket,
) {
  const { id, agent, lead } = workspace;
  const person = { kind: 'customer', id: customer } as const;
  const ticket = tickets[at];
  if (!ticket) {
    const impact = (['critical', 'high', 'normal', 'low'] as const)[at % 4] ?? 'normal';
    const body = { message: 'The till restarts', kind: 'problem', impact } as const;
    const opened = await openTicket(app.house, { workspace: id, customer, actor: person }, body, act());
    tickets.push(opened.team.id);
    return;
  }
  const { team } = await reach(app.house, { workspace: id, actor: person }, ticket);
  const actor = one.does === 'agent' || one.does === 'move' ? asAgent(at % 2 ? agent : lead) : person;
  const command =
    one.does === 'move' ? moved(team, one.by, clock.now()) : one.make(team.tag, clock.now(), team);
  if (command.type === 'link' && command.body.problem !== null) command.body.problem = problem;
  await execute(app.house, { workspace: id, actor }, ticket, command);
}

/** The date of the next word alone. */
interface Move {
  readonly does: 'move';
  readonly by: number;
}

function moved(ticket: TeamTicket, by: number, now: number): TicketCommand {
  const said = 'text' in ticket.activity ? ticket.activity.text : null;
  const due = Date.parse(ticket.promise?.dueAt ?? new Date(now).toISOString());
  const body = {
    status: ticket.status as 'fixing',
    activity: said ?? 'Trying the fix',
    nextUpdateAt: new Date(Math.max(due + by, now + 10 * MINUTE)).toISOString(),
    reason: 'The vendor asks for more time',
    ...(ticket.waiting
      ? {
          waiting: {
            for: ticket.waiting.for,
            text: ticket.waiting.text ?? undefined,
            expectedAt: ticket.waiting.expectedAt ?? undefined,
          },
        }
      : {}),
    basedOn: ticket.tag,
  };
  return { type: 'update', body };
}

const linking = fc.constantFrom(PROBLEM, PROBLEM, null).map(
  (problem) =>
    (basedOn: string, now: number): TicketCommand => ({
      type: 'link',
      body: { problem, basedOn, nextUpdateAt: iso(now + 2 * HOUR) },
    }),
);

/** More moves, links and short waits than elsewhere; after a jump of weeks there would only be reminders to count. */
const busier: fc.Arbitrary<Step | Move> = fc.oneof(
  { weight: 12, arbitrary: step.filter((one) => one.does !== 'clock' || one.by <= DAY + HOUR) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('move' as const), by: fc.constantFrom(HOUR, -HOUR, 30 * HOUR) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('agent' as const), late: fc.constant(false), make: linking }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      by: fc.constantFrom(5 * MINUTE, 40 * MINUTE, 100 * MINUTE),
    }),
  },
);
const steps = fc.array(fc.tuple(fc.nat(3), busier), { minLength: 60, maxLength: 110 });

test('what the reader has counted is what a recount of the log gives, with a second reader racing', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(20), fc.boolean(), async (walked, every, office) => {
      const own = await openHouse();
      const policy = office ? defaultPolicy('America/St_Johns') : roundTheClockPolicy('UTC');
      const walker = await setOut(own, policy);
      const second = createInsightsReader(own.app.house, (error) => own.faults.push(error));
      for (const [i, [at, one]] of walked.entries()) {
        await walk(own, walker, at, one);
        if (i % (every + 2) === 0) void second.catchUp();
      }
      await second.catchUp();
      await agrees(own, walker.workspace);
      for (const { type } of await logOf(own, walker.workspace)) seen.add(type);
      const { outcomes } = recount(await logOf(own, walker.workspace), policy, own.clock.now(), ONE_DAY);
      for (const { what } of outcomes) seen.add(what);
      expect(own.faults).toEqual([]);
      await second.stop();
      await own.close();
    }),
    { numRuns: 16 },
  );
  const met = ['kept', 'missed', 'problem_linked', 'problem_unlinked', 'promise_moved', 'report_published'];
  expect([...seen], 'the walks meet').toEqual(expect.arrayContaining(met));
}, 120_000);

const ONE_DAY = { from: '2026-01-01', to: '2026-01-01' };

/** All that the reader has written of a workspace. */
async function tablesOf({ app }: TestHouse, { id }: Workspace) {
  const { reads } = app.house;
  return {
    tickets: await reads
      .select()
      .from(insightTickets)
      .where(eq(insightTickets.workspace, id))
      .orderBy(insightTickets.id),
    days: await reads
      .select()
      .from(insightDays)
      .where(eq(insightDays.workspace, id))
      .orderBy(insightDays.date),
  };
}

const someSteps = (many: number) =>
  fc.sample(fc.tuple(fc.nat(5), busier), { numRuns: many, seed: 20_260_304 });

test('it goes on where it stood after a restart in the middle, and from the start when its place is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  const database = join(folder, 'vestka.db');
  let own = await openHouse({ database });
  const walker = await setOut(own);
  const catchUp = async () => {
    const reader = createInsightsReader(own.app.house, (error) => own.faults.push(error));
    await reader.catchUp();
    await reader.stop();
  };
  const all = someSteps(240);
  for (const [at, one] of all.slice(0, 120)) await walk(own, walker, at, one);
  await catchUp();
  const { cursor } = await placeOf(own.app.house.reads);
  for (const [at, one] of all.slice(120, 180)) await walk(own, walker, at, one);
  // Whatever it was about to count, it stops here.
  own = await own.restart();
  expect((await placeOf(own.app.house.reads)).cursor).toBeGreaterThanOrEqual(cursor);
  for (const [at, one] of all.slice(180)) await walk(own, walker, at, one);
  await catchUp();
  await agrees(own, walker.workspace);

  const counted = await tablesOf(own, walker.workspace);
  await own.app.close();
  const file = new Database(database);
  for (const table of ['readers', 'insight_tickets', 'insight_days']) file.exec(`DELETE FROM ${table}`);
  file.close();
  own = await openHouse({ database }, own.clock.now());
  await catchUp();
  expect(await tablesOf(own, walker.workspace)).toEqual(counted);
  expect(own.faults).toEqual([]);
  await own.close();
  rmSync(folder, { recursive: true });
}, 60_000);

test('many readers on one log: each event takes effect once', async () => {
  const walker = await setOut(house);
  for (const [at, one] of someSteps(150)) await walk(house, walker, at, one);
  const { id } = walker.workspace;
  // Somebody whose writing nobody has limited.
  await openMany(house, walker.workspace, await openCustomer(house, walker.workspace), 1_200);
  const report = (error: unknown) => house.faults.push(error);
  const pages = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const policies = new Policies(house.app.house.reads);
      const taken: boolean[] = [];
      for (let page = await countPage(house.app.house, policies, report); page; ) {
        taken.push(page.taken);
        page = await countPage(house.app.house, policies, report);
      }
      return taken;
    }),
  );
  expect(pages.flat(), 'they have met').toContain(false);
  await agrees(house, walker.workspace);
  const { tickets } = await tablesOf(house, { id } as Workspace);
  expect(tickets.length).toBeGreaterThanOrEqual(1_200);
  expect(house.faults).toEqual([]);
}, 60_000);
