import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb, type Reads } from '../src/db/client.ts';
import { openServer } from '../src/db/server.ts';
import { createLog, type Log } from '../src/log/append.ts';
import { createServerLog } from '../src/log/server/log.ts';
import { noSqld, type Sqld, startSqld } from './sqld.ts';

export interface Opened {
  readonly reads: Reads;
  readonly log: Log;
  /** Another log on the same data. */
  another(): Promise<Log>;
  close(): Promise<void>;
}

/** One of the databases that the log stands on: what holds for one holds for all. */
export interface Engine {
  readonly name: string;
  readonly missing: boolean;
  start(): Promise<void>;
  open(): Promise<Opened>;
  /** Begins anew with nothing. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

function file(): Engine {
  let folder: string;
  let n = 0;
  return {
    name: 'a libSQL file',
    missing: false,
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'vestka-'));
    },
    async open() {
      const db = await openDb(join(folder, `${n}.db`));
      const log = createLog(db);
      return {
        reads: db.reads,
        log,
        another: async () => createLog(db),
        async close() {
          await log.close();
          db.close();
        },
      };
    },
    async wipe() {
      n += 1;
    },
    async stop() {
      rmSync(folder, { recursive: true });
    },
  };
}

function server(): Engine {
  let sqld: Sqld;
  return {
    name: 'a libSQL server',
    missing: noSqld,
    async start() {
      sqld = await startSqld();
    },
    async open() {
      const db = await openServer(sqld.server);
      const logs = [await createServerLog(db)];
      return {
        reads: db.reads,
        log: logs[0] as Log,
        async another() {
          const log = await createServerLog(db);
          logs.push(log);
          return log;
        },
        async close() {
          for (const log of logs) await log.close();
          db.close();
        },
      };
    },
    wipe: () => sqld.wipe(),
    stop: () => sqld.stop(),
  };
}

export const engines: readonly Engine[] = [file(), server()];
