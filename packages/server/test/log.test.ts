import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { search } from '../src/commands/search.ts';
import * as schema from '../src/db/schema.ts';
import type { Log } from '../src/log/append.ts';
import type { StoredEvent, ViewWrite } from '../src/log/types.ts';
import { broken, customer, deadline, event, one, tallied, ticketRow } from './appends.ts';
import { engines, type Opened } from './engines.ts';

describe.each(engines)('the log on $name', (engine) => {
  if (engine.missing) {
    test.skip('there is none here', () => {});
    return;
  }
  let opened: Opened;
  let log: Log;
  let heard: StoredEvent[];

  beforeAll(engine.start);
  beforeEach(async () => {
    await engine.wipe();
    await open();
  });
  afterEach(() => opened.close());
  afterAll(engine.stop);

  async function open(): Promise<void> {
    opened = await engine.open();
    log = opened.log;
    heard = [];
    log.onCommit((events) => heard.push(...events));
  }

  async function reopen(): Promise<void> {
    await opened.close();
    await open();
  }

  async function everything() {
    const { reads } = opened;
    return {
      events: await reads.select().from(schema.events).orderBy(asc(schema.events.id)),
      intents: await reads.select().from(schema.intents),
      customers: await reads.select().from(schema.customers),
      deadlines: await reads.select().from(schema.deadlines),
      tickets: await reads.select().from(schema.tickets),
    };
  }

  test('events, views and intent are stored together, and told once', async () => {
    const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
    const outcome = await log.append(
      one('s', 0, { intent, events: [event(1), event(2)], views: [customer('cu_1'), deadline(5)] }),
    );
    expect(outcome).toMatchObject({ kind: 'appended', events: [{ id: 1 }, { id: 2 }], dueAt: 5 });
    const all = await everything();
    expect(all.events.map(({ version }) => version)).toEqual([1, 2]);
    expect(all.intents).toMatchObject([{ person: 'cu_1', intent: 'i1', stream: 's', version: 2 }]);
    expect([all.customers.length, all.deadlines.length]).toEqual([1, 1]);
    expect(heard.map(({ id }) => id)).toEqual([1, 2]);
    expect(await log.head()).toBe(2);
  });

  test('a stale writer changes nothing, whether it knows too little or too much', async () => {
    await log.append(one('s', 0, { views: [deadline(5)] }));
    const before = await everything();
    for (const expected of [0, 2, 7]) {
      const intent = { person: 'cu_1', id: `i${expected}`, hash: 'h' };
      const late = one('s', expected, { intent, views: [customer('cu_1'), deadline(9)] });
      expect(await log.append(late)).toEqual({ kind: 'conflict' });
    }
    expect(await everything()).toEqual(before);
    expect(heard).toHaveLength(1);
  });

  test('in one commit each keeps its own outcome; one that fails leaves its neighbours unharmed', async () => {
    await log.append(one('s'));
    const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
    const settled = await Promise.allSettled([
      log.append(one('a', 0, { views: [customer('cu_a')] })),
      log.append(one('b', 0, { views: [customer('cu_b'), broken] })),
      log.append(one('s', 0)),
      log.append(one('c', 0, { intent })),
      log.append(one('d', 0, { intent })),
      log.append(one('e', 0, { intent: { ...intent, hash: 'other' } })),
      log.append(one('f', 0, { events: [event(1), event(1)] })),
      log.append(one('g', 0, { views: [customer('cu_g')] })),
    ]);
    const outcomes = settled.map((s) => (s.status === 'fulfilled' ? s.value.kind : 'failed'));
    expect(outcomes).toEqual([
      'appended',
      'failed',
      'conflict',
      'appended',
      'replayed',
      'replayed',
      'failed',
      'appended',
    ]);
    expect(settled[4]).toMatchObject({ value: { stream: 'c', version: 1, sameBody: true } });
    expect(settled[5]).toMatchObject({ value: { stream: 'c', version: 1, sameBody: false } });
    const all = await everything();
    expect(all.events.map(({ id, stream }) => [id, stream])).toEqual([
      [1, 's'],
      [2, 'a'],
      [3, 'c'],
      [4, 'g'],
    ]);
    expect(all.customers.map(({ id }) => id)).toEqual(['cu_a', 'cu_g']);
    expect(heard.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(await log.append(one('b'))).toMatchObject({ kind: 'appended', events: [{ id: 5 }] });
  });

  test('500 at once: none lost, ids without gaps in the order of the commit', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 500 }, (_, i) => log.append(one(`s${i}`, 0, { views: [customer(`cu_${i}`)] }))),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['appended']));
    const all = await everything();
    expect(all.events.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    expect(all.customers).toHaveLength(500);
    expect(heard.map(({ id }) => id)).toEqual(all.events.map(({ id }) => id));
  });

  test('500 at once on one stream that decide again: each has its place', async () => {
    const insist = async () => {
      for (;;) {
        const version = (await log.head()) as number;
        const outcome = await log.append(one('s', version));
        if (outcome.kind === 'appended') return outcome.events[0]?.version;
      }
    };
    const versions = await Promise.all(Array.from({ length: 100 }, insist));
    expect(versions.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  test('numbers are never given twice, and count in each workspace by itself', async () => {
    const numbers = await Promise.all(Array.from({ length: 100 }, () => log.reserveNumber('ws_1')));
    expect(new Set(numbers).size).toBe(100);
    expect(Math.min(...numbers)).toBe(1001);
    expect(await log.reserveNumber('ws_2')).toBe(1001);
    await reopen();
    expect(await log.reserveNumber('ws_1')).toBe(1101);
    expect(await log.head()).toBe(0);
  });

  test('a listener that throws harms neither the writers nor the other listeners', async () => {
    const broken = await opened.another();
    const others: number[] = [];
    broken.onCommit(() => {
      throw new Error('a listener fell over');
    });
    broken.onCommit((events) => others.push(...events.map(({ id }) => id)));
    const outcomes = await Promise.all([broken.append(one('a')), broken.append(one('b'))]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'appended']);
    await broken.append(one('c'));
    expect(others).toEqual([1, 2, 3]);
  });

  test('what was decided on another stream stands only while that has not moved', async () => {
    await log.append(one('pb'));
    const based = (version: number) => [{ stream: 'pb', version }];
    const outcomes = await Promise.all([
      log.append(one('a', 0, { also: based(1), views: [customer('cu_a')] })),
      log.append(one('b', 0, { also: based(0), views: [customer('cu_b')] })),
      log.append(one('pb', 1)),
      log.append(one('c', 0, { also: based(1), views: [customer('cu_c')] })),
      log.append(one('d', 0, { also: based(2), views: [customer('cu_d')] })),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'appended',
      'conflict',
      'appended',
      'conflict',
      'appended',
    ]);
    const { customers } = await everything();
    expect(customers.map(({ id }) => id)).toEqual(['cu_a', 'cu_d']);
  });

  test('what was decided on all tickets of a customer stands only while nothing is added to any', async () => {
    const ticket = (id: string, number: number): ViewWrite => ({
      put: 'tickets',
      row: ticketRow(id, number),
    });
    const ofCustomer = (events: number) => ({ ofCustomer: { customer: 'cu_1', events } });
    await log.append(one('tk_a', 0, { views: [ticket('tk_a', 1)] }));
    const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
    const outcomes = await Promise.all([
      log.append(one('tk_b', 0, { ...ofCustomer(1), intent, views: [ticket('tk_b', 2)] })),
      log.append(one('tk_a', 1, ofCustomer(1))),
      log.append(one('tk_c', 0, { ...ofCustomer(1), views: [ticket('tk_c', 3)] })),
      log.append(one('tk_a', 1, ofCustomer(2))),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'conflict', 'conflict', 'appended']);
    expect((await everything()).events.map(({ stream }) => stream)).toEqual(['tk_a', 'tk_b', 'tk_a']);
  });

  test('each kind of view is written, and by no one who comes too late', async () => {
    const link = { ticket: 's', problem: 'pb', since: 1, workspace: 'ws_1', customer: 'cu_1', version: 1 };
    const session = {
      hash: 'h',
      workspace: 'ws_1',
      kind: 'customer',
      person: 'cu_1',
      expiresAt: 2 ** 40,
    } as const;
    const columns = { workspace: 'ws_1', number: 1, version: 1, foldVersion: 1, open: 1, sortAt: 1 };
    const problem = { id: 'pb', ...columns, wordAt: 1, linked: 9, view: '{}' };
    const first: ViewWrite[] = [
      customer('cu_1'),
      { put: 'links', row: link },
      { put: 'sessions', row: session },
      { put: 'problems', row: problem },
      deadline(5),
    ];
    const second: ViewWrite[] = [
      { endLink: { until: 7 } },
      { drop: 'sessions', hash: 'h' },
      { limit: { customer: 'cu_1', writeLimit: '{}' } },
      { count: { problem: 'pb', by: 1 } },
      { deadlines: [] },
    ];
    const views = async () => ({
      links: (await opened.reads.select().from(schema.links)).map(({ until }) => until),
      sessions: (await opened.reads.select().from(schema.sessions)).map(({ expiresAt }) => expiresAt),
      linked: (await opened.reads.select().from(schema.problems)).map(({ linked }) => linked),
      limits: (await opened.reads.select().from(schema.customers)).map(({ writeLimit }) => writeLimit),
      deadlines: (await opened.reads.select().from(schema.deadlines)).map(({ at }) => at),
    });
    await log.append(one('s', 0, { views: first }));
    const standing = { links: [null], sessions: [2 ** 40], linked: [0], limits: [null], deadlines: [5] };
    expect(await views()).toEqual(standing);
    expect(await log.append(one('s', 0, { views: second }))).toEqual({ kind: 'conflict' });
    expect(await views()).toEqual(standing);
    await log.append(one('s', 1, { views: [...second, { put: 'problems', row: problem }] }));
    expect(await views()).toEqual({ links: [7], sessions: [], linked: [1], limits: ['{}'], deadlines: [] });
  });

  test('files are given, and deleted, and what was written is taken out of the events, by no one who comes too late', async () => {
    const file = {
      id: 'at_1',
      workspace: 'ws_1',
      version: 2,
      owner: 'cu_1',
      state: 'ready',
      name: 'till.log',
      size: 9,
      type: 'text/plain',
      createdAt: 1,
    } as const;
    const words = {
      items: { 'd1-1': { text: 'secret', what: 'The log' }, 'd1-2': { text: 'kept' } },
      patch: { requests: { d1: { items: { 'd1-1': { text: 'secret' }, 'd1-2': { text: 'kept' } } } } },
    };
    const answered = event(1, { type: 'data_answered', words });
    await log.append(
      one('s', 0, { events: [answered, event(2, { words })], views: [{ put: 'attachments', row: file }] }),
    );
    const deleted: ViewWrite[] = [
      { deleted: ['at_1', 'at_none'], at: 77 },
      { forget: { request: 'd1', item: 'd1-1' } },
    ];
    const row = async () => {
      const [found] = await opened.reads.select().from(schema.attachments);
      return [found?.ticket, found?.state, found?.deletedAt];
    };
    const said = async () =>
      (await opened.reads.select().from(schema.events)).map((one) => one.words && JSON.parse(one.words));
    expect(await log.append(one('s', 0, { gives: ['at_1'], views: deleted }))).toEqual({ kind: 'conflict' });
    expect([await row(), (await said())[0]]).toEqual([[null, 'ready', null], words]);
    await log.append(one('s', 2, { gives: ['at_1'] }));
    expect(await row()).toEqual(['s', 'ready', null]);
    await log.append(one('other', 0, { views: [{ forget: { request: 'd1', item: 'd1-1' } }] }));
    expect((await said())[0], 'another stream’s words stay').toEqual(words);
    await log.append(one('s', 3, { views: deleted }));
    expect(await row()).toEqual(['s', 'deleted', 77]);
    expect((await said()).slice(0, 2)).toEqual([
      {
        items: { 'd1-1': { what: 'The log' }, 'd1-2': { text: 'kept' } },
        patch: { requests: { d1: { items: { 'd1-1': {}, 'd1-2': { text: 'kept' } } } } },
      },
      words,
    ]);
  });

  const fileRow = (id: string, state: 'uploading' | 'ready' | 'deleted' = 'ready') => ({
    id,
    workspace: 'ws_1',
    version: 1,
    owner: 'cu_1',
    state,
    name: 'till.log',
    size: 9,
    createdAt: 1,
  });
  const stored = (...rows: ReturnType<typeof fileRow>[]) =>
    Promise.all(
      rows.map((row) =>
        log.append(one(row.id, 0, { views: [{ put: 'attachments', row }], ungiven: row.id })),
      ),
    );
  const ownersOf = async () =>
    Object.fromEntries(
      (await opened.reads.select().from(schema.attachments)).map(({ id, ticket, state }) => [
        id,
        ticket ?? state,
      ]),
    );

  test('files are given where all are there and nobody’s, all of them or none', async () => {
    await stored(fileRow('at_1'), fileRow('at_2'), fileRow('at_3', 'uploading'), fileRow('at_4', 'deleted'));
    const before = await everything();
    for (const gives of [['at_1', 'at_3'], ['at_4'], ['at_none'], ['at_none', 'at_1']]) {
      const intent = { person: 'cu_1', id: gives.join(), hash: 'h' };
      const late = one('s', 0, { gives, intent, views: [customer('cu_1'), deadline(9)] });
      expect(await log.append(late), gives.join()).toEqual({ kind: 'conflict' });
    }
    expect(await everything()).toEqual(before);
    const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
    const twice = ['at_1', 'at_2', 'at_1'];
    const given = await log.append(one('s', 0, { gives: twice, intent, views: [customer('cu_1')] }));
    expect(given).toMatchObject({ kind: 'appended' });
    expect((await everything()).customers).toHaveLength(1);
    expect(await log.append(one('t', 0, { gives: ['at_2'] }))).toEqual({ kind: 'conflict' });
    expect(await ownersOf()).toEqual({ at_1: 's', at_2: 's', at_3: 'uploading', at_4: 'deleted' });
  });

  test('of those who give one file at once, one does; and none where it is dropped before', async () => {
    const MANY = 20;
    const another = await opened.another();
    for (let i = 0; i < MANY; i += 1) {
      const id = `at_${i}`;
      await stored(fileRow(id));
      const give = (on: Log, stream: string) => on.append(one(`${stream}${i}`, 0, { gives: [id] }));
      const drop = (on: Log) => {
        const row = { ...fileRow(id, 'deleted'), version: 2 };
        return on.append(one(id, 1, { ungiven: id, views: [{ put: 'attachments', row }] }));
      };
      const order = [
        () => give(log, 's'),
        () => drop(another),
        () => give(another, 't'),
        () => drop(log),
        () => give(log, 'u'),
      ];
      const turned = [...order.slice(i % order.length), ...order.slice(0, i % order.length)];
      const outcomes = await Promise.all(turned.map((act) => act()));
      expect(outcomes.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
      const { stream } = (await everything()).events.at(-1) ?? {};
      expect((await ownersOf())[id]).toBe(stream === id ? 'deleted' : stream);
    }
  });

  test('what a stream is found by takes the place of what it was found by before', async () => {
    const words = (part: string, text: string, among: 'library' | 'tickets' = 'library'): ViewWrite => ({
      search: { among, part, words: text, version: 1 },
    });
    const found = async (word: string, among: 'library' | 'tickets' = 'library') =>
      (
        await search(
          opened.reads,
          [{ among, before: '', common: '~~x' }],
          [{ stem: word, word, open: false }],
          9,
        )
      ).map(({ stream, part }) => `${stream}/${part}`);
    await log.append(one('s', 0, { views: [words('a', '~~x one счет'), words('b', '~~x two')] }));
    await log.append(one('t', 0, { views: [words('a', '~~x one'), words('a', '~~x own', 'tickets')] }));
    expect(await found('one')).toEqual(['t/a', 's/a']);
    expect([await found('счет'), await found('two')]).toEqual([['s/a'], ['s/b']]);
    expect([await found('own'), await found('own', 'tickets')]).toEqual([[], ['t/a']]);

    expect(await log.append(one('s', 0, { views: [words('a', '')] }))).toEqual({ kind: 'conflict' });
    expect(await log.append(one('s', 7, { views: [words('a', '~~x late')] }))).toEqual({ kind: 'conflict' });
    expect([await found('счет'), await found('late')]).toEqual([['s/a'], []]);

    await log.append(one('s', 1, { views: [words('a', '~~x three'), words('b', '')] }));
    expect([await found('one'), await found('three'), await found('two')]).toEqual([['t/a'], ['s/a'], []]);
    await log.append(one('u', 0, { views: [words('b', '~~x two')] }));
    expect(await found('two')).toEqual(['u/b']);
  });

  test('views alone may be written where the stream stands, and nothing is told of it', async () => {
    await log.append(one('s', 0, { views: [deadline(5)] }));
    const bare = (expected: number, at: number) => one('s', expected, { events: [], views: [deadline(at)] });
    expect(await log.append(bare(0, 8))).toEqual({ kind: 'conflict' });
    expect(await log.append(bare(1, 9))).toEqual({ kind: 'appended', events: [], dueAt: 9 });
    expect((await everything()).deadlines).toMatchObject([{ at: 9 }]);
    expect(heard).toHaveLength(1);
  });

  test('what is read is what was written: words of any kind, and nothing where there are none', async () => {
    const words = { text: '“$gate” ? $1 \u0000 \n𝄞 \'"\\' };
    const told = event(1, { words, facts: { status: 'received' }, audience: 'customer' });
    await log.append(one('s', 0, { events: [told, event(2)] }));
    const [first, second] = (await everything()).events;
    expect(JSON.parse(first?.words as string)).toEqual(words);
    expect(JSON.parse(first?.facts as string)).toEqual({ status: 'received' });
    expect([second?.words, second?.facts]).toEqual([null, null]);
    expect(heard).toMatchObject([
      { ...told, id: 1, stream: 's', owner: null },
      { version: 2, words: null },
    ]);
  });

  test('a ticket and a known problem are found in their own workspace, and nowhere else', async () => {
    const problem = { id: 'pb_1', workspace: 'ws_1', number: 1, version: 1, foldVersion: 3, open: 1 };
    await log.append(
      one('tk_1', 0, {
        views: [
          { put: 'tickets', row: { ...ticketRow('tk_1', 1), problem: 'pb_1' } },
          { put: 'problems', row: { ...problem, sortAt: 1, wordAt: 1, view: '{}' } },
        ],
      }),
    );
    expect(await log.ticket('ws_1', 'tk_1')).toMatchObject({
      id: 'tk_1',
      foldVersion: 3,
      teamView: '{"t":1}',
      customerView: '{"c":1}',
      problem: 'pb_1',
    });
    expect(await log.problem('ws_1', 'pb_1')).toMatchObject({ id: 'pb_1', foldVersion: 3, view: '{}' });
    expect([await log.ticket('ws_2', 'tk_1'), await log.problem('ws_2', 'pb_1')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  const projected = async () => ({
    days: (await opened.reads.select().from(schema.insightDays)).map(({ tallies }) => tallies),
    places: (await opened.reads.select().from(schema.readers)).map(({ cursor }) => cursor),
  });

  test('a reader’s rows and its place are stored together; who reads from an old place changes nothing', async () => {
    expect(await log.project(tallied(0, 3, 'a'))).toBe(true);
    expect(await log.project(tallied(0, 5, 'b'))).toBe(false);
    expect(await projected()).toEqual({ days: ['a'], places: [3] });
    expect(await log.project(tallied(3, 5, 'c'))).toBe(true);
    expect(await projected()).toEqual({ days: ['c'], places: [5] });
  });

  test('of two readers at once one takes effect; a row that is refused leaves place and neighbours alone', async () => {
    const settled = await Promise.allSettled([
      log.project(tallied(0, 2, 'a')),
      log.project(tallied(0, 2, 'b')),
      log.append(one('s')),
      log.project(tallied(2, 4, null)),
      log.append(one('t')),
    ]);
    expect(settled.map((s) => (s.status === 'fulfilled' ? s.value : 'failed'))).toMatchObject([
      true,
      false,
      { kind: 'appended' },
      'failed',
      { kind: 'appended' },
    ]);
    expect(await projected()).toEqual({ days: ['a'], places: [2] });
    expect(heard.map(({ id }) => id)).toEqual([1, 2]);
  });
});
