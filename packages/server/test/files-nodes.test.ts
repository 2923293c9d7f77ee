import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FileHouse, fileActs, grounds } from './file-house.ts';
import { code, openCustomer, openWorkspace, type Person } from './house.ts';
import * as some from './some-files.ts';

const KB = 1024;
const PATIENT = { timeout: 10_000, interval: 5 };

/** Two nodes share the log and the bucket; the pieces of a file lie on the node that they have come to. */
describe.each(grounds.filter(({ missing, isRemote }) => !missing && isRemote))(
  'two nodes on $name',
  (ground) => {
    let A: FileHouse;
    let B: FileHouse;
    let customer: Person;
    const content = some.noise(300 * KB);
    const piece = (from: number, to = content.length) => content.subarray(from, to) as Uint8Array as BodyInit;

    beforeAll(() => ground.start());
    afterAll(() => ground.stop());
    beforeEach(async () => {
      A = await ground.open();
      B = await A.beside();
      customer = await openCustomer(A, await openWorkspace(A));
    });
    afterEach(async () => {
      expect([...A.faults, ...B.faults]).toEqual([]);
      await A.close();
    });

    const on = ({ url }: FileHouse) => fileActs(url);
    const announce = async () => (await on(A).announce(customer, 'dump', content.length)).body.attachment.id;
    const isWhole = async (id: string) => {
      for (const node of [A, B]) {
        const { attachment } = (await on(node).look(customer, id)).body;
        expect(attachment).toMatchObject({ state: 'ready', offset: content.length });
        const bytes = Buffer.from(await (await fetch(attachment.url ?? '')).arrayBuffer());
        expect(bytes.equals(content)).toBe(true);
      }
    };
    const nothingLeft = (id: string) =>
      vi.waitFor(() => {
        for (const { folder } of [A, B]) expect(existsSync(join(folder, id))).toBe(false);
      }, PATIENT);

    test('by their address alone the pieces of a file find their node, wherever it was announced', async () => {
      const took = new Set<FileHouse>();
      for (let n = 0; n < 8; n += 1) {
        const id = await announce();
        // As `hash $uri` does: the same path, the same node.
        const node = [...id].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 2 ? A : B;
        took.add(node);
        for (const from of [0, 100 * KB, 200 * KB]) {
          const sent = await on(node).send(customer, id, from, piece(from, from + 100 * KB));
          expect(sent.status, sent.text).toBe(200);
        }
        await isWhole(id);
        await nothingLeft(id);
      }
      expect(took.size).toBe(2);
    });

    test('pieces that go astray are refused or begin anew: what is there in the end is the file, once', async () => {
      const id = await announce();
      expect((await on(A).send(customer, id, 0, piece(0, 100 * KB))).status).toBe(200);
      expect(code(await on(B).send(customer, id, 100 * KB, piece(100 * KB)))).toEqual([409, 'conflict']);
      // Each node says how far the file has come there, and holds nothing but its beginning.
      expect((await on(B).look(customer, id)).body.attachment.offset).toBe(0);
      expect((await on(B).send(customer, id, 0, piece(0, 50 * KB))).status).toBe(200);
      expect(code(await on(A).send(customer, id, 50 * KB, piece(50 * KB)))).toEqual([409, 'conflict']);
      expect((await on(A).send(customer, id, 100 * KB, piece(100 * KB))).status).toBe(200);
      await isWhole(id);
      await nothingLeft(id);
      expect(code(await on(B).send(customer, id, 50 * KB, piece(50 * KB)))).toEqual([409, 'conflict']);
      await isWhole(id);
    });

    test('that it comes to its end on both at once harms nothing', async () => {
      const id = await announce();
      for (const node of [A, B]) await on(node).send(customer, id, 0, piece(0, 200 * KB));
      const ends = await Promise.all(
        [A, B].map((node) => on(node).send(customer, id, 200 * KB, piece(200 * KB))),
      );
      for (const end of ends) expect([200, 409]).toContain(end.status);
      expect(ends.some(({ status }) => status === 200)).toBe(true);
      await isWhole(id);
      await nothingLeft(id);
      const events = await A.app.house.reads.query.events.findMany({
        where: (row, { eq }) => eq(row.stream, id),
      });
      expect(events.map(({ type }) => type)).toEqual(['file_announced', 'file_received']);
    });

    test('taken back on the one while it comes to its end on the other, nothing of it stays in the bucket', async () => {
      const id = await announce();
      const { store } = A.app.house.files;
      const { keep } = store;
      const dropped = Promise.withResolvers<void>();
      const kept = vi.fn();
      store.keep = async (...args) => {
        await dropped.promise;
        await keep(...args);
        kept(await A.has(id));
      };
      const sending = on(A).send(customer, id, 0, piece(0));
      await vi.waitUntil(() => existsSync(join(A.folder, id)), PATIENT);
      expect((await on(B).drop(customer, id)).status).toBe(204);
      dropped.resolve();
      expect(code(await sending)).toEqual([404, 'not_found']);
      expect(kept).toHaveBeenCalledWith(true);
      expect([await A.has(id), await B.has(id)]).toEqual([false, false]);
      expect((await on(A).look(customer, id)).body.attachment.state).toBe('deleted');
    });
  },
);
