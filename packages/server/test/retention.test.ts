import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { removals } from '../src/db/schema.ts';
import { type FileHouse, fileActs, grounds } from './file-house.ts';
import {
  acts,
  call,
  DAY,
  MINUTE,
  openCustomer,
  openWorkspace,
  type Person,
  type Workspace,
  word,
} from './house.ts';
import * as some from './some-files.ts';

const KEPT = 14;
const PATIENT = { timeout: 10_000, interval: 5 };

describe.each(grounds.filter(({ missing }) => !missing))('on $name', (ground) => {
  let house: FileHouse;
  let shop: Workspace;
  let customer: Person;

  beforeAll(() => ground.start());
  afterAll(() => ground.stop());
  beforeEach(async () => {
    house = await ground.open();
    shop = await openWorkspace(house);
    customer = await openCustomer(house, shop);
  });
  afterEach(() => house.close());

  /** An agent asks for a log; the customer gives two files, and a third with a message that has no end. */
  async function given() {
    const { create, update, message, get } = acts(house.url);
    const files = fileActs(house.url);
    const { ticket } = (await create(customer)).body;
    const item = {
      kind: 'file',
      what: 'The log of the till',
      purpose: 'To see why it restarts',
      sensitivity: 'confidential',
      keepDays: KEPT,
    };
    const asked = await update(
      shop.agent,
      ticket.id,
      word(ticket, house.clock.now(), {
        status: 'waiting_on_customer',
        waiting: { for: 'customer', text: 'The log' },
        request: [item],
      }),
    );
    expect(asked.status, asked.text).toBe(201);
    const upload = async (name: string, content: Buffer): Promise<Attachment> =>
      (await files.upload(customer, name, content)).body.attachment;
    const [log, shot, kept] = [
      await upload('касса.log', some.log()),
      await upload('x.png', some.png()),
      await upload('y.png', some.png()),
    ];
    const view = (await get(customer, ticket.id)).body.ticket as Ticket;
    const [[request, { items }] = ['', { items: {} }]] = Object.entries(view.requests ?? {});
    const [id = ''] = Object.keys(items);
    const reply = await call(house.url, 'POST', `/v1/tickets/${ticket.id}/data-requests/${request}/answers`, {
      as: customer.as,
      body: { items: [{ item: id, answer: 'given', files: [log.id, shot.id] }] },
    });
    expect(reply.status, reply.text).toBe(201);
    expect((await message(customer, ticket.id, { text: '', files: [kept.id] })).status).toBe(201);
    return { ticket: ticket.id, request, item: id, over: [log, shot], kept };
  }

  const gone = (files: readonly Attachment[]) =>
    vi.waitFor(async () => {
      for (const { id } of files) expect(await house.has(id)).toBe(false);
    }, PATIENT);

  test('when its time is over, it is gone from the disk and from every way to it, and the record says why', async () => {
    const { ticket, request, item, over, kept } = await given();
    const end = house.clock.now() + KEPT * DAY;
    await house.clock.moveTo(end - MINUTE);
    const both = [
      { as: customer.as, on: fileActs(house.url) },
      { as: shop.agent.as, on: fileActs(house.url, '/v1/agent') },
    ];
    const addresses: string[] = [];
    for (const { id } of over) {
      expect(await house.has(id)).toBe(true);
      for (const { as, on } of both)
        addresses.push((await on.look({ as }, id)).body.attachment.url ?? 'none');
    }
    for (const url of addresses) expect((await fetch(url)).status).toBe(200);

    await house.clock.moveTo(end);
    // These addresses would still last for minutes.
    for (const url of addresses) expect((await fetch(url)).status, url).toBe(404);
    await gone(over);
    const deletedAt = new Date(end).toISOString();
    for (const { id } of over) {
      for (const { as, on } of both) {
        const { attachment } = (await on.look({ as }, id)).body;
        expect(attachment).toMatchObject({ state: 'deleted', url: null, deletedAt });
      }
    }
    const { events, get, message, teamEvents } = acts(house.url);
    const record = (await events(customer, ticket)).filter(({ type }) => type === 'files_deleted');
    expect(record).toHaveLength(1);
    expect(record[0] as TicketEvent).toMatchObject({
      at: deletedAt,
      data: { reason: 'retention', request, item, keptDays: KEPT, files: over.map(({ id }) => id) },
    });
    expect((await teamEvents(shop.agent, ticket)).filter(({ type }) => type === 'files_deleted')).toEqual(
      record,
    );
    const view = (await get(customer, ticket)).body.ticket;
    expect(view.requests?.[request]?.items[item]).toMatchObject({ deletedAt });
    const again = await message(customer, ticket, { text: '', files: [over[0]?.id] });
    expect(again.text, 'it cannot be given again').toContain('file_unknown');

    const { attachment } = (await fileActs(house.url).look(customer, kept.id)).body;
    expect(attachment.state, 'what has no end stays').toBe('ready');
    expect((await fetch(attachment.url ?? '')).status).toBe(200);
    expect(house.faults).toEqual([]);
  });

  test('one that cannot be removed holds up no other, is tried again, and goes as soon as it can', async () => {
    const first = await given();
    await house.clock.moveBy(DAY);
    const second = await given();
    const [stuck = first.kept, ...rest] = first.over;
    const place = join(house.folder, stuck.id);
    // A folder in its place: `rm` refuses it, whoever asks.
    await rm(place, { force: true });
    await mkdir(place, { recursive: true });
    await house.clock.moveBy((KEPT - 1) * DAY);
    await gone(rest);
    await house.clock.moveBy(DAY);
    await gone(second.over);
    const stands = async () => (await house.app.house.reads.select().from(removals)).map(({ file }) => file);
    await vi.waitFor(async () => expect(await stands()).toEqual([stuck.id]), PATIENT);
    const isTold = () => house.faults.splice(0).some((fault) => String(fault).includes('it is tried again'));
    expect(isTold()).toBe(true);

    house = await house.restart();
    await vi.waitUntil(isTold, PATIENT);
    await rmdir(place);
    await writeFile(place, some.log());
    await house.clock.moveBy(DAY / 4);
    await gone([stuck]);
    await vi.waitFor(async () => expect(await stands()).toEqual([]), PATIENT);
  });

  test('what could not be deleted then is deleted after a restart, and nobody reads it meanwhile', async () => {
    const { over } = await given();
    const come = await house.leave();
    const [{ id, url } = { id: '', url: null }] = over;
    await house.clock.moveBy(KEPT * DAY);
    expect((await fileActs(house.url).look(customer, id)).body.attachment.state).toBe('deleted');
    expect((await fetch(url ?? '')).status).toBe(403);
    if (ground.isRemote) {
      await vi.waitUntil(() => house.faults.splice(0).length > 0, PATIENT);
      expect(await house.has(id)).toBe(true);
    }
    await come();
    house = await house.restart();
    await gone(over);
    expect(house.faults).toEqual([]);
  });
});
