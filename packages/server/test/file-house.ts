import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '@vestka/sdk/protocol';
// @ts-expect-error: it comes without types
import S3rver from 's3rver';
import { type App, type AppOptions, createApp, type ManualClock, manualClock } from '../src/app.ts';
import type { FilesAt } from '../src/files/files.ts';
import type { Bucket } from '../src/files/s3.ts';
import { emptyDatabase } from './beginning.ts';
import { type Ask, type Credentials, call, noLimits, type Reply, START, unhurried } from './house.ts';
import { noSqld, type Sqld, startSqld } from './sqld.ts';

/** A server with files, its data in a folder of its own. */
export interface FileHouse {
  readonly app: App;
  readonly url: string;
  readonly clock: ManualClock;
  readonly faults: unknown[];
  /** Where files come in. */
  readonly folder: string;
  /** Whether there are bytes of this file anywhere. */
  has(id: string): Promise<boolean>;
  restart(): Promise<FileHouse>;
  /** Another node on the same data, with a clock of its own; where only one can be, this one. */
  beside(): Promise<FileHouse>;
  /** The files' service goes away until the returned function is called; a folder always stays. */
  leave(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What files and their rows stand on. */
export interface Ground {
  readonly name: string;
  readonly missing: boolean;
  /** Files lie on another machine, which can be away. */
  readonly isRemote: boolean;
  start(): Promise<void>;
  open(limits?: FilesAt['limits'], site?: AppOptions['site']): Promise<FileHouse>;
  stop(): Promise<void>;
}

/** A service that speaks S3, on loopback. */
export interface TestBucket {
  readonly bucket: Bucket;
  has(id: string): Promise<boolean>;
  /** Goes away until the returned function is called, with all that it holds. */
  leave(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export async function startBucket(): Promise<TestBucket> {
  const directory = mkdtempSync(join(tmpdir(), 'vestka-s3-'));
  const configureBuckets = [{ name: 'files' }];
  const come = async (at: number) => {
    const options = { port: at, address: '127.0.0.1', silent: true, directory, configureBuckets };
    const came = new S3rver(options);
    return { came, port: (await came.run()).port as number };
  };
  let { came: server, port } = await come(0);
  const bucket = {
    url: `http://127.0.0.1:${port}/files`,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
  return {
    bucket,
    async has(id) {
      const names = await readdir(directory, { recursive: true });
      return names.some((name) => name.includes(id));
    },
    async leave() {
      await server.close();
      return async () => {
        ({ came: server, port } = await come(port));
      };
    },
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}

async function openOn(
  database: Parameters<typeof createApp>[0]['database'],
  files: FilesAt,
  {
    bucket,
    site,
    start = START,
  }: { bucket?: TestBucket | undefined; site?: AppOptions['site'] | undefined; start?: number },
): Promise<FileHouse> {
  const others: FileHouse[] = [];
  const clock = manualClock(start);
  const faults: unknown[] = [];
  const report = (error: unknown) => faults.push(error);
  const app = await createApp({
    database,
    files,
    clock,
    limits: noLimits,
    log: unhurried,
    report,
    ...(site && { site }),
  });
  const house: FileHouse = {
    app,
    clock,
    faults,
    folder: files.folder,
    url: await app.listen(0),
    has: async (id) => existsSync(join(files.folder, id)) || (bucket?.has(id) ?? false),
    leave: async () => (await bucket?.leave()) ?? (async () => {}),
    async restart() {
      await app.close();
      return openOn(database, files, { bucket, site, start: clock.now() });
    },
    async beside() {
      if (!bucket) return house;
      const folder = `${files.folder}-${others.length}`;
      const other = await openOn(database, { ...files, folder }, { bucket, site, start: clock.now() });
      others.push(other);
      return other;
    },
    async close() {
      for (const other of others) await other.close();
      await app.close();
    },
  };
  return house;
}

function onDisk(): Ground {
  let folder: string;
  return {
    name: 'a libSQL file and a folder',
    missing: false,
    isRemote: false,
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'vestka-'));
    },
    async open(limits, site) {
      const own = join(folder, randomBytes(4).toString('hex'));
      mkdirSync(own);
      writeFileSync(join(own, 'vestka.db'), await emptyDatabase());
      return openOn(join(own, 'vestka.db'), { folder: join(own, 'files'), limits }, { site });
    },
    stop: async () => rmSync(folder, { recursive: true }),
  };
}

function onServers(): Ground {
  let sqld: Sqld;
  let s3: TestBucket;
  let folder: string;
  return {
    name: 'a libSQL server and a bucket',
    missing: noSqld,
    isRemote: true,
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'vestka-'));
      [sqld, s3] = await Promise.all([startSqld(), startBucket()]);
    },
    async open(limits, site) {
      await sqld.wipe();
      const files = { folder: join(folder, 'files'), bucket: s3.bucket, limits };
      return openOn(sqld.server, files, { bucket: s3, site });
    },
    async stop() {
      await Promise.all([sqld.stop(), s3.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

export const grounds: readonly Ground[] = [onDisk(), onServers()];

type Who = { as: Credentials };
type Answer = { attachment: Attachment };

/** What is done with files, in one line each. `at`: `/v1` for customers, `/v1/agent` for the team. */
export function fileActs(url: string, at = '/v1') {
  const base = `${at}/attachments`;
  const announce = ({ as }: Who, name: string, size: number, more: Ask = {}) =>
    call<Answer>(url, 'POST', base, { as, body: { name, size }, ...more });
  const send = ({ as }: Who, id: string, offset: number, bytes: BodyInit, more: Ask = {}) =>
    call<Answer>(url, 'PATCH', `${base}/${id}?offset=${offset}`, {
      as,
      raw: bytes,
      ...more,
      headers: { 'content-type': 'application/octet-stream', ...more.headers },
    });
  return {
    announce,
    send,
    look: ({ as }: Who, id: string) => call<Answer>(url, 'GET', `${base}/${id}`, { as }),
    drop: ({ as }: Who, id: string) => call(url, 'DELETE', `${base}/${id}`, { as }),
    /** Announces and sends all in one piece. */
    async upload(who: Who, name: string, content: Buffer): Promise<Reply<Answer>> {
      const announced = await announce(who, name, content.length);
      if (announced.status !== 201) return announced;
      return send(who, announced.body.attachment.id, 0, content as Uint8Array as BodyInit);
    },
  };
}
