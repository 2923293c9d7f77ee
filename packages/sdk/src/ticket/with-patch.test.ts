import { expect, test } from 'vitest';
import type { AnyTicketEvent } from '../protocol/events.ts';
import { apply } from './apply.ts';
import { withPatch } from './with-patch.ts';

const event = (part: Partial<AnyTicketEvent> & { type: string }): AnyTicketEvent => ({
  cursor: 'c1',
  ticket: 'tk_00000000000000000001',
  version: 1,
  at: '2026-03-01T10:00:00.000Z',
  actor: { kind: 'agent', id: 'ag_1', name: 'Anna' },
  audience: 'customer',
  data: {},
  words: null,
  ...part,
});

const created = event({
  type: 'ticket_created',
  facts: {
    status: 'received',
    activity: { code: 'queued' },
    promise: null,
    holder: { kind: 'team', level: 'L1' },
  },
  data: { number: 7, kind: 'problem', impact: 'high', customer: 'cu_1', lang: 'en' },
  words: { subject: 'No sound', message: 'No sound since noon' },
});

test('an event that needs no patch is left as it is', () => {
  expect(withPatch(created)).toBe(created);
});

test('an event of a type that is not known changes the view by its patch alone, words on top', () => {
  const later = event({
    type: 'invented_in_a_later_version',
    version: 2,
    data: { patch: { rating: { grade: 'good', at: '2026-03-01T11:00:00.000Z' }, offers: { o1: null } } },
    words: { patch: { rating: { text: 'Kind' } } },
  });
  const view = apply(apply(null, created), later);
  expect(view).toMatchObject({ version: 2, rating: { grade: 'good', text: 'Kind' } });
  const erased = apply(apply(null, created), { ...later, words: null });
  expect(erased?.rating).toEqual({ grade: 'good', at: '2026-03-01T11:00:00.000Z' });
});

test('a report takes the place of the one before, part by part and with its evidence', () => {
  const report = (version: number, data: object, words: object) =>
    withPatch(
      event({
        type: 'report_published',
        version,
        data: { outcome: 'partial', recurrence: 'no', closesAt: '2026-03-09T10:00:00.000Z', ...data },
        words: { cause: 'A cable', done: 'Replaced it', ...words },
      }),
    );
  const by = '2026-03-05T10:00:00.000Z';
  const file = { type: 'image/png', size: 9 };
  const first = report(
    2,
    { remaining: [{ by }, { by }], evidence: [{ filesBefore: { at_1: file } }, { at: by }] },
    {
      remaining: [
        { what: 'Cover it', who: 'Ivan' },
        { what: 'Test it', who: 'Anna' },
      ],
      technical: 'pin 3 broken',
      evidence: [{ what: 'The cable', before: 'torn', names: { at_1: 'cable.png' } }, { what: 'The visit' }],
    },
  );
  const view = apply(apply(null, created), first);
  expect(view?.report).toEqual({
    outcome: 'partial',
    recurrence: 'no',
    cause: 'A cable',
    done: 'Replaced it',
    technical: 'pin 3 broken',
    remaining: [
      { what: 'Cover it', who: 'Ivan', by },
      { what: 'Test it', who: 'Anna', by },
    ],
    evidence: [
      { what: 'The cable', before: 'torn', filesBefore: { at_1: { ...file, name: 'cable.png' } } },
      { what: 'The visit', at: by },
    ],
    publishedAt: first.at,
    by: 'Anna',
  });
  const second = apply(view, report(3, { outcome: 'full', remaining: [] }, { remaining: [] }));
  expect(second?.report).toEqual({
    outcome: 'full',
    recurrence: 'no',
    cause: 'A cable',
    done: 'Replaced it',
    remaining: [],
    publishedAt: first.at,
    by: 'Anna',
  });
});
