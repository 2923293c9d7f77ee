import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { problemId, problemStory } from './problems.ts';
import { anna, at, ivan, story } from './tickets.ts';

const base = (id: string) => ({ ticket: id, facts: undefined });
const system = { kind: 'system' } as const;
const byIvan = { kind: 'agent', id: ivan.id, name: ivan.name } as const;
const byAnna = { kind: 'agent', id: anna.id, name: anna.name } as const;

/** A story with every kind of event that a team makes: nudged, handed on, classified, linked, limited. */
export function teamwork(id: string): (TicketEvent | ProblemEvent)[] {
  const [first] = story(id);
  const last = story(id).at(-1);
  const facts = last?.facts;
  const line = (cursor: string, minutes: number, part: object) => ({
    ...base(id),
    cursor,
    version: 20,
    at: at(minutes),
    audience: 'customer',
    actor: system,
    data: {},
    words: null,
    ...part,
  });
  return [
    first,
    line('t1', -200, { type: 'promise_warned', audience: 'team', data: { promise: 'p1', dueAt: at(-190) } }),
    line('t2', -190, { type: 'promise_missed', data: { promise: 'p1', dueAt: at(-190), told: 'lead' } }),
    line('t3', -180, {
      type: 'nudged',
      actor: { kind: 'customer' },
      data: { since: at(-220), told: 'lead' },
    }),
    line('t4', -170, {
      type: 'miss_reminded',
      audience: 'team',
      data: { promise: 'p1', dueAt: at(-190), told: 'lead' },
    }),
    line('t5', -165, {
      type: 'ticket_classified',
      actor: byIvan,
      data: { kind: 'problem', impact: 'critical' },
    }),
    line('t6', -165, { type: 'plan_changed', audience: 'team', actor: byIvan, data: { plan: 'gold' } }),
    line('t7', -160, {
      type: 'ticket_escalated',
      actor: byIvan,
      facts: facts && { ...facts, holder: { kind: 'team', level: 'L2' } },
      data: {
        from: { kind: 'agent', id: ivan.id, name: ivan.name },
        answered: { promise: 'p1', dueAt: at(-190), firstDueAt: at(-190), kept: false },
        nudgedAt: at(-180),
        lang: 'en',
      },
      words: { reason: 'It needs the payment team, who own this part.' },
    }),
    line('t8', -160, {
      type: 'handoff_added',
      audience: 'team',
      actor: byIvan,
      data: {
        from: { kind: 'agent', id: ivan.id, name: ivan.name },
        to: { kind: 'team', level: 'L2' },
        level: 'L2',
      },
      words: {
        known: 'Only DE and PL.',
        tried: 'Cache, other card.',
        why: 'Payment module, needs its owner.',
      },
    }),
    line('t9', -120, {
      type: 'problem_linked',
      actor: byAnna,
      facts,
      data: { problem: problemId(1007), number: 1007 },
      words: { problem: 'Till restarts when a card is read' },
    }),
    ...problemStory(problemId(1007)).slice(1),
    line('t10', -25, {
      type: 'problem_unlinked',
      actor: byAnna,
      facts,
      data: { problem: problemId(1007), number: 1007 },
    }),
    line('t11', -24, {
      type: 'contact_changed',
      actor: { kind: 'customer' },
      words: { contact: { name: 'Ms Petrova' } },
    }),
    line('t12', -20, {
      type: 'customer_limited',
      actor: byAnna,
      data: { limit: { kind: 'limit', until: at(1440), everyMinutes: 60 }, lang: 'en' },
      words: { reason: 'Please no insults. We read every message, one an hour.' },
    }),
    last,
  ] as (TicketEvent | ProblemEvent)[];
}
