import type { Policy } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/app.ts';
import { refusing } from './bad.ts';
import {
  acts,
  call,
  openCustomer,
  openHouse,
  openWorkspace,
  type TestHouse,
  type Workspace,
} from './house.ts';
import { canned, teamActs } from './team.ts';

let house: TestHouse;
let A: Workspace;
let refuses: ReturnType<typeof refusing>;
let team: ReturnType<typeof teamActs>;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house, 'Shop', defaultPolicy('Europe/Berlin'));
  team = teamActs(house.url);
  refuses = refusing(house);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const admin = (path: string, body: object) =>
  call<{ policy: Policy; version: number }>(house.url, 'POST', `/v1/admin/${path}`, { as: A.lead.as, body });
const change = (policy: object, basedOn: number) => admin('policy', { policy, basedOn });

const good = defaultPolicy('Europe/Berlin');
const [plan] = good.plans as [Policy['plans'][0]];
const hours = (mon: object[]) => ({ ...good, hours: { ...good.hours, mon } });
const christmas = { date: '2026-12-25' };
const target = { reaction: 5, interval: 5 };
const never = Object.fromEntries(Object.keys(good.hours).map((weekday) => [weekday, []]));
const bare = { ...good, hours: never };

describe('a policy that contradicts itself is refused where it does, kept or only tried', () => {
  test.each<[string, object, string[]]>([
    ['a zone that nobody knows', { ...good, zone: 'Europe/Atlantis' }, ['policy.zone']],
    ['an offset for a zone', { ...good, zone: '+01:00' }, ['policy.zone']],
    ['no zone', { ...good, zone: '' }, ['policy.zone']],
    ['24:00 for a beginning', hours([{ from: '24:00', to: '06:00' }]), ['policy.hours.mon.0.from']],
    ['25 o’clock', hours([{ from: '09:00', to: '25:00' }]), ['policy.hours.mon.0.to']],
    ['seven stretches', hours(Array(7).fill({ from: '09:00', to: '10:00' })), ['policy.hours.mon']],
    ['no hours at all', bare, ['policy.hours']],
    ['a day that is none', { ...good, holidays: [{ date: '2026-02-30' }] }, ['policy.holidays.0.date']],
    ['a holiday twice', { ...good, holidays: [christmas, christmas] }, ['policy.holidays.1.date']],
    [
      'two plans of one name',
      { ...good, plans: [plan, { ...plan, name: plan.name.toUpperCase() }] },
      ['policy.plans.1.name'],
    ],
    ['no plan', { ...good, plans: [] }, ['policy.plans']],
    [
      'a reaction within four minutes',
      { ...good, plans: [{ ...plan, targets: { ...plan.targets, low: { ...target, reaction: 4 } } }] },
      ['policy.plans.0.targets.low.reaction'],
    ],
    [
      'hours so few that it takes over half a year',
      {
        ...bare,
        hours: { ...never, mon: [{ from: '09:00', to: '09:04' }] },
        plans: [{ ...plan, targets: { ...plan.targets, low: { reaction: 104, interval: 105 } } }],
      },
      [
        'policy.plans.0.targets.critical.interval',
        'policy.plans.0.targets.high.interval',
        'policy.plans.0.targets.normal.reaction',
        'policy.plans.0.targets.normal.interval',
        'policy.plans.0.targets.low.interval',
      ],
    ],
    ['a warning at once', { ...good, warnAt: 0 }, ['policy.warnAt']],
    ['a warning too late', { ...good, warnAt: 1 }, ['policy.warnAt']],
    [
      'all of it at once',
      { ...hours([{ from: '24:00', to: '06:00' }]), zone: 'Mars', holidays: [christmas, christmas] },
      ['policy.zone', 'policy.hours.mon.0.from', 'policy.holidays.1.date'],
    ],
  ])('%s', async (_, policy, paths) => {
    await refuses(() => change(policy, 1), 422, 'validation_failed', paths);
    await refuses(() => admin('policy/preview', { policy }), 422, 'validation_failed', paths);
    expect((await team.policy(A.agent)).body).toEqual({ policy: good, version: 1 });
  });
});

test('whoever changes a policy or the prepared updates has seen the last change', async () => {
  const { policy, version } = (await team.policy(A.lead)).body;
  const changed = await change({ ...policy, warnAt: 0.5 }, version);
  expect([changed.status, changed.body.policy.warnAt]).toEqual([200, 0.5]);
  for (const basedOn of [version, changed.body.version + 1, -1])
    await refuses(() => change(policy, basedOn), 409, 'stale');
  expect((await team.policy(A.agent)).body).toEqual(changed.body);

  const prepared = await admin('canned', { canned, basedOn: 0 });
  expect((await team.canned(A.agent)).body).toEqual(prepared.body);
  await refuses(() => admin('canned', { canned: [], basedOn: 0 }), 409, 'stale');
  // Each of the two has a version of its own.
  expect((await change(policy, changed.body.version)).status).toBe(200);
  const next = { canned: [], basedOn: prepared.body.version };
  expect((await admin('canned', next)).body).toMatchObject({ canned: [] });
});

test('a policy that has changed is that of the next request, and of no promise that stands', async () => {
  const B = await openWorkspace(house, 'B');
  const customer = await openCustomer(house, B);
  const { create, get } = acts(house.url);
  const { ticket } = (await create(customer)).body;
  const { version } = (await team.policy(B.lead)).body;
  // The house's clock stands at 18:00 of Tokyo: the office has just closed.
  const by = { as: B.lead.as, body: { policy: { ...good, zone: 'Asia/Tokyo' }, basedOn: version } };
  expect((await call(house.url, 'POST', '/v1/admin/policy', by)).status).toBe(200);
  const me = await call<{ workspace: { zone: string } }>(house.url, 'GET', '/v1/agent/me', B.lead);
  expect(me.body.workspace.zone).toBe('Asia/Tokyo');
  expect((await get(customer, ticket.id)).body.ticket).toEqual(ticket);
  expect(ticket.promise?.dueAt).toBe('2026-03-04T11:00:00.000Z');
  expect((await create(customer)).body.ticket.promise?.dueAt).toBe('2026-03-05T02:00:00.000Z');
});

describe('prepared updates', () => {
  const one = canned[0] as (typeof canned)[0];
  test.each<[string, object[], string[]]>([
    ['two of one id', [one, { ...one, title: 'Other' }], ['canned.1.id']],
    ['a placeholder that nothing fills', [{ ...one, message: 'Hello {name}' }], ['canned.0.message']],
    [
      'several that nothing fills',
      [one, { ...one, id: 'b', message: '{a} {agent} {b}', activity: 'For {Customer}' }],
      ['canned.1.message', 'canned.1.message', 'canned.1.activity'],
    ],
    ['an id with spaces', [{ ...one, id: 'a b' }], ['canned.0.id']],
    ['no message', [{ id: 'a', title: 'A' }], ['canned.0.message']],
  ])('%s', async (_, list, paths) => {
    const { version } = (await team.canned(A.lead)).body;
    await refuses(() => admin('canned', { canned: list, basedOn: version }), 422, 'validation_failed', paths);
  });
});
