import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import type { Queue } from '@vestka/sdk/protocol';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { roundTheClockPolicy } from '../src/app.ts';
import { MIGRATIONS } from '../src/paths.ts';
import { acts, call, HOUR, iso, letter, MINUTE, openHouse, START, type TestHouse, word } from './house.ts';
import { libraryActs } from './library.ts';
import { AGENT, CUSTOMER, LATE, NEWER, rows, SOLVED, TALKED } from './old-rows.ts';
import { cause, teamActs } from './team.ts';

let folder: string;
let house: TestHouse;
let act: ReturnType<typeof acts>;
let team: ReturnType<typeof teamActs>;

/** A database as the version before left it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  const database = join(folder, 'vestka.db');
  await makeOld(database);
  house = await openHouse({ database }, START + HOUR);
  act = acts(house.url);
  team = teamActs(house.url);
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

async function makeOld(database: string): Promise<void> {
  const [from, to] = [fileURLToPath(MIGRATIONS), join(folder, 'drizzle')];
  mkdirSync(join(to, 'meta'), { recursive: true });
  copyFileSync(join(from, '0000_start.sql'), join(to, '0000_start.sql'));
  const journal = JSON.parse(readFileSync(join(from, 'meta/_journal.json'), 'utf8')) as { entries: object[] };
  const first = { ...journal, entries: journal.entries.slice(0, 1) };
  writeFileSync(join(to, 'meta/_journal.json'), JSON.stringify(first));

  const client = createClient({ url: `file:${database}` });
  await client.execute('PRAGMA journal_mode = WAL');
  await migrate(drizzle(client), { migrationsFolder: to });
  for (const [table, row] of rows()) {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    await client.execute({
      sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
      args: Object.values(row),
    });
  }
  client.close();
}

const numbers = async (query = '') => {
  const { status, body } = await team.queue(AGENT, query);
  expect(status).toBe(200);
  return (body as Queue).tickets.map(({ number }) => number);
};

test('it is listed as it stood, by status, by who spoke last, and by its words', async () => {
  expect(await numbers()).toEqual([LATE.number, NEWER.number, TALKED.number]);
  expect(await numbers('scope=ended')).toEqual([SOLVED.number]);
  expect(await numbers('scope=mine')).toEqual([TALKED.number]);
  expect(await numbers('scope=team')).toEqual([LATE.number, NEWER.number, TALKED.number]);
  expect(await numbers('status=fixing')).toEqual([TALKED.number]);
  expect(await numbers('status=received')).toEqual([LATE.number, NEWER.number]);
  expect(await numbers('scope=ended&status=resolved')).toEqual([SOLVED.number]);
  expect(await numbers('flag=unanswered')).toEqual([LATE.number, NEWER.number]);
  expect(await numbers('flag=late')).toEqual([LATE.number]);
  expect(await numbers('kind=question')).toEqual([LATE.number]);
  expect(await numbers('impact=critical')).toEqual([NEWER.number]);
  expect(await numbers('q=PRINTER')).toEqual([LATE.number]);
  expect(await numbers('q=kim')).toEqual([LATE.number]);
  for (const q of ['Касса', 'касса', 'КАССА'])
    expect(await numbers(`q=${encodeURIComponent(q)}`), q).toEqual([TALKED.number]);
  const { body } = await team.queue(AGENT);
  expect([body.counts, body.problems]).toEqual([
    { all: 3, mine: 1, team: 3, unassigned: 2, late: 1, nudged: 0 },
    [],
  ]);
});

test('its views are folded again from the old events, and have what is new', async () => {
  const { ticket } = (await act.team(AGENT, TALKED.id)).body;
  expect(ticket).toMatchObject({
    status: 'fixing',
    activity: { text: 'Меняем кабель', lang: 'ru' },
    promise: { id: 'p2', dueAt: iso(START + 3 * HOUR) },
    waiting: null,
    problem: null,
    onCall: null,
    handOff: null,
    limit: null,
    assignee: { name: 'Anna' },
    tag: 't3',
    version: 3,
    foldVersion: 4,
    promises: { made: 2, kept: 1, missed: 0, moved: 0 },
  });
  const events = await act.events(CUSTOMER, TALKED.id);
  expect(events.map(({ type }) => type)).toEqual(['ticket_created', 'update_posted', 'ticket_assigned']);
  const listed = await call<{ tickets: object[] }>(house.url, 'GET', '/v1/tickets', CUSTOMER);
  expect(listed.body.tickets).toHaveLength(4);
  expect(listed.body.tickets).toContainEqual((await act.get(CUSTOMER, TALKED.id)).body.ticket);
});

test('what fell due meanwhile is told, and may be nudged', async () => {
  const { ticket } = (await act.get(CUSTOMER, LATE.id)).body;
  expect(ticket.promise).toMatchObject({ missedAt: iso(START + HOUR), told: 'team' });
  const nudged = await team.nudge(CUSTOMER, LATE.id);
  expect([nudged.status, nudged.body.ticket.promise?.nudgedAt]).toEqual([201, iso(START + HOUR)]);
  expect(await numbers('flag=nudged')).toEqual([LATE.number]);
  // What has not fallen due falls due now at its time, as it was promised.
  expect((await team.nudge(CUSTOMER, NEWER.id)).status).toBe(409);
  await house.clock.moveTo(START + 2 * HOUR);
  expect((await act.get(CUSTOMER, NEWER.id)).body.ticket.promise?.missedAt).toBe(iso(START + 2 * HOUR));
  expect((await team.nudge(CUSTOMER, NEWER.id)).status).toBe(201);
});

test('it takes every kind of command, each based on the tag of before', async () => {
  const now = house.clock.now();
  const told = await act.update(AGENT, TALKED.id, word({ tag: 't3' }, now, { status: 'verifying' }));
  expect([told.status, told.body.ticket.promises]).toEqual([201, { made: 3, kept: 2, missed: 0, moved: 0 }]);
  expect(await numbers('status=verifying')).toEqual([TALKED.number]);
  expect((await act.message(CUSTOMER, TALKED.id, { text: 'Спасибо' })).status).toBe(201);
  expect((await team.classify(AGENT, NEWER.id, { kind: 'wish' })).status).toBe(200);
  const reopening = { basedOn: 't2', text: 'Still there' };
  expect((await act.reopen(CUSTOMER, SOLVED.id, reopening)).body.ticket.status).toBe('investigating');
  const { problem } = (await team.openProblem(AGENT, cause(now))).body;
  const linked = await team.link(AGENT, LATE.id, { problem: problem.id, basedOn: 't1' });
  expect([linked.status, problem.number, linked.body.ticket.problem?.number]).toEqual([200, 1001, 1001]);
  expect((await act.report(AGENT, TALKED.id, letter(told.body.ticket))).status).toBe(201);
});

test('a report that waited for its answer closes at its time', async () => {
  await house.clock.moveTo(SOLVED.closesAt - 1);
  expect((await act.get(CUSTOMER, SOLVED.id)).body.ticket.status).toBe('resolved');
  await house.clock.moveBy(1);
  expect((await act.get(CUSTOMER, SOLVED.id)).body.ticket.closedBecause).toBe('deadline');
});

test('the workspace goes on promising round the clock until somebody changes that', async () => {
  const lead = { as: { ...AGENT.as, 'vestka-agent': 'ag_admin' } };
  expect((await team.policy(AGENT)).body).toEqual({
    policy: roundTheClockPolicy('Europe/Berlin'),
    version: 0,
  });
  expect((await team.canned(AGENT)).body).toEqual({ canned: [], version: 0 });
  // Sunday, at night.
  await house.clock.moveTo(Date.UTC(2026, 2, 8, 2));
  const { ticket } = (await act.create(CUSTOMER)).body;
  expect([ticket.number, ticket.promise?.dueAt]).toEqual([1005, '2026-03-08T04:00:00.000Z']);
  const policy = { ...roundTheClockPolicy('Europe/Berlin'), warnAt: 0.5 };
  const body = { policy, basedOn: 0 };
  const changed = await call(house.url, 'POST', '/v1/admin/policy', { as: lead.as, body });
  expect([changed.status, changed.body]).toEqual([200, { policy, version: 4 }]);
});

test('its customer soon finds in it what they wrote and what they were told', async () => {
  const own = async (q: string) =>
    (await libraryActs(house.url).find(CUSTOMER, q)).body.own.map(({ id }) => id);
  await vi.waitFor(
    async () => {
      expect(await own('печать на кассе')).toEqual([TALKED.id]);
      expect(await own('printers ')).toEqual([LATE.id]);
      expect(await own('tax class missing')).toEqual([SOLVED.id]);
    },
    { timeout: 10_000 },
  );
});

test('it opens again as what it is now', async () => {
  house = await house.restart(START + HOUR + MINUTE);
  team = teamActs(house.url);
  expect(await numbers()).toEqual([LATE.number, NEWER.number, TALKED.number]);
});

test('who stands beside a known problem is found in a database that did not note it', async () => {
  const now = house.clock.now();
  const { problem } = (await team.openProblem(AGENT, cause(now))).body;
  for (const { id } of [LATE, NEWER, TALKED]) {
    const { tag } = (await act.team(AGENT, id)).body.ticket;
    expect((await team.link(AGENT, id, { problem: problem.id, basedOn: tag })).status).toBe(200);
  }
  const { ticket } = (await act.team(AGENT, LATE.id)).body;
  const alone = word(ticket, now, { nextUpdateAt: iso(now + HOUR) });
  expect((await act.update(AGENT, LATE.id, alone)).status).toBe(201);
  await house.clock.moveBy(MINUTE);
  expect((await act.message(CUSTOMER, TALKED.id, { text: 'Any news?' })).status).toBe(201);
  const before = await numbers();
  const { counts } = (await team.queue(AGENT)).body;
  expect(before).toHaveLength(2);
  expect(counts).toMatchObject({ all: 2, mine: 2 });

  await house.app.close();
  const client = createClient({ url: `file:${house.database}` });
  await client.execute('UPDATE tickets SET customer_at = 0, own = 0');
  await client.execute('UPDATE problems SET word_at = 0, assignee = NULL');
  const migration = readFileSync(join(fileURLToPath(MIGRATIONS), '0003_standing_followers.sql'), 'utf8');
  const updates = migration
    .split('--> statement-breakpoint')
    .filter((sql) => sql.trim().startsWith('UPDATE'));
  expect(updates).toHaveLength(2);
  for (const sql of updates) await client.execute(sql);
  client.close();
  house = await openHouse({ database: house.database }, house.clock.now());
  act = acts(house.url);
  team = teamActs(house.url);
  expect(await numbers()).toEqual(before);
  expect((await team.queue(AGENT)).body.counts).toEqual(counts);
});

test('what was owed, and what was asked after the end, is found in a database that did not set it apart', async () => {
  const remaining = [{ what: 'Tell the other branches', who: 'Ivan', by: iso(START + 5 * HOUR) }];
  const at = () => house.clock.now();
  const tagOf = async ({ id }: typeof LATE) => (await act.team(AGENT, id)).body.ticket;
  const again = { basedOn: 't2', text: 'Still there' };
  expect((await act.reopen(CUSTOMER, SOLVED.id, again)).status).toBe(200);
  for (const one of [SOLVED, TALKED]) {
    const left = letter(await tagOf(one), { outcome: 'partial', remaining });
    expect((await act.report(AGENT, one.id, left)).status).toBe(201);
    const back = { basedOn: (await tagOf(one)).tag, text: 'It is back' };
    expect((await act.reopen(CUSTOMER, one.id, back)).status).toBe(200);
  }
  const { problem } = (await team.openProblem(AGENT, cause(at()))).body;
  for (const one of [SOLVED, TALKED]) {
    const { tag } = await tagOf(one);
    expect((await team.link(AGENT, one.id, { problem: problem.id, basedOn: tag })).status).toBe(200);
  }
  const settled = (await tagOf(TALKED)).stillOwed;
  expect(settled).toMatchObject(remaining);
  const done = {
    done: true,
    basedOn: { report: (await tagOf(TALKED)).report?.publishedAt, by: remaining[0]?.by },
  };
  const path = `/v1/agent/tickets/${TALKED.id}/report/remaining/0`;
  expect((await call(house.url, 'POST', path, { ...AGENT, body: done })).status).toBe(200);
  expect((await act.report(AGENT, NEWER.id, letter(await tagOf(NEWER)))).status).toBe(201);
  await house.clock.moveBy(MINUTE);
  const asked = { text: 'Which version do I install?', stillBroken: false };
  expect((await act.message(CUSTOMER, NEWER.id, asked)).status).toBe(201);
  const views = () => Promise.all([SOLVED, TALKED, NEWER].map(tagOf));
  const [before, unanswered, known] = [
    await views(),
    await numbers('scope=ended&flag=unanswered'),
    await numbers(),
  ];
  expect([unanswered, before.map(({ stillOwed }) => stillOwed?.length)]).toEqual([
    [NEWER.number],
    [1, 1, undefined],
  ]);

  // As the version before wrote them: all in the report's list, and none of what only the newer fold knows.
  await house.app.close();
  const client = createClient({ url: `file:${house.database}` });
  for (const column of ['data', 'words'])
    await client.execute(`UPDATE events SET ${column} = CASE type
      WHEN 'problem_linked' THEN json_remove(${column}, '$.patch')
      ELSE json_set(json_remove(${column}, '$.patch'), '$.patch', json_object('report',
        json_object('remaining', json_extract(${column}, '$.patch.stillOwed')))) END
      WHERE json_extract(${column}, '$.patch.stillOwed') IS NOT NULL`);
  await client.execute(`UPDATE tickets SET fold_version = 3, unanswered = 0, own = own > 0,
    team_view = json_remove(json_set(team_view, '$.report.remaining', json(coalesce(
      json_extract(team_view, '$.stillOwed'), json_extract(team_view, '$.report.remaining'), '[]'))),
      '$.stillOwed', '$.commentedAt')`);
  await client.execute(`UPDATE problems SET fold_version = 3, view = json_remove(view, '$.closed')`);
  const [newest] = (await client.execute('SELECT max(created_at) AS at FROM __drizzle_migrations')).rows;
  await client.execute({
    sql: 'DELETE FROM __drizzle_migrations WHERE created_at = ?',
    args: [newest?.at ?? 0],
  });
  client.close();

  house = await openHouse({ database: house.database }, at());
  act = acts(house.url);
  team = teamActs(house.url);
  expect(await views()).toEqual(before);
  expect([await numbers('scope=ended&flag=unanswered'), await numbers()]).toEqual([unanswered, known]);
  // The problem's report does not swallow it: it stays queued, and its date is watched.
  expect((await team.reportProblem(AGENT, problem.id, letter(problem))).status).toBe(201);
  expect(await numbers()).toContain(SOLVED.number);
  expect(await numbers()).not.toContain(TALKED.number);
  await house.clock.moveTo(START + 6 * HOUR);
  expect((await tagOf(SOLVED)).stillOwed).toMatchObject([{ missedAt: iso(START + 5 * HOUR) }]);
  expect(await numbers('flag=late')).toContain(SOLVED.number);
  const answer = await call(house.url, 'POST', `/v1/agent/tickets/${NEWER.id}/comments`, {
    ...AGENT,
    body: { message: 'The newest one' },
  });
  expect(answer.status).toBe(201);
  expect(await numbers('scope=ended&flag=unanswered')).toEqual([]);
});
