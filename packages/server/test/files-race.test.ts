import { randomUUID } from 'node:crypto';
import type { Ticket } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Append } from '../src/log/types.ts';
import { type FileHouse, fileActs, grounds } from './file-house.ts';
import type { Person, Reply, Workspace } from './house.ts';
import { acts, code, DAY, letter, MINUTE, openCustomer, openWorkspace, word } from './house.ts';
import { cause, teamActs } from './team.ts';

/** Where one log is shared, what is done on the one node races what is done on the other. */
describe.each(grounds.filter(({ missing }) => !missing))('on $name', (ground) => {
  let A: FileHouse;
  let B: FileHouse;
  let shop: Workspace;
  let customer: Person;

  beforeAll(() => ground.start());
  afterAll(() => ground.stop());
  beforeEach(async () => {
    A = await ground.open();
    B = await A.beside();
    shop = await openWorkspace(A);
    customer = await openCustomer(A, shop);
  });
  afterEach(async () => {
    expect([...A.faults, ...B.faults]).toEqual([]);
    await A.close();
  });

  const upload = async (text = 'a log'): Promise<string> =>
    (await fileActs(A.url).upload(customer, 'till.log', Buffer.from(text))).body.attachment.id;
  const uploadForTeam = async (): Promise<string> =>
    (await fileActs(A.url, '/v1/agent').upload(shop.agent, 'b.txt', Buffer.from('b'))).body.attachment.id;
  const open = async (): Promise<Ticket> => (await acts(A.url).create(customer)).body.ticket;
  const say = (on: FileHouse, { id }: Ticket, files: readonly string[], intent?: string) =>
    acts(on.url).message(customer, id, { text: 'See', files }, { intent });
  const drop = (on: FileHouse, id: string) => fileActs(on.url).drop(customer, id);
  const stateOf = async (id: string) => (await fileActs(A.url).look(customer, id)).body.attachment.state;
  const given = async ({ id }: Ticket) =>
    (await acts(A.url).events(customer, id)).flatMap(({ data }) =>
      Object.keys((data as { files?: object }).files ?? {}),
    );
  const UNKNOWN = [422, 'file_unknown'];

  /** Keeps the first append of this stream waiting, once it has been decided on, until it is let go. */
  function hold({ app }: FileHouse, stream: string) {
    const { log } = app.house;
    const { append } = log;
    const decided = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    let held = false;
    log.append = async (one: Append) => {
      if (one.stream === stream && !held) {
        held = true;
        decided.resolve();
        await free.promise;
      }
      return append(one);
    };
    return { decided: decided.promise, letGo: free.resolve };
  }

  /** Does one thing, and another between its decision and its append. */
  async function between<T, O>(
    stream: string,
    act: () => Promise<T>,
    other: () => Promise<O>,
  ): Promise<[T, O]> {
    const { decided, letGo } = hold(A, stream);
    const late = act();
    await decided;
    const first = await other();
    letGo();
    return [await late, first];
  }

  test('given between the decision to drop it and the drop: it stays', async () => {
    const [ticket, file] = [await open(), await upload()];
    const [dropped, said] = await between(
      file,
      () => drop(A, file),
      () => say(B, ticket, [file]),
    );
    expect([code(dropped), said.status]).toEqual([[403, 'forbidden'], 201]);
    const { attachment } = (await fileActs(A.url).look(customer, file)).body;
    expect(await (await fetch(attachment.url ?? '')).text()).toBe('a log');
  });

  test('dropped between the decision to give it and the message: nothing is said, nothing given', async () => {
    const [ticket, file, other] = [await open(), await upload(), await upload()];
    const [said, dropped] = await between(
      ticket.id,
      () => say(A, ticket, [other, file]),
      () => drop(B, file),
    );
    expect([code(said), dropped.status]).toEqual([UNKNOWN, 204]);
    expect(said.body).toMatchObject({ errors: [{ path: 'files.1', code: 'file_unknown' }] });
    expect([await given(ticket), await stateOf(file), await stateOf(other)]).toEqual([
      [],
      'deleted',
      'ready',
    ]);
    expect((await say(A, ticket, [other])).status, 'the other one is as free as before').toBe(201);
  });

  test('two tickets decide on one file: the first has it, the other has neither it nor its neighbours', async () => {
    const [one, two] = [await open(), await open()];
    const [file, other] = [await upload(), await upload()];
    const [late, first] = await between(
      one.id,
      () => say(A, one, [other, file]),
      () => say(B, two, [file]),
    );
    expect([code(late), first.status]).toEqual([UNKNOWN, 201]);
    expect([await given(one), await given(two)]).toEqual([[], [file]]);
    expect((await say(B, one, [other])).status).toBe(201);
  });

  test('a team’s word, a report’s evidence and a known problem’s word: the same', async () => {
    const { update, report, note } = acts(A.url);
    const { openProblem, updateProblem } = teamActs(B.url);
    const now = A.clock.now();
    const ticket = await open();
    const { problem } = (await openProblem(shop.agent, cause(now))).body;
    const [said, shown, kept] = [await uploadForTeam(), await uploadForTeam(), await uploadForTeam()];

    const [late, first] = await between(
      ticket.id,
      () =>
        update(shop.agent, ticket.id, word(ticket, now, { files: [kept, said] })) as Promise<Reply<unknown>>,
      () => updateProblem(shop.agent, problem.id, word(problem, now, { files: [said] })),
    );
    expect([code(late), first.status]).toEqual([UNKNOWN, 201]);

    const evidence = (files: readonly string[]) => [
      { what: 'The table', before: '41', after: '43', filesAfter: files },
    ];
    const [published, noted] = await between(
      ticket.id,
      () => report(shop.agent, ticket.id, letter(ticket, { evidence: evidence([kept, shown]) })),
      () => fileActs(B.url, '/v1/agent').drop(shop.agent, shown),
    );
    expect([code(published), noted.status]).toEqual([UNKNOWN, 204]);
    const again = await report(shop.agent, ticket.id, letter(ticket, { evidence: evidence([kept]) }));
    expect(again.status, again.text).toBe(201);
    expect(code(await note(shop.agent, ticket.id, { text: 'Look', files: [kept] }))).toEqual(UNKNOWN);
    expect(code(await fileActs(B.url, '/v1/agent').drop(shop.agent, kept))).toEqual([403, 'forbidden']);
  });

  test('its time runs out between the decision and the message, and the other way round', async () => {
    const [one, two, gone, kept] = [await open(), await open(), await upload(), await upload()];
    await A.clock.moveBy(DAY - 6 * MINUTE);
    const [late] = await between(
      one.id,
      () => say(A, one, [gone]),
      async () => {
        // The other is decided on in time too, and its file swept only while its message is on its way in.
        const swept = hold(A, kept);
        const said = hold(A, two.id);
        const saying = say(A, two, [kept]);
        await said.decided;
        const moving = A.clock.moveBy(6 * MINUTE);
        await swept.decided;
        said.letGo();
        expect((await saying).status).toBe(201);
        swept.letGo();
        await moving;
      },
    );
    expect(code(late)).toEqual(UNKNOWN);
    expect([await given(one), await stateOf(gone)]).toEqual([[], 'deleted']);
    expect([await given(two), await stateOf(kept)]).toEqual([[kept], 'ready']);
    expect(await A.has(kept)).toBe(true);
  });

  test('twelve times at once: two tickets and its owner’s change of mind, of which one takes effect', async () => {
    const [one, two] = [await open(), await open()];
    const seen = { one: 0, two: 0, dropped: 0 };
    for (let i = 0; i < 12; i += 1) {
      const file = await upload(`log ${i}`);
      const [left, right] = i % 2 ? [A, B] : [B, A];
      const replies = await Promise.all([say(left, one, [file]), say(right, two, [file]), drop(right, file)]);
      const [first, second, dropped] = replies.map(({ status }) => status);
      const outcome = first === 201 ? 'one' : second === 201 ? 'two' : 'dropped';
      seen[outcome] += 1;
      expect([first, second, dropped]).toEqual([
        outcome === 'one' ? 201 : 422,
        outcome === 'two' ? 201 : 422,
        outcome === 'dropped' ? 204 : 403,
      ]);
      expect(await stateOf(file)).toBe(outcome === 'dropped' ? 'deleted' : 'ready');
    }
    expect([(await given(one)).length, (await given(two)).length]).toEqual([seen.one, seen.two]);
  });

  test('the same act with files comes twice: one answer, and the files are given once', async () => {
    const [ticket, file] = [await open(), await upload()];
    const intent = randomUUID();
    const first = await say(A, ticket, [file], intent);
    const again = await say(B, ticket, [file], intent);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.ticket).toEqual(first.body.ticket);
    expect(await given(ticket)).toEqual([file]);
    const mismatch = [422, 'idempotency_mismatch'];
    expect(code(await say(A, ticket, [file, await upload()], intent))).toEqual(mismatch);
    expect(code(await say(B, ticket, [await upload()], intent))).toEqual(mismatch);
    expect(code(await say(B, ticket, [file]))).toEqual(UNKNOWN);

    const { create } = acts(A.url);
    const [opening, body] = [randomUUID(), { files: [await upload()] }];
    const opened = await create(customer, body, { intent: opening });
    const both = await Promise.all(
      [A, B].map(({ url }) => acts(url).create(customer, body, { intent: opening })),
    );
    expect(both.map(({ status, body: { ticket } }) => [status, ticket.id])).toEqual(
      both.map(() => [201, opened.body.ticket.id]),
    );
    expect(code(await create(customer, {}, { intent: opening }))).toEqual(mismatch);
  });

  test('the same act with files twice at once: one answer', async () => {
    for (let i = 0; i < 4; i += 1) {
      const [body, intent] = [{ files: [await upload()] }, randomUUID()];
      const both = await Promise.all([A, B].map(({ url }) => acts(url).create(customer, body, { intent })));
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      const [ticket, ...same] = both.map((reply) => reply.body.ticket);
      expect(same.map(({ id }) => id)).toEqual([ticket?.id]);
      expect(await given(ticket as Ticket)).toEqual(body.files);
    }
  });
});
