import type { AnyTicketEvent, Ticket } from '@vestka/sdk/protocol';
import { apply } from '@vestka/sdk/ticket';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../src/domain/refusal.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import { deadlinesOf } from '../src/domain/ticket/deadlines.ts';
import { decide } from '../src/domain/ticket/decide.ts';
import type { Context, NewEvent, TicketState } from '../src/domain/ticket/state.ts';
import { broken } from './invariant.ts';
import { SECRET, type Step, step } from './walk.ts';

const START = Date.UTC(2026, 2, 4, 9);
const CUSTOMER = { kind: 'customer', id: 'cu_1' } as const;
const AGENT = { kind: 'agent', id: 'ag_1', name: 'Anna K.' } as const;

/** The rules alone, with a clock that runs every deadline at its own instant, as the watcher does. */
class Walk {
  now = START;
  state: TicketState;
  before: TicketState;
  readonly events: NewEvent[] = [];
  refusals = 0;

  constructor() {
    const body = { message: 'The till restarts', kind: 'problem', impact: 'normal' } as const;
    this.state = this.before = this.#do(CUSTOMER, {
      type: 'open',
      ticket: 'tk_1111111111111111',
      number: 1001,
      customer: 'cu_1',
      body,
    }) as TicketState;
  }

  take(step: Step): void {
    if (step.does === 'clock') {
      this.#pass(this.now + step.by);
      return;
    }
    const seen = step.late ? this.before : this.state;
    const earlier = this.state;
    this.#do(step.does === 'agent' ? AGENT : CUSTOMER, step.make(seen.customer.tag, this.now));
    this.before = earlier;
  }

  #do(actor: Context['actor'], command: TicketCommand): TicketState | null {
    const decision = decide(this.state ?? null, command, { now: this.now, actor, told: 'lead' });
    if (isRefusal(decision)) {
      this.refusals += 1;
      return null;
    }
    this.events.push(...decision.events);
    this.state = decision.state;
    return decision.state;
  }

  #pass(until: number): void {
    for (;;) {
      const due = deadlinesOf(this.state.team)
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.now = Math.max(this.now, due.at);
      this.#do(
        { kind: 'system' },
        due.kind === 'promise' ? { type: 'miss', promise: due.ref } : { type: 'close' },
      );
    }
    this.now = until;
  }
}

const wire = (event: NewEvent, i: number) =>
  JSON.parse(JSON.stringify({ ...event, cursor: `c${i}` })) as AnyTicketEvent;

test('no sequence of commands and clock jumps leaves an open ticket without its three facts', () => {
  let refusals = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const walk = new Walk();
      for (const one of steps) {
        walk.take(one);
        expect(broken(walk.state.customer, walk.now)).toBeNull();
        expect(broken(walk.state.team, walk.now)).toBeNull();
      }
      refusals += walk.refusals;
    }),
    { numRuns: 400 },
  );
  expect(refusals, 'the walk also asks for what must be refused').toBeGreaterThan(100);
});

test('the replica folded from the customer’s events alone equals the server’s customer view', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (steps, cut) => {
      const walk = new Walk();
      for (const one of steps) walk.take(one);
      const own = walk.events.filter(({ audience }) => audience === 'customer').map(wire);
      const fold = (view: Ticket | null, events: AnyTicketEvent[]) => events.reduce(apply, view);
      const replica = fold(null, own);
      expect(replica).toEqual(JSON.parse(JSON.stringify(walk.state.customer)));
      // Events that come again, from any point on, change nothing.
      expect(fold(replica, own.slice(cut % own.length))).toBe(replica);
    }),
    { numRuns: 300 },
  );
});

test('nothing of the team is found anywhere in what the customer gets', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const walk = new Walk();
      for (const one of steps) walk.take(one);
      const own = walk.events.filter(({ audience }) => audience === 'customer');
      const seen = JSON.stringify([own, walk.state.customer]);
      expect(seen).not.toContain(SECRET);
      expect(own.some(({ type }) => type === 'note_added')).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('versions have no gaps, times never run backwards, each promise is missed at most once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const walk = new Walk();
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
