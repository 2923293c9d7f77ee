import type { AnyTicketEvent, KnownProblem, Policy, Ticket, TicketEventType } from '@vestka/sdk/protocol';
import { apply, hears, isNeeded, isOpen, nextRemaining, withPatch } from '@vestka/sdk/ticket';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf } from '../src/commands/due.ts';
import type { ProblemCommand } from '../src/domain/problem/commands.ts';
import { decideProblem, type NewProblemEvent } from '../src/domain/problem/decide.ts';
import { defaultPolicy, roundTheClockPolicy } from '../src/domain/promise/check-policy.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import { deadlinesOf } from '../src/domain/ticket/deadlines.ts';
import { decide } from '../src/domain/ticket/decide.ts';
import { type Context, fold, type NewEvent, type TicketState, upToDate } from '../src/domain/ticket/state.ts';
import { broken } from './invariant.ts';
import { PROBLEM, SECRET, type Step, walk as walkOf } from './walk.ts';
import { FILE } from './ways.ts';

const START = Date.UTC(2026, 2, 4, 9);
const CUSTOMER = { kind: 'customer', id: 'cu_1' } as const;
const AGENT = { kind: 'agent', id: 'ag_1', name: 'Anna K.' } as const;
const SYSTEM = { kind: 'system' } as const;
const ACTORS = {
  agent: AGENT,
  customer: CUSTOMER,
  approver: { kind: 'approver' },
} as const;

/** Round the clock, and in office hours with a weekend and a change of clocks ahead. */
const policy = fc.constantFrom(roundTheClockPolicy('UTC'), defaultPolicy('Europe/Berlin'));

/** The rules alone, with a clock that runs every deadline at its own instant, as the watcher does. */
class Walk {
  now = START;
  /** As its own events and those of its problem up to its own last one left it. */
  stored: TicketState;
  before: TicketState;
  problem: KnownProblem;
  /** Of the ticket and of the problem, in the order in which they came. */
  readonly log: (NewEvent | NewProblemEvent)[] = [];
  refusals = 0;
  readonly #policy: Policy;

  constructor(policy: Policy) {
    this.#policy = policy;
    this.problem = this.#toProblem(AGENT, {
      type: 'create',
      problem: PROBLEM,
      number: 1001,
      body: {
        title: 'Tax table loses a rule',
        impact: 'high',
        status: 'investigating',
        activity: 'Comparing both tables',
        nextUpdateAt: new Date(START + 3_600_000).toISOString(),
      },
    }) as KnownProblem;
    const body = { message: 'The till restarts', kind: 'problem', impact: 'normal' } as const;
    this.stored = this.#do(CUSTOMER, {
      type: 'open',
      ticket: 'tk_1111111111111111',
      number: 1001,
      customer: 'cu_1',
      body,
    }) as TicketState;
    this.before = this.state;
  }

  /** As anyone reads it. */
  get state(): TicketState {
    return upToDate(this.stored, this.problem);
  }

  get events(): NewEvent[] {
    return this.log.filter((event): event is NewEvent => event.ticket !== undefined);
  }

  take(step: Step): void {
    if (step.does === 'clock') {
      this.#pass(this.now + step.by);
      return;
    }
    if (step.does === 'problem') {
      this.#toProblem(AGENT, step.make(this.problem.tag, this.now, this.problem));
      return;
    }
    const seen = step.late ? this.before : this.state;
    const earlier = this.state;
    this.#do(ACTORS[step.does], step.make(seen.customer.tag, this.now, seen.customer));
    this.before = earlier;
  }

  #context(actor: Context['actor'], problem: KnownProblem | null): Context {
    const team = this.stored?.team;
    return {
      now: this.now,
      actor,
      told: 'lead',
      policy: this.#policy,
      measured: {},
      problem,
      files: new Map([[FILE, { type: 'text/plain', size: 12, name: 'till.log' }]]),
      limit: actor.kind === 'customer' ? (team?.limit ?? null) : null,
      wroteAt: team ? Date.parse(team.lastCustomerAt) : null,
    };
  }

  #do(actor: Context['actor'], command: TicketCommand): TicketState | null {
    const target = command.type === 'link' && command.body.problem ? this.problem : null;
    const followed = this.stored?.team.problem && command.type !== 'link' ? this.problem : null;
    const present = this.stored ? this.state : null;
    const decision = decide(present, command, this.#context(actor, target ?? followed));
    if (isRefusal(decision)) {
      this.refusals += 1;
      return null;
    }
    this.log.push(...decision.events);
    this.stored = decision.state;
    return decision.state;
  }

  #toProblem(actor: Context['actor'], command: ProblemCommand): KnownProblem | null {
    const decision = decideProblem(this.problem ?? null, command, this.#context(actor, null));
    if (isRefusal(decision)) {
      this.refusals += 1;
      return null;
    }
    this.log.push(...decision.events);
    this.problem = decision.state;
    return decision.state;
  }

  #pass(until: number): void {
    for (;;) {
      // Of the ticket as it was written: what its problem says leaves its deadlines where they are.
      const due = [
        ...deadlinesOf(this.stored.team, this.#policy).map((one) => ({ ...one, of: 'ticket' })),
        ...deadlinesOf(this.problem, this.#policy).map((one) => ({ ...one, of: 'problem' })),
      ]
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.now = Math.max(this.now, due.at);
      const refusals = this.refusals;
      if (due.of === 'ticket') this.#do(SYSTEM, commandOf(due));
      else this.#toProblem(SYSTEM, commandOf(due));
      expect(this.refusals, `${due.kind} of the ${due.of} is carried out`).toBe(refusals);
    }
    this.now = until;
  }
}

const wire = (event: NewEvent | NewProblemEvent, i: number) =>
  withPatch(JSON.parse(JSON.stringify({ ...event, cursor: `c${i}` })) as AnyTicketEvent);

/** What is read of a log as that of one ticket: without the end of a problem whose report was accepted before. */
function heard(log: Walk['log']): Walk['log'] {
  let accepted = false;
  return log.filter(({ ticket, type, facts, data }) => {
    if (ticket === undefined) return type !== 'ticket_closed' || !accepted;
    if (facts) accepted = type === 'ticket_closed' && data.because === 'accepted';
    return true;
  });
}

const steps = walkOf(10, 70);

/** Is something given or decided that nobody wants any more? */
const tookUnneeded = (before: Ticket, news: readonly (NewEvent | NewProblemEvent)[]) =>
  news.some(({ type, data }) => {
    const asked = ['data_answered', 'approval_asked', 'approval_decided'].includes(type);
    const request = asked && before.requests?.[(data as { request: string }).request];
    return request && !isNeeded(before, request);
  });

/** Words may start work again at any time; an answer only when nothing that was asked for is open any more. */
const resumedTooSoon = (before: Ticket, after: Ticket, last: string | undefined) =>
  before.status === 'waiting_on_customer' &&
  after.status === 'investigating' &&
  ['option_chosen', 'data_answered', 'approval_decided'].includes(last ?? '') &&
  Object.values(after.requests ?? {}).some(
    (request) =>
      isNeeded(after, request) && Object.values(request.items).some(({ state }) => state === 'open'),
  );

test('no sequence of commands and clock jumps leaves an open ticket without its three facts', () => {
  let refusals = 0;
  fc.assert(
    fc.property(policy, steps, (policy, steps) => {
      const walk = new Walk(policy);
      for (const one of steps) {
        const before = walk.state.customer;
        const { length } = walk.log;
        walk.take(one);
        expect(broken(walk.state.customer, walk.now)).toBeNull();
        expect(tookUnneeded(before, walk.log.slice(length))).toBe(false);
        expect(resumedTooSoon(before, walk.state.customer, walk.log.at(-1)?.type)).toBe(false);
        expect(broken(walk.state.team, walk.now)).toBeNull();
        expect(isOpen(walk.problem.status) === (walk.problem.promise !== null)).toBe(true);
      }
      refusals += walk.refusals;
    }),
    { numRuns: 400 },
  );
  expect(refusals, 'the walk also asks for what must be refused').toBeGreaterThan(100);
});

test('the replica folded from the customer’s events alone equals the server’s customer view', () => {
  fc.assert(
    fc.property(policy, steps, fc.nat(), (policy, steps, cut) => {
      const walk = new Walk(policy);
      for (const one of steps) walk.take(one);
      const own = walk.log.filter(({ audience }) => audience === 'customer').map(wire);
      const hear = (view: Ticket | null, event: AnyTicketEvent) =>
        view && event.problem && !hears(view, event) ? view : apply(view, event);
      const fold = (view: Ticket | null, events: AnyTicketEvent[]) => events.reduce(hear, view);
      const replica = fold(null, own);
      expect(replica).toEqual(JSON.parse(JSON.stringify(walk.state.customer)));
      // Events that come again, from any point on, change nothing.
      expect(fold(replica, own.slice(cut % own.length))).toBe(replica);
    }),
    { numRuns: 300 },
  );
});

test('a ticket folded again from its events and its problem’s is what was stored', () => {
  fc.assert(
    fc.property(policy, steps, (policy, steps) => {
      const walk = new Walk(policy);
      for (const one of steps) walk.take(one);
      const again = fold(
        null,
        heard(walk.log).filter(
          ({ ticket, audience }) => ticket !== undefined || audience === 'customer',
        ) as NewEvent[],
      );
      expect(again).toEqual(walk.state);
    }),
    { numRuns: 300 },
  );
});

test('nothing of the team is found anywhere in what the customer gets', () => {
  fc.assert(
    fc.property(policy, steps, (policy, steps) => {
      const walk = new Walk(policy);
      for (const one of steps) walk.take(one);
      const own = walk.log.filter(({ audience }) => audience === 'customer');
      const seen = JSON.stringify([own, walk.state.customer]);
      expect(seen).not.toContain(SECRET);
      expect(own.some(({ type }) => type === 'note_added')).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('versions have no gaps, times never run backwards, each promise is missed at most once', () => {
  fc.assert(
    fc.property(policy, steps, (policy, steps) => {
      const walk = new Walk(policy);
      for (const one of steps) walk.take(one);
      expect(walk.events.map(({ version }) => version)).toEqual(walk.events.map((_, i) => i + 1));
      const times = walk.events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      const missed = walk.events.flatMap((event) =>
        event.type === 'promise_missed' ? [event.data.promise] : [],
      );
      expect(new Set(missed).size).toBe(missed.length);
      const { made, kept, missed: misses } = walk.state.team.promises;
      expect(misses).toBe(missed.length);
      expect(kept + misses).toBeLessThanOrEqual(made);
    }),
    { numRuns: 200 },
  );
});

test('the walks come by everything that can happen', () => {
  const seen = new Map<string, number>();
  let followed = 0;
  let comments = 0;
  let owed = 0;
  let accepted = 0;
  fc.assert(
    fc.property(policy, steps, (policy, steps) => {
      const walk = new Walk(policy);
      for (const one of steps) {
        walk.take(one);
        const { team } = walk.state;
        if (!team.problem || isOpen(team.status)) continue;
        followed += 1;
        if (nextRemaining(team)) owed += 1;
        if (team.closedBecause === 'accepted') accepted += 1;
      }
      comments += walk.log.filter(({ type, facts }) => type === 'update_posted' && !facts).length;
      for (const { type } of walk.log) seen.set(type, (seen.get(type) ?? 0) + 1);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(followed, 'a problem’s report has resolved the ticket').toBeGreaterThan(10);
  expect(comments, 'an agent has spoken after the end').toBeGreaterThan(10);
  expect(accepted, 'a customer has accepted it, and follows it on').toBeGreaterThan(10);
  expect(owed, 'and left what the ticket owes by its own').toBeGreaterThan(10);
  for (const type of Object.keys(ALL)) expect(seen.get(type) ?? 0, type).toBeGreaterThan(4);
});

/** Every event type; a new one is missing here and does not compile. */
const ALL: Record<Exclude<TicketEventType, 'contact_changed' | 'plan_changed' | 'problem_created'>, true> = {
  ticket_created: true,
  message_posted: true,
  update_posted: true,
  promise_moved: true,
  promise_missed: true,
  ticket_assigned: true,
  report_published: true,
  ticket_closed: true,
  ticket_reopened: true,
  note_added: true,
  nudged: true,
  promise_warned: true,
  miss_reminded: true,
  ticket_escalated: true,
  handoff_added: true,
  ticket_classified: true,
  problem_linked: true,
  problem_unlinked: true,
  wish_answered: true,
  customer_limited: true,
  option_chosen: true,
  data_answered: true,
  approval_asked: true,
  approval_decided: true,
  approval_expired: true,
  files_deleted: true,
  rated: true,
  remaining_done: true,
  remaining_moved: true,
  remaining_missed: true,
};
