import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Clock, manualClock } from '../src/app.ts';
import { fileActs } from './file-house.ts';
import {
  acts,
  code,
  DAY,
  MINUTE,
  noLimits,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  START,
} from './house.ts';

/** So far ahead the clock was, until somebody set it right. */
const AHEAD = 10 * DAY;

const base = manualClock(START);
let ahead = 0;
const clock: Clock = { now: () => base.now() + ahead, at: base.at };
const limits = { ...noLimits, tickets: { most: 2, per: 10 * MINUTE } };
const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
const files = { folder, limits: { perDay: 10, perAddress: 25, reserve: 0 } };
const house = await openHouse({ clock, limits, files });
const shop = await openWorkspace(house);
const customer = await openCustomer(house, shop);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

test('whoever was counted by a clock that was ahead is not kept waiting until it would be so late', async () => {
  const { create } = acts(house.url);
  ahead = AHEAD;
  for (const expected of [201, 201, 429]) expect((await create(customer)).status).toBe(expected);
  ahead = 0;
  for (const expected of [201, 201, 429]) expect((await create(customer)).status).toBe(expected);
  await base.moveBy(10 * MINUTE);
  expect((await create(customer)).status).toBe(201);
});

test('what is announced after the clock was set back is swept like all else that nobody was given', async () => {
  const files = fileActs(house.url);
  const stateOf = async (id: string) => (await files.look(customer, id)).body.attachment.state;
  const { id: first } = (await files.announce(customer, 'a.log', 5)).body.attachment;
  ahead = AHEAD;
  await base.moveBy(DAY);
  expect(await stateOf(first)).toBe('deleted');
  ahead = 0;
  const { id } = (await files.announce(customer, 'b.log', 5)).body.attachment;
  await base.moveBy(DAY - MINUTE);
  expect(code(await files.send(customer, id, 0, '123'))).toEqual([200, undefined]);
  await base.moveBy(MINUTE);
  expect(await stateOf(id)).toBe('deleted');
});

test('what was announced by a clock that was ahead fills no day after it was set back', async () => {
  const { announce } = fileActs(house.url);
  await base.moveBy(2 * DAY);
  const [one, other, last] = await Promise.all([0, 1, 2].map(() => openCustomer(house, shop)));
  const tries = async () =>
    Promise.all([one, other, last].map(async (who) => code(await announce(who as Person, 'a.log', 10))[1]));
  ahead = AHEAD;
  expect((await tries()).toSorted()).toEqual(['files_paused', undefined, undefined]);
  expect(code(await announce(one as Person, 'b.log', 10))[0]).toBe(429);
  ahead = 0;
  expect((await tries()).toSorted()).toEqual(['files_paused', undefined, undefined]);
});
