import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FileHouse, fileActs, grounds } from './file-house.ts';
import { acts, code, DAY, HOUR, openCustomer, openWorkspace, type Person, type Workspace } from './house.ts';
import * as some from './some-files.ts';

const MEGABYTE = 1024 * 1024;
const MUCH = [429, 'quota_exceeded'];
const PAUSED = [429, 'files_paused'];
const NO_ROOM = [503, 'storage_low'];

describe.each(grounds.filter(({ missing }) => !missing))('on $name', (ground) => {
  let house: FileHouse;
  let shop: Workspace;
  let customer: Person;
  let files: ReturnType<typeof fileActs>;
  let team: ReturnType<typeof fileActs>;

  beforeAll(() => ground.start());
  afterAll(() => ground.stop());
  afterEach(async () => {
    expect(house.faults).toEqual([]);
    await house.close();
  });

  async function open(...how: Parameters<typeof ground.open>): Promise<void> {
    house = await ground.open(...how);
    shop = await openWorkspace(house);
    customer = await openCustomer(house, shop);
    files = fileActs(house.url);
    team = fileActs(house.url, '/v1/agent');
  }

  /** The same person, as a proxy says where they come from. */
  const from = ({ as }: Person, address: string) => ({ as: { ...as, 'x-forwarded-for': address } });
  const inSeconds = (ms: number) => String(ms / 1000);

  test('an agent has a limit of their own, which is another', async () => {
    await open({ largest: 1000, perDay: 1000, perAgent: 2500 });
    const many = await Promise.all(Array.from({ length: 5 }, () => team.announce(shop.agent, 'x', 1000)));
    expect(many.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429, 429]);
    const over = await team.announce(shop.agent, 'x', 600);
    expect([code(over), over.headers.get('retry-after')]).toEqual([MUCH, inSeconds(DAY)]);
    expect((await team.announce(shop.lead, 'x', 1000)).status).toBe(201);
    expect((await files.announce(customer, 'x', 1000)).status).toBe(201);
  });

  test('many sessions behind one address are not many times as much', async () => {
    await open({ largest: 1000, perAddress: 2500 }, { trustProxy: true });
    const crowd = await Promise.all(Array.from({ length: 12 }, () => openCustomer(house, shop)));
    const replies = await Promise.all(
      crowd.map((one, i) => files.announce(from(one, `192.0.2.${i}, 203.0.113.7`), 'x', 1000)),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(2);
    const [late] = replies.filter(({ status }) => status !== 201);
    expect([late && code(late), late?.headers.get('retry-after')]).toEqual([PAUSED, inSeconds(DAY)]);

    // Whoever is elsewhere is not held up, and nobody is everywhere: 64 bits of an IPv6 address are one place.
    expect((await files.announce(from(customer, '203.0.113.8'), 'x', 1000)).status).toBe(201);
    const places = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::3'];
    const six = await Promise.all(
      crowd.slice(0, 3).map((one, i) => files.announce(from(one, `${places[i]}`), 'x', 1000)),
    );
    expect(six.map(({ status }) => status).toSorted()).toEqual([201, 201, 429]);
    const colleague = { as: { ...shop.agent.as, 'x-forwarded-for': '203.0.113.7' } };
    expect((await team.announce(colleague, 'x', 1000)).status, 'the team counts by itself').toBe(201);

    await house.clock.moveBy(DAY);
    expect((await files.announce(from(customer, '203.0.113.7'), 'x', 1000)).status).toBe(201);
  });

  test('announced again under its key it is the same file, as it stands today, and counts once', async () => {
    await open({ largest: 1000, perDay: 1000, perAddress: 1000 });
    const intent = randomUUID();
    const again = (size = 1000) => files.announce(customer, 'x', size, { intent });
    const replies = await Promise.all(Array.from({ length: 5 }, () => again()));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const [{ id } = { id: '' }] = replies.map(({ body }) => body.attachment);
    expect(new Set(replies.map(({ body }) => body.attachment.id))).toEqual(new Set([id]));
    expect(code(await again(999))).toEqual([422, 'idempotency_mismatch']);
    expect(code(await files.announce(customer, 'x', 1, { intent: null }))).toEqual([
      400,
      'idempotency_key_required',
    ]);
    // Their own day is used up, and so is their address: the replay is no other file.
    expect(code(await files.announce(customer, 'x', 1))).toEqual(PAUSED);
    await files.send(customer, id, 0, some.noise(1000) as Uint8Array as BodyInit);
    expect((await again()).body.attachment).toMatchObject({ id, state: 'ready', offset: 1000 });
    expect((await team.announce(shop.agent, 'x', 1000, { intent })).body.attachment.id).not.toBe(id);
    await files.drop(customer, id);
    expect((await again()).body.attachment).toMatchObject({ id, state: 'deleted' });

    await house.clock.moveBy(DAY);
    expect((await files.announce(customer, 'x', 1000)).status).toBe(201);
    expect(code(await files.announce(await openCustomer(house, shop), 'x', 1))).toEqual(PAUSED);
  });

  test('what a proxy is said to say counts for nothing where none is trusted', async () => {
    await open({ largest: 1000, perAddress: 1000 });
    expect((await files.announce(from(customer, '203.0.113.7'), 'x', 1000)).status).toBe(201);
    expect(code(await files.announce(from(customer, '203.0.113.8'), 'x', 1000))).toEqual(PAUSED);
  });

  test('what was refused, or taken back on the way, counts for no address; what was there does', async () => {
    await open({ largest: 1000, perDay: 1500, perAddress: 2000 });
    const { id } = (await files.announce(customer, 'x', 1000)).body.attachment;
    for (let i = 0; i < 5; i += 1) expect(code(await files.announce(customer, 'x', 600))).toEqual(MUCH);
    await files.drop(customer, id);
    await files.drop(customer, id);
    const there = (await files.upload(customer, 'x', some.noise(1000))).body.attachment;
    await files.drop(customer, there.id);
    const other = await openCustomer(house, shop);
    expect((await files.announce(other, 'x', 1000)).status).toBe(201);
    expect(code(await files.announce(await openCustomer(house, shop), 'x', 1))).toEqual(PAUSED);
  });

  test('what is announced and never sent pauses nobody', async () => {
    await open({ largest: 1000, perWorkspace: 3500 });
    const crowd = await Promise.all(Array.from({ length: 12 }, () => openCustomer(house, shop)));
    for (const one of crowd) expect((await files.announce(one, 'x', 1000)).status).toBe(201);
    expect((await files.upload(customer, 'x', some.noise(1000))).status).toBe(200);
    expect((await team.upload(shop.agent, 'x', some.noise(1000))).status).toBe(200);
  });

  test('a workspace takes so much a day from its customers, there or half there, and no agent or other pays for it', async () => {
    await open({ largest: 1000, perWorkspace: 3500 });
    const elsewhere = await openWorkspace(house, 'Elsewhere');
    expect((await files.upload(customer, 'x', some.noise(1000))).status).toBe(200);
    const there = (await files.upload(customer, 'x', some.noise(1000))).body.attachment;
    await files.drop(customer, there.id);
    await house.clock.moveBy(HOUR);
    const [one, other, third] = [
      await openCustomer(house, shop),
      await openCustomer(house, shop),
      await openCustomer(house, shop),
    ];
    const half = some.noise(1000).subarray(0, 900) as Uint8Array as BodyInit;
    const { id } = (await files.announce(one, 'x', 1000)).body.attachment;
    const { id: late } = (await files.announce(other, 'x', 1000)).body.attachment;
    expect((await files.send(one, id, 0, half)).status).toBe(200);
    // Announced while there was room: what comes is what counts.
    const paused = await files.send(other, late, 0, half);
    expect([code(paused), paused.headers.get('retry-after')]).toEqual([PAUSED, inSeconds(23 * HOUR)]);
    expect((await files.look(other, late)).body.attachment).toMatchObject({ state: 'uploading', offset: 0 });
    expect(code(await files.announce(third, 'x', 1000))).toEqual(PAUSED);
    house = await house.restart();
    [files, team] = [fileActs(house.url), fileActs(house.url, '/v1/agent')];
    expect(code(await files.announce(third, 'x', 1000)), 'after a restart too').toEqual(PAUSED);
    await files.drop(one, id);
    expect((await files.announce(third, 'x', 1000)).status).toBe(201);

    for (let i = 0; i < 3; i += 1)
      expect((await team.upload(shop.agent, 'x', some.noise(1000))).status).toBe(200);
    expect(code(await team.announce(shop.agent, 'x', 1000))).toEqual(PAUSED);
    const { ticket } = (await acts(house.url).create(customer)).body;
    expect((await acts(house.url).message(customer, ticket.id, { text: 'Words are' })).status).toBe(201);
    expect((await team.announce(elsewhere.agent, 'x', 1000)).status).toBe(201);
    await house.clock.moveBy(23 * HOUR);
    expect((await files.send(other, late, 0, half)).status).toBe(200);
  });

  test('what would not leave the reserve of the disk is not announced, what would is', async () => {
    await open();
    const { bavail, bsize } = await statfs(dirname(house.folder));
    await house.close();
    // Others write to this disk too, while this runs: a wide margin on both sides.
    const most = 8_000 * MEGABYTE;
    await open({ largest: most, perDay: most, perAddress: most, reserve: bavail * bsize - most / 2 });
    const large = await files.announce(customer, 'video.mp4', most);
    expect([code(large), large.headers.get('retry-after')]).toEqual([NO_ROOM, '300']);
    expect(code(await team.announce(shop.agent, 'x', 2 * most))).toEqual([413, 'payload_too_large']);
    expect((await files.upload(customer, 'a.txt', Buffer.from('one'))).status).toBe(200);
    expect(house.faults.splice(0)).toHaveLength(1);
  });

  test('below the reserve: no piece is taken, what has come stays, words go on, and so does the file later', async () => {
    await open();
    const { create, message, update } = acts(house.url);
    const ready = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const { id } = (await files.announce(customer, 'b.txt', 10)).body.attachment;
    await files.send(customer, id, 0, '01234');
    const { promise: full, resolve: free } = Promise.withResolvers<void>();
    const filled = house.app.house.files.room.keep(Number.MAX_SAFE_INTEGER, () => full);

    const piece = await files.send(customer, id, 5, '56789');
    expect([code(piece), piece.headers.get('retry-after')]).toEqual([NO_ROOM, '300']);
    for (const refused of [await files.announce(customer, 'c', 5), await team.announce(shop.agent, 'd', 5)])
      expect(code(refused)).toEqual(NO_ROOM);
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'uploading', offset: 5 });
    const { ticket } = (await create(customer)).body;
    const said = await message(customer, ticket.id, { text: 'See', files: [ready.id] });
    expect(said.status, said.text).toBe(201);
    const next = new Date(house.clock.now() + HOUR).toISOString();
    const word = {
      status: 'investigating',
      activity: 'Looking',
      nextUpdateAt: next,
      basedOn: said.body.ticket.tag,
    };
    expect((await update(shop.agent, ticket.id, word)).status).toBe(201);
    expect(await (await fetch(ready.url ?? '')).text()).toBe('one');

    free();
    await filled;
    const done = await files.send(customer, id, 5, '56789');
    expect(await (await fetch(done.body.attachment.url ?? '')).text()).toBe('0123456789');
    expect(house.faults.splice(0)).toHaveLength(3);
  });
});
