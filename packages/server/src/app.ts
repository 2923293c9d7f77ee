import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type Clock, systemClock } from './clock.ts';
import { Directory } from './commands/directory.ts';
import type { House } from './commands/house.ts';
import { openDb } from './db/client.ts';
import { type DatabaseServer, openServer } from './db/server.ts';
import { type FilesAt, openFiles } from './files/files.ts';
import { type Bindings, mountApi } from './http/api.ts';
import { createGate } from './http/callers.ts';
import { mountDownload } from './http/download.ts';
import { adminHandlers } from './http/handlers/admin.ts';
import { agentHandlers } from './http/handlers/agent.ts';
import { answerHandlers } from './http/handlers/answers.ts';
import { customerHandlers } from './http/handlers/customer.ts';
import { fileHandlers } from './http/handlers/files.ts';
import { insightsHandlers } from './http/handlers/insights.ts';
import { linkHandlers } from './http/handlers/links.ts';
import { problemHandlers } from './http/handlers/problems.ts';
import { sessionHandlers } from './http/handlers/sessions.ts';
import { mountLetters } from './http/letters/mount.ts';
import { Counter, defaultLimits, type Limits } from './http/limits.ts';
import { openapi } from './http/openapi.ts';
import { mountPages } from './http/pages.ts';
import { problemOf } from './http/problem.ts';
import type { Site } from './http/site.ts';
import { createLive, type LiveOptions } from './live/live.ts';
import { createLog } from './log/append.ts';
import { createServerLog } from './log/server/log.ts';
import { createIndexer } from './readers/indexer.ts';
import { createInsightsReader } from './readers/insights.ts';
import { createRetentionReader } from './readers/retention.ts';
import { createSweeper } from './readers/ungiven.ts';
import { createWatcher } from './readers/watcher.ts';

export { type Clock, type ManualClock, manualClock, systemClock } from './clock.ts';
export type { House } from './commands/house.ts';
export {
  addAgent,
  createSecretKey,
  createWorkspace,
  defaultPolicy,
  roundTheClockPolicy,
} from './commands/workspaces.ts';
export type { DatabaseServer } from './db/server.ts';
export type { FilesAt } from './files/files.ts';
export { defaultLimits, type Limits } from './http/limits.ts';

export interface AppOptions {
  /** The libSQL file's path: one process a file. Or a libSQL server, which several nodes may share. */
  database: string | DatabaseServer;
  /** Default: a folder `files` beside the database's file. */
  files?: FilesAt;
  clock?: Clock;
  site?: Partial<Site>;
  limits?: Partial<Limits>;
  live?: LiveOptions;
  /** Another log in place of the one on the libSQL file; measurements take the database out this way. */
  log?: typeof createLog;
  /** Serves the demo vendor page, with the publishable key that this gives. */
  demo?: (house: House) => Promise<string>;
  version?: string;
  /** What goes wrong on our side. */
  report?: (error: unknown) => void;
}

export interface App {
  readonly house: House;
  readonly server: Server;
  /** Listens. @param port 0 = any free one. @returns the address, such as `http://127.0.0.1:8787` */
  listen(port: number, host?: string): Promise<string>;
  /** Drains and closes: sockets are told to come back, what is queued is written. */
  close(): Promise<void>;
}

interface Store extends Pick<House, 'reads' | 'log'> {
  close(): void;
}

async function openStore(
  { database, log = createLog }: AppOptions,
  report: (error: unknown) => void,
): Promise<Store> {
  if (typeof database === 'string') {
    const db = await openDb(database);
    return { reads: db.reads, log: log(db, report), close: db.close };
  }
  const db = await openServer(database);
  return { reads: db.reads, log: await createServerLog(db, report), close: db.close };
}

/** Puts the parts together, in order. Nothing else does. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock = systemClock, report = () => {}, version = '0.0.0' } = options;
  const site: Site = { publicUrl: undefined, trustProxy: false, ...options.site };
  const limits: Limits = { ...defaultLimits, ...options.limits };

  const store = await openStore(options, report);
  const { reads, log } = store;
  const directory = new Directory(reads);
  log.onCommit((events) => directory.forget(events));
  const files = openFiles(options.files ?? { folder: folderBeside(options.database) });
  const house: House = { reads, log, clock, directory, files };
  log.onCommit((events) => {
    for (const { type, stream } of events)
      if (type === 'file_received' || type === 'file_dropped') files.coming.end(stream);
  });

  const live = createLive(house, createGate(house, site, report), options.live);
  const watcher = createWatcher(house, report);
  const insights = createInsightsReader(house, report);
  const indexer = createIndexer(house, report);
  const retention = createRetentionReader(house, report);
  const sweeper = createSweeper(house, report);

  // One for all handlers, so that what is many kinds of acts is not many times as much.
  const acting = new Counter(limits.acts, clock);
  const hono = new Hono<Bindings>();
  mountApi(
    hono,
    house,
    site,
    {
      ...sessionHandlers(house, site, limits),
      ...customerHandlers(house, limits, acting),
      ...agentHandlers(house),
      ...problemHandlers(house),
      ...answerHandlers(house, site, limits, acting),
      ...adminHandlers(house),
      ...insightsHandlers(house, insights),
      ...fileHandlers(house, site, acting),
      ...linkHandlers(house, site),
    },
    report,
  );
  let document: string | undefined;
  hono.get('/openapi.json', () => {
    document ??= JSON.stringify(openapi(version));
    return new Response(document, { headers: { 'Content-Type': 'application/json' } });
  });
  hono.get('/healthz', (c) => c.text('ok'));
  mountDownload(hono, house, report);
  mountLetters(hono, house, site, limits, report);
  mountPages(hono, await options.demo?.(house));
  hono.onError((error, c) => {
    report(error);
    const { status, body } = problemOf(error);
    return c.json(body, status as 500, { 'Content-Type': 'application/problem+json' });
  });

  // Any other upgrade on offer, such as h2c, is declined by answering as if it had not been offered.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
    headers.upgrade?.toLowerCase() === 'websocket';
  const server = createServer({ shouldUpgradeCallback }, getRequestListener(hono.fetch));
  server.on('upgrade', live.upgrade);

  return {
    house,
    server,
    async listen(port, host = '127.0.0.1') {
      await new Promise<void>((ready, failed) => {
        server.once('error', failed);
        server.listen(port, host, ready);
      });
      await watcher.start();
      insights.start();
      indexer.start();
      retention.start();
      await sweeper.start();
      const { address, port: taken, family } = server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
    },
    async close() {
      // What is under way is answered; a kept connection ends with its next answer, or as soon as it is idle.
      server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
      const closed = new Promise((done) => server.close(done));
      await Promise.all([
        watcher.stop(),
        insights.stop(),
        indexer.stop(),
        retention.stop(),
        sweeper.stop(),
        live.close(),
      ]);
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
      await log.close();
      store.close();
    },
  };
}

const folderBeside = (database: AppOptions['database']): string =>
  join(typeof database === 'string' ? dirname(database) : 'data', 'files');
