import { expect, test } from 'vitest';
import { actsOf, type Standing, speakerOf } from './map.ts';
import type { Row } from './parse.ts';

const row = (change: Partial<Row> = {}): Row => ({
  line: 2,
  incident: 'INC9000001',
  state: 'Active',
  priority: '3 - Moderate',
  caller: 'Caller A',
  topic: [],
  group: 'Group 1',
  resolver: 'Resolver 1',
  reopenCount: 0,
  modCount: 1,
  openedAt: 0,
  at: 0,
  closeCode: null,
  ...change,
});
const last = row({ modCount: 0 });
const received: Standing = { status: 'received', activity: { code: 'queued' } };
const working: Standing = { status: 'investigating', activity: { text: 'Looking.', lang: 'en' } };
const resolved: Standing = { status: 'resolved', activity: { code: 'awaiting_acceptance' } };
const closed: Standing = { status: 'closed', activity: { code: 'closed' } };

test('the first row of a new incident is its opening; any other first row speaks for itself', () => {
  expect(actsOf(row({ state: 'New', modCount: 0 }), null, received)).toBe('opening');
  expect(actsOf(row({ state: 'New', modCount: 2 }), null, received)).toEqual([
    { does: 'word', status: 'investigating' },
  ]);
  expect(actsOf(row({ state: 'Awaiting Vendor' }), null, received)).toEqual([
    { does: 'word', status: 'waiting_on_others' },
  ]);
  expect(actsOf(row({ state: 'Resolved' }), null, received)).toEqual([{ does: 'report' }]);
  expect(actsOf(row({ state: 'Closed' }), null, received)).toEqual([{ does: 'report' }, { does: 'accept' }]);
});

test.each([
  ['New', 'investigating'],
  ['Active', 'investigating'],
  ['Awaiting User Info', 'waiting_on_customer'],
  ['Awaiting Problem', 'waiting_on_others'],
  ['Awaiting Vendor', 'waiting_on_others'],
  ['Awaiting Evidence', 'waiting_on_others'],
] as const)('%s is a word that sets %s', (state, status) => {
  expect(actsOf(row({ state }), last, working)).toEqual([{ does: 'word', status }]);
});

test('a row that changes nothing says nothing', () => {
  expect(actsOf(row({ modCount: 0 }), last, working)).toBe('unchanged');
});

test('a change of priority alone moves the date, once there are words to keep', () => {
  const change = row({ priority: '1 - Critical' });
  expect(actsOf(change, last, working)).toEqual([
    { does: 'move', status: 'investigating', activity: 'Looking.' },
  ]);
  const word = [{ does: 'word', status: 'investigating' }];
  expect(actsOf(change, last, received)).toEqual(word);
  expect(actsOf({ ...change, resolver: 'Resolver 2' }, last, working)).toEqual(word);
  expect(
    actsOf(change, row({ state: 'Awaiting Vendor' }), { ...working, status: 'waiting_on_others' }),
  ).toEqual(word);
});

test('work after the end is the customer’s reopening', () => {
  const before = row({ state: 'Resolved' });
  const again = { reopenCount: 1, modCount: 2 };
  expect(actsOf(row(again), before, resolved)).toEqual([{ does: 'reopen' }]);
  expect(actsOf(row(again), before, closed)).toEqual([{ does: 'reopen' }]);
  expect(actsOf(row({ ...again, state: 'Awaiting Problem' }), before, resolved)).toEqual([
    { does: 'reopen' },
    { does: 'word', status: 'waiting_on_others' },
  ]);
  expect(actsOf(row({ ...again, state: 'Resolved' }), before, resolved)).toEqual([
    { does: 'reopen' },
    { does: 'report' },
  ]);
});

test('an end is reported, then accepted, unless the ticket closed by itself', () => {
  const before = row({ state: 'Resolved' });
  const end = row({ state: 'Closed', modCount: 2 });
  expect(actsOf(row({ state: 'Resolved' }), last, working)).toEqual([{ does: 'report' }]);
  expect(actsOf(end, before, resolved)).toEqual([{ does: 'accept' }]);
  expect(actsOf(end, before, closed)).toBe('closedBefore');
  expect(actsOf(end, last, working)).toEqual([{ does: 'report' }, { does: 'accept' }]);
});

test('a change after the end is the team’s note', () => {
  const note = [{ does: 'note' }];
  expect(actsOf(row({ state: 'Resolved', modCount: 2 }), row({ state: 'Resolved' }), resolved)).toEqual(note);
  expect(actsOf(row({ state: 'Resolved', modCount: 2 }), row({ state: 'Resolved' }), closed)).toEqual(note);
  expect(actsOf(row({ state: 'Closed', modCount: 2 }), row({ state: 'Closed' }), closed)).toEqual(note);
});

test('who speaks: the resolver, else the group, else the desk', () => {
  expect(speakerOf(row())).toBe('Resolver 1');
  expect(speakerOf(row({ resolver: null }))).toBe('Group 1');
  expect(speakerOf(row({ resolver: null, group: null }))).toBe('Service desk');
});
