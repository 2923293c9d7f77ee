import { existsSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Ticket } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { givenFiles } from '../src/commands/files.ts';
import { Refused } from '../src/commands/refused.ts';
import { type FileHouse, fileActs, grounds } from './file-house.ts';
import {
  acts,
  call,
  code,
  DAY,
  HOUR,
  MINUTE,
  openCustomer,
  openWorkspace,
  type Person,
  type Workspace,
  word,
} from './house.ts';
import * as some from './some-files.ts';
import { cause, teamActs } from './team.ts';

const KB = 1024;
const body = (bytes: Buffer) => bytes as Uint8Array as BodyInit;
const random = `at_${'0'.repeat(22)}`;

describe.each(grounds.filter(({ missing }) => !missing))('on $name', (ground) => {
  let house: FileHouse;
  let shop: Workspace;
  let customer: Person;
  let files: ReturnType<typeof fileActs>;
  let team: ReturnType<typeof fileActs>;

  beforeAll(() => ground.start());
  afterAll(() => ground.stop());
  beforeEach(async () => {
    house = await ground.open();
    shop = await openWorkspace(house);
    customer = await openCustomer(house, shop);
    files = fileActs(house.url);
    team = fileActs(house.url, '/v1/agent');
  });
  afterEach(async () => {
    expect(house.faults).toEqual([]);
    await house.close();
  });

  const read = (url: string | null, headers = {}) => fetch(url ?? '', { headers });
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
  const whoIs = ({ id }: Person) => ({
    workspace: shop.id,
    customer: id,
    actor: { kind: 'customer', id } as const,
  });
  /** Gives files to a ticket of the customer, who writes nothing beside. */
  async function give(ids: readonly string[]): Promise<Ticket> {
    const { create, message } = acts(house.url);
    const { ticket } = (await create(customer)).body;
    const reply = await message(customer, ticket.id, { text: '', files: ids });
    expect(reply.status, reply.text).toBe(201);
    return reply.body.ticket;
  }
  const eventsOf = async (id: string) =>
    (await house.app.house.reads.query.events.findMany({ where: (row, { eq }) => eq(row.stream, id) })).map(
      ({ type, data, words }) => ({ type, data: JSON.parse(data), words: words && JSON.parse(words) }),
    );

  test('a real mix goes in and comes out byte for byte', async () => {
    const mix: [string, Buffer, string, 'inline' | 'attachment'][] = [
      ['снимок экрана.png', some.png(40, 30), 'image/png', 'inline'],
      ['photo.jpg', some.jpeg(), 'image/jpeg', 'inline'],
      ['IMG_0001.HEIC', some.heic(), 'image/heic', 'inline'],
      ['x.webp', some.webp(), 'image/webp', 'inline'],
      ['x.gif', some.gif(), 'image/gif', 'inline'],
      ['счёт.pdf', some.pdf(), 'application/pdf', 'attachment'],
      ['касса.log', some.log(), 'text/plain', 'attachment'],
      ['export.zip', some.zip(), 'application/zip', 'attachment'],
      ['dump', some.noise(300 * KB), 'application/octet-stream', 'attachment'],
      ['one', Buffer.from('1'), 'text/plain', 'attachment'],
    ];
    for (const [name, content, type, shown] of mix) {
      const { status, text, body: reply } = await files.upload(customer, name, content);
      expect(status, text).toBe(200);
      const { attachment } = reply;
      expect(attachment).toMatchObject({ name, type, size: content.length, state: 'ready' });
      expect(attachment.offset).toBe(content.length);
      const answer = await read(attachment.url);
      expect(answer.status).toBe(200);
      expect((await bytesOf(answer)).equals(content), name).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': type,
        'content-length': String(content.length),
        'content-disposition': expect.stringContaining(`${shown}; filename=`),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("sandbox; default-src 'none'"),
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, no-store',
      });
      const full = /filename\*=UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
      expect(decodeURIComponent(full ?? '')).toBe(name);
    }
  });

  test('a name loses its path and what turns its direction', async () => {
    const { attachment } = (await files.announce(customer, ' ..\\a/счёт\u202efdp.exe ', 5)).body;
    expect(attachment.name).toBe('счётfdp.exe');
    for (const name of ['', '   ', 'a\u0000b', '\ud800', 'x'.repeat(256)])
      expect(code(await files.announce(customer, name, 5)), name).toEqual([422, 'validation_failed']);
  });

  test('names of any script go both ways as they are, and no mark hides how one ends', async () => {
    const names: [given: string, kept: string, inHeader: string][] = [
      ['Отчёт за март №3 (итог).pdf', 'Отчёт за март №3 (итог).pdf', 'Отчёт за март №3 (итог).pdf'],
      ['تقرير\u200f.pdf', 'تقرير\u200f.pdf', 'تقرير.pdf'],
      ['\u2067דוח\u2069 5\u200e.pdf', 'דוח 5\u200e.pdf', 'דוח 5.pdf'],
      ['photo\u202egnp.exe', 'photognp.exe', 'photognp.exe'],
      ['\u202eгпж.scr', 'гпж.scr', 'гпж.scr'],
    ];
    const { create, message, update, events } = acts(house.url);
    let { ticket } = (await create(customer)).body;
    const sides = [
      { by: customer, on: files, to: shop.lead, read: team },
      { by: shop.agent, on: team, to: customer, read: files },
    ];
    for (const { by, on, to, read: theirs } of sides) {
      const ids: string[] = [];
      for (const [name, kept] of names) {
        const { attachment } = (await on.upload(by, name, some.pdf())).body;
        expect([attachment.name, attachment.type]).toEqual([kept, 'application/pdf']);
        ids.push(attachment.id);
      }
      const said =
        by === customer
          ? await message(customer, ticket.id, { text: '', files: ids })
          : await update(shop.agent, ticket.id, word(ticket, house.clock.now(), { files: ids }));
      expect(said.status, said.text).toBe(201);
      ({ ticket } = (await acts(house.url).get(customer, ticket.id)).body);
      const told = (await events(customer, ticket.id)).at(-1)?.words as { files?: object } | null;
      expect(Object.values(told?.files ?? {})).toEqual(names.map(([, kept]) => kept));
      for (const [at, [, kept, inHeader]] of names.entries()) {
        const { attachment } = (await theirs.look(to, ids[at] ?? '')).body;
        expect(attachment.name).toBe(kept);
        const header = (await read(attachment.url)).headers.get('content-disposition') ?? '';
        expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '')).toBe(inHeader);
      }
    }
  });

  test('it goes on where it ended, and tells where that is', async () => {
    const content = some.noise(700 * KB);
    const { id } = (await files.announce(customer, 'dump', content.length)).body.attachment;
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'uploading', offset: 0 });
    const first = await files.send(customer, id, 0, body(content.subarray(0, 256 * KB)));
    expect(first.body.attachment).toMatchObject({ state: 'uploading', offset: 256 * KB, url: null });
    for (const wrong of [0, 1, 256 * KB - 1, 256 * KB + 1, content.length]) {
      const piece = body(content.subarray(wrong, wrong + 10));
      expect(code(await files.send(customer, id, wrong, piece)), String(wrong)).toEqual([409, 'conflict']);
    }
    // Also where it would end behind the end: a page that has lost its place does not lose the file.
    for (const far of [content.length - 5, content.length + 1, 1e15 - 1])
      expect(code(await files.send(customer, id, far, 'a dozen bytes'))).toEqual([409, 'conflict']);
    house = await house.restart();
    files = fileActs(house.url);
    expect((await files.look(customer, id)).body.attachment.offset).toBe(256 * KB);
    const last = await files.send(customer, id, 256 * KB, body(content.subarray(256 * KB)));
    expect(last.body.attachment).toMatchObject({ state: 'ready', type: 'application/octet-stream' });
    expect((await bytesOf(await read(last.body.attachment.url))).equals(content)).toBe(true);
    expect(code(await files.send(customer, id, 256 * KB, 'again'))).toEqual([409, 'conflict']);
    expect(code(await files.send(customer, id, content.length, ''))).toEqual([409, 'conflict']);
    expect((await files.look(customer, id)).body.attachment.state).toBe('ready');
  });

  test('a connection that is cut keeps what has come', async () => {
    const content = some.noise(600 * KB);
    const { id } = (await files.announce(customer, 'dump', content.length)).body.attachment;
    const asking = request(`${house.url}/v1/attachments/${id}?offset=0`, {
      method: 'PATCH',
      headers: {
        ...customer.as,
        'content-type': 'application/octet-stream',
        'content-length': content.length,
      },
    });
    asking.on('error', () => {});
    asking.write(content.subarray(0, 200 * KB));
    const offset = async () => (await files.look(customer, id)).body.attachment.offset;
    await vi.waitUntil(async () => (await offset()) === 200 * KB);
    asking.destroy();
    const last = await files.send(customer, id, 200 * KB, body(content.subarray(200 * KB)));
    expect(last.body.attachment.state).toBe('ready');
    expect((await bytesOf(await read(last.body.attachment.url))).equals(content)).toBe(true);
  });

  test('of twenty equal pieces at once one is taken', async () => {
    const content = some.noise(300 * KB);
    const { id } = (await files.announce(customer, 'dump', content.length)).body.attachment;
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => files.send(customer, id, 0, body(content))),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)]);
    const { url } = (await files.look(customer, id)).body.attachment;
    expect((await bytesOf(await read(url))).equals(content)).toBe(true);
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['file_announced', 'file_received']);
  });

  test('empty, too large, more than announced', async () => {
    expect(code(await files.announce(customer, 'empty.txt', 0))).toEqual([422, 'file_empty']);
    const limit = 50 * KB * KB;
    expect(code(await files.announce(customer, 'video.mp4', limit + 1))).toEqual([413, 'payload_too_large']);
    expect(code(await files.announce(customer, 'video.mp4', 200 * KB * KB))).toEqual([
      413,
      'payload_too_large',
    ]);
    // Of a customer and of the team alike; and of what says that it holds something, nothing is not all.
    expect(code(await team.announce(shop.agent, 'empty.txt', 0))).toEqual([422, 'file_empty']);
    expect(code(await team.announce(shop.agent, 'video.mp4', 200 * KB * KB))).toEqual([
      413,
      'payload_too_large',
    ]);
    const { id: begun } = (await files.announce(customer, 'till.log', 5)).body.attachment;
    const nothing = await files.send(customer, begun, 0, '');
    expect(nothing.body.attachment).toMatchObject({ state: 'uploading', offset: 0, url: null });
    expect((await files.send(customer, begun, 0, '12345')).body.attachment.state).toBe('ready');
    for (const size of [-1, 1.5, '5', null])
      expect(code(await files.announce(customer, 'x', size as number))).toEqual([422, 'validation_failed']);

    const { id } = (await files.announce(customer, 'x.log', 1000)).body.attachment;
    const more = await files.send(customer, id, 0, body(some.noise(1001)));
    expect(code(more)).toEqual([413, 'payload_too_large']);
    expect(await house.has(id)).toBe(false);
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'deleted', url: null });
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'file_dropped',
      data: { because: 'too_large' },
    });
  });

  test('more than announced without saying how much: cut off, and nothing left behind', async () => {
    const { id } = (await files.announce(customer, 'x.log', 100 * KB)).body.attachment;
    let sent = 0;
    const endless = new ReadableStream({
      async pull(controller) {
        sent += 64 * KB;
        controller.enqueue(new Uint8Array(64 * KB));
        if (sent > 500 * KB * KB) controller.close();
      },
    });
    const reply = await files.send(customer, id, 0, endless).catch(() => null);
    if (reply) expect(code(reply)).toEqual([413, 'payload_too_large']);
    expect(sent).toBeLessThan(60 * KB * KB);
    expect(await house.has(id)).toBe(false);
    expect((await files.look(customer, id)).body.attachment.state).toBe('deleted');
  });

  test('200 MB where the most was announced end at the most, and nothing of them is kept', async () => {
    const limit = 4 * KB * KB;
    await house.close();
    house = await ground.open({ largest: limit });
    shop = await openWorkspace(house);
    customer = await openCustomer(house, shop);
    files = fileActs(house.url);
    const { id } = (await files.announce(customer, 'video.mp4', limit)).body.attachment;
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        sent += KB * KB;
        controller.enqueue(new Uint8Array(KB * KB));
        if (sent >= 200 * KB * KB) controller.close();
      },
    });
    const reply = await files.send(customer, id, 0, stream).catch(() => null);
    if (reply) expect(code(reply)).toEqual([413, 'payload_too_large']);
    expect(sent).toBeLessThan(100 * KB * KB);
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'deleted', url: null });
    expect(await house.has(id)).toBe(false);
  });

  test('200 MB where 1 kB was announced are refused before they are read', async () => {
    const { id } = (await files.announce(customer, 'x.log', 1000)).body.attachment;
    const status = await new Promise<number>((done, failed) => {
      const asking = request(`${house.url}/v1/attachments/${id}?offset=0`, {
        method: 'PATCH',
        headers: {
          ...customer.as,
          'content-type': 'application/octet-stream',
          'content-length': 200 * KB * KB,
        },
      });
      asking.on('response', ({ statusCode }) => {
        asking.destroy();
        done(statusCode ?? 0);
      });
      asking.on('error', failed);
      asking.write(Buffer.alloc(64 * KB));
    });
    expect(status).toBe(413);
  });

  test('what is sent must be bytes', async () => {
    const { id } = (await files.announce(customer, 'x', 5)).body.attachment;
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const reply = await files.send(customer, id, 0, '12345', { headers: { 'content-type': type } });
      expect(code(reply)).toEqual([415, 'unsupported_media_type']);
    }
    const zipped = await files.send(customer, id, 0, body(some.gzip()), {
      headers: { 'content-encoding': 'gzip' },
    });
    expect(code(zipped)).toEqual([415, 'unsupported_media_type']);
    for (const offset of ['-1', 'x', '1e99', '1.5', '0&offset=1']) {
      const path = `/v1/attachments/${id}?offset=${offset}`;
      const reply = await call(house.url, 'PATCH', path, { as: customer.as, raw: '12345' });
      expect(code(reply), offset).toEqual([422, 'validation_failed']);
    }
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'uploading', offset: 0 });
  });

  test('what would run in a browser is refused by its content, and nothing is left of it', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const [name, content] of [
      ['x.svg', svg],
      ['x.png', svg],
      ['x.png', html],
      ['x.txt', html],
      ['x.png', some.pdf()],
    ] as const) {
      const { id } = (await files.announce(customer, name, content.length)).body.attachment;
      const reply = await files.send(customer, id, 0, body(content));
      expect(code(reply), name).toEqual([415, 'file_type_refused']);
      expect(await house.has(id)).toBe(false);
      expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'deleted', url: null });
    }
  });

  test('a customer may send so much a day, and is told when more', async () => {
    await house.close();
    house = await ground.open({ largest: 1000, perDay: 2500 });
    shop = await openWorkspace(house);
    customer = await openCustomer(house, shop);
    files = fileActs(house.url);
    team = fileActs(house.url, '/v1/agent');
    const first = await files.upload(customer, 'a', some.noise(1000));
    expect(first.status).toBe(200);
    await house.clock.moveBy(HOUR);
    const { id } = (await files.announce(customer, 'b', 1000)).body.attachment;
    const over = await files.announce(customer, 'c', 600);
    expect(code(over)).toEqual([429, 'quota_exceeded']);
    expect(over.headers.get('retry-after')).toBe(String((23 * HOUR) / 1000));
    expect((await files.announce(customer, 'c', 500)).status).toBe(201);

    const another = await openCustomer(house, shop);
    const many = await Promise.all(Array.from({ length: 5 }, () => files.announce(another, 'x', 1000)));
    expect(many.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429, 429]);
    const colleagues = await Promise.all(
      Array.from({ length: 5 }, () => team.announce(shop.agent, 'x', 1000)),
    );
    expect(colleagues.every(({ status }) => status === 201)).toBe(true);

    // What was taken back before it was there does not count, what was there does.
    await files.drop(customer, id);
    expect((await files.announce(customer, 'd', 1000)).status).toBe(201);
    await files.drop(customer, first.body.attachment.id);
    expect(code(await files.announce(customer, 'e', 600))).toEqual([429, 'quota_exceeded']);
    await house.clock.moveBy(23 * HOUR);
    expect((await files.announce(customer, 'e', 600)).status).toBe(201);
  });

  test('taken back, it is gone; given, it cannot be taken back', async () => {
    const one = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    expect((await files.drop(customer, one.id)).status).toBe(204);
    expect((await files.drop(customer, one.id)).status).toBe(204);
    expect(await house.has(one.id)).toBe(false);
    expect((await read(one.url)).status).toBe(404);

    const two = (await files.upload(customer, 'a.txt', Buffer.from('two'))).body.attachment;
    await give([two.id]);
    expect(code(await files.drop(customer, two.id))).toEqual([403, 'forbidden']);
    expect((await read(two.url)).status).toBe(200);
  });

  test('what was given to nobody for a day is swept, finished or not', async () => {
    const done = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const { id: begun } = (await files.announce(customer, 'b.txt', 100)).body.attachment;
    await files.send(customer, begun, 0, 'the beginning');
    const kept = (await files.upload(customer, 'c.txt', Buffer.from('three'))).body.attachment;
    await give([kept.id]);
    await house.clock.moveBy(12 * HOUR);
    const { id: later } = (await files.announce(customer, 'd.txt', 100)).body.attachment;
    await house.clock.moveBy(12 * HOUR - MINUTE);
    expect((await files.look(customer, done.id)).body.attachment.state).toBe('ready');
    house = await house.restart();
    files = fileActs(house.url);
    await house.clock.moveBy(MINUTE);

    for (const id of [done.id, begun]) {
      expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'deleted', url: null });
      expect(await house.has(id)).toBe(false);
      expect((await eventsOf(id)).at(-1)).toMatchObject({
        type: 'file_dropped',
        data: { because: 'not_given' },
      });
      expect(code(await files.send(customer, id, 13, 'the rest'))).toEqual([404, 'not_found']);
    }
    expect((await files.look(customer, kept.id)).body.attachment.state).toBe('ready');
    expect((await files.look(customer, later)).body.attachment.state).toBe('uploading');
    await house.clock.moveBy(DAY);
    expect((await files.look(customer, later)).body.attachment.state).toBe('deleted');
    expect((await files.look(customer, kept.id)).body.attachment.state).toBe('ready');
  });

  test('what a killed process left behind where files come in goes with the next start', async () => {
    const { id: there } = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const { id: begun } = (await files.announce(customer, 'b.txt', 100)).body.attachment;
    await files.send(customer, begun, 0, 'the beginning');
    if (ground.isRemote) writeFileSync(join(house.folder, there), 'one');
    house = await house.restart();
    files = fileActs(house.url);
    expect(existsSync(join(house.folder, there))).toBe(!ground.isRemote);
    const { url } = (await files.look(customer, there)).body.attachment;
    expect(await (await read(url)).text()).toBe('one');
    expect((await files.look(customer, begun)).body.attachment.offset).toBe(13);
  });

  test('an address lasts a few minutes, for this file alone, and cannot be made', async () => {
    const { id, url, urlExpiresAt } = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body
      .attachment;
    const lasts = Date.parse(urlExpiresAt ?? '') - house.clock.now();
    expect(lasts).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(lasts).toBeLessThanOrEqual(10 * MINUTE);
    const [payload = '', mac = ''] = (url ?? '').split('/').at(-1)?.split('.') ?? [];
    const other = Buffer.from(JSON.stringify([shop.id, 9e15, [id]])).toString('base64url');
    const forged = [`${payload}.${'A'.repeat(43)}`, `${other}.${mac}`, payload, 'x', '%00', `${payload}.`];
    forged.push(`${payload}.${mac}.`, `${payload}.${mac}.x`, `${payload}=.${mac}`, `${payload}.${mac}=`);
    for (const token of forged) {
      const answer = await read(`${house.url}/files/${token}`);
      expect([answer.status, (await answer.json()).code], token).toEqual([403, 'link_invalid']);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    await house.clock.moveBy(lasts - 1);
    expect((await read(url)).status).toBe(200);
    await house.clock.moveBy(1);
    expect((await read(url)).status).toBe(403);
    const again = (await files.look(customer, id)).body.attachment.url;
    expect((await read(again)).status).toBe(200);
  });

  test('taken back between the look at it and the look into it, it is not there, and no fault of ours', async () => {
    const { id, url } = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const { store } = house.app.house.files;
    const { read: open } = store;
    store.read = async (...asked) => {
      expect((await files.drop(customer, id)).status).toBe(204);
      return open(...asked);
    };
    const answer = await read(url);
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not_found']);
    expect(house.faults).toEqual([]);
  });

  test.runIf(ground.isRemote)('while the bucket is away it says so, and when to come again', async () => {
    const { url } = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const come = await house.leave();
    const answer = await read(url);
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'unavailable']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(house.faults.splice(0).map(String)).toEqual([expect.stringContaining('did not GET')]);
    await come();
    expect(await (await read(url)).text()).toBe('one');
  });

  test('a part of it', async () => {
    const content = some.noise(100 * KB);
    const { url } = (await files.upload(customer, 'dump', content)).body.attachment;
    const cases: [string, number, Buffer, string | null][] = [
      ['bytes=0-0', 206, content.subarray(0, 1), `bytes 0-0/${content.length}`],
      ['bytes=1000-', 206, content.subarray(1000), `bytes 1000-${content.length - 1}/${content.length}`],
      [
        'bytes=-10',
        206,
        content.subarray(-10),
        `bytes ${content.length - 10}-${content.length - 1}/${content.length}`,
      ],
      ['bytes=5-999999999', 206, content.subarray(5), `bytes 5-${content.length - 1}/${content.length}`],
      ['bytes=0-1,5-6', 200, content, null],
      ['lines=0-1', 200, content, null],
      [`bytes=${content.length}-`, 416, Buffer.alloc(0), `bytes */${content.length}`],
      ['bytes=9-5', 416, Buffer.alloc(0), `bytes */${content.length}`],
    ];
    for (const [range, status, part, said] of cases) {
      const answer = await read(url, { range });
      expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, status, said]);
      expect((await bytesOf(answer)).equals(part), range).toBe(true);
    }
    const head = await fetch(url ?? '', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(content.length)]);
  });

  test('who may see it: its owner, the ticket’s customer, the team; nobody learns that it is there', async () => {
    const stranger = await openCustomer(house, shop);
    const elsewhere = await openWorkspace(house, 'Elsewhere');
    const own = (await files.upload(customer, 'a.txt', Buffer.from('one'))).body.attachment;
    const answer = (await team.upload(shop.agent, 'b.txt', Buffer.from('two'))).body.attachment;
    const note = (await team.upload(shop.agent, 'c.txt', Buffer.from('three'))).body.attachment;

    const seen = async (id: string) => ({
      customer: (await files.look(customer, id)).status,
      stranger: (await files.look(stranger, id)).status,
      agent: (await team.look(shop.agent, id)).status,
      lead: (await team.look(shop.lead, id)).status,
      elsewhere: (await team.look(elsewhere.agent, id)).status,
    });
    const nobody = { customer: 404, stranger: 404, agent: 404, lead: 404, elsewhere: 404 };
    expect(await seen(own.id)).toEqual({ ...nobody, customer: 200 });
    expect(await seen(answer.id)).toEqual({ ...nobody, agent: 200 });

    const ticket = await give([own.id]);
    const { update, note: add } = acts(house.url);
    const said = await update(shop.agent, ticket.id, word(ticket, house.clock.now(), { files: [answer.id] }));
    expect(said.status, said.text).toBe(201);
    expect((await add(shop.agent, ticket.id, { text: 'Look', files: [note.id] })).status).toBe(201);
    expect(await seen(own.id)).toEqual({ ...nobody, customer: 200, agent: 200, lead: 200 });
    expect(await seen(answer.id)).toEqual({ ...nobody, customer: 200, agent: 200, lead: 200 });
    expect(await seen(note.id), 'a note is the team’s').toEqual({ ...nobody, agent: 200, lead: 200 });
    expect((await files.look(customer, answer.id)).body.attachment.url).toMatch(/\/files\//);

    for (const [who, on] of [
      [stranger, files],
      [shop.lead, team],
      [elsewhere.agent, team],
    ] as const) {
      const asks = (id: string) => [on.look(who, id), on.send(who, id, 0, 'x'), on.drop(who, id)];
      const theirs = await Promise.all(asks(note.id).slice(who === shop.lead ? 1 : 0));
      const none = await Promise.all(asks(random).slice(who === shop.lead ? 1 : 0));
      const plain = ({ status, text }: { status: number; text: string }) => [
        status,
        text.replace(/"requestId":"[^"]*"/, ''),
      ];
      expect(theirs.map(plain)).toEqual(none.map(plain));
      expect(none.every(({ status }) => status === 404)).toBe(true);
    }
  });

  test('a known problem’s file is seen by who follows or followed it', async () => {
    const { problem } = (await teamActs(house.url).openProblem(shop.agent, cause(house.clock.now()))).body;
    const { attachment } = (await team.upload(shop.agent, 'b.txt', Buffer.from('two'))).body;
    const { ticket } = (await acts(house.url).create(customer)).body;
    const linked = await teamActs(house.url).link(shop.agent, ticket.id, {
      basedOn: ticket.tag,
      problem: problem.id,
    });
    expect(linked.status, linked.text).toBe(200);
    expect((await files.look(customer, attachment.id)).status).toBe(404);
    const said = await teamActs(house.url).updateProblem(
      shop.agent,
      problem.id,
      word(problem, house.clock.now(), { files: [attachment.id] }),
    );
    expect(said.status, said.text).toBe(201);
    expect((await files.look(customer, attachment.id)).status).toBe(200);
    const taken = await teamActs(house.url).link(shop.agent, ticket.id, {
      basedOn: (await acts(house.url).get(customer, ticket.id)).body.ticket.tag,
      problem: null,
      nextUpdateAt: new Date(house.clock.now() + HOUR).toISOString(),
    });
    expect(taken.status, taken.text).toBe(200);
    expect((await files.look(customer, attachment.id)).status).toBe(200);
    expect((await files.look(await openCustomer(house, shop), attachment.id)).status).toBe(404);
  });

  test('a command finds the files that it names, and only those that it may give', async () => {
    const { house: inside } = house.app;
    const one = (await files.upload(customer, 'a.png', some.png(4, 5))).body.attachment;
    const two = (await files.upload(customer, 'b.txt', Buffer.from('two'))).body.attachment;
    const given = await givenFiles(inside, whoIs(customer), [two.id, one.id]);
    expect([...given]).toEqual([
      [two.id, { type: 'text/plain', size: 3, name: 'b.txt' }],
      [one.id, { type: 'image/png', size: some.png(4, 5).length, width: 4, height: 5, name: 'a.png' }],
    ]);
    const { id: begun } = (await files.announce(customer, 'c', 5)).body.attachment;
    const dropped = (await files.upload(customer, 'd', Buffer.from('four'))).body.attachment.id;
    await files.drop(customer, dropped);
    await give([two.id]);
    const stranger = await openCustomer(house, shop);
    for (const [who, id] of [
      [customer, begun],
      [customer, dropped],
      [customer, two.id],
      [customer, random],
      [stranger, one.id],
    ] as const) {
      const refusal = await givenFiles(inside, whoIs(who), [one.id, id], 'items.0.files').catch((no) => no);
      expect(refusal).toBeInstanceOf(Refused);
      const at = who === stranger ? 0 : 1;
      expect(refusal.refusal).toMatchObject({
        refused: 'file_unknown',
        errors: [{ path: `items.0.files.${at}` }],
      });
    }
    await house.clock.moveBy(DAY - 6 * MINUTE);
    await givenFiles(inside, whoIs(customer), [one.id]);
    await house.clock.moveBy(MINUTE);
    await expect(givenFiles(inside, whoIs(customer), [one.id])).rejects.toThrow(Refused);
  });

  test('storage full: 503, nothing acknowledged, and it goes on when there is room', async () => {
    const { id: first } = (await files.upload(customer, 'a', Buffer.from('x'))).body.attachment;
    const { id } = (await files.announce(customer, 'b.txt', 5)).body.attachment;
    const path = join(house.folder, id);
    symlinkSync('/dev/full', path);
    const full = await files.send(customer, id, 0, '12345');
    expect(code(full)).toEqual([503, 'storage_full']);
    expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await files.look(customer, id)).body.attachment).toMatchObject({ state: 'uploading', offset: 0 });
    expect((await files.look(customer, first)).body.attachment.state).toBe('ready');
    unlinkSync(path);
    expect((await files.send(customer, id, 0, '12345')).body.attachment.state).toBe('ready');
    expect(house.faults.splice(0)).toHaveLength(1);
  });
});
