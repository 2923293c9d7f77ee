import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '@vestka/sdk/protocol';
import {
  type AppOptions,
  addAgent,
  createApp,
  createSecretKey,
  createWorkspace,
  type ManualClock,
  manualClock,
  roundTheClockPolicy,
} from '@vestka/server';

/** A server of the test's own, on a port and a folder of its own. */
export interface Vestka {
  readonly url: string;
  readonly key: string;
  readonly secretKey: string;
  /** Where it keeps its files. */
  readonly files: string;
  /** Only where the test has asked for one. */
  readonly clock: ManualClock | undefined;
  close(): Promise<void>;
}

export const anna = { email: 'anna@northwind.example', name: 'Anna K.', password: 'north wind and rain' };
export const marta = { email: 'marta@northwind.example', name: 'Marta L.', password: 'a lead reads all' };

export interface VestkaOptions extends Pick<AppOptions, 'live' | 'limits'> {
  /** Epoch milliseconds: the server's clock stands there until the test moves it. */
  at?: number | undefined;
  shop?: string;
  zone?: string;
  /** Default: round the clock. */
  policy?: Policy;
  agents?: readonly Member[];
}

type Member = typeof anna & { role?: 'agent' | 'lead' | 'admin'; level?: 'L1' | 'L2' | 'L3' };

const team: readonly Member[] = [
  { ...anna, level: 'L2' },
  { ...marta, role: 'lead' },
];

export async function startVestka(options: VestkaOptions = {}): Promise<Vestka> {
  const {
    at,
    shop = 'Northwind Shop',
    zone = 'Europe/Berlin',
    agents = team,
    policy = roundTheClockPolicy(zone),
    ...rest
  } = options;
  const { database, key, secretKey } = await beginningOf({ at, shop, agents, policy });
  const folder = await newFolder();
  for (const [name, bytes] of database) await writeFile(join(folder, name), bytes);
  const clock = at === undefined ? undefined : manualClock(at);
  const app = await createApp({
    database: join(folder, 'vestka.db'),
    report: (error) => console.error(error),
    ...rest,
    ...(clock ? { clock } : {}),
  });
  const url = await app.listen(0);
  return {
    url,
    key,
    secretKey,
    files: join(folder, 'files'),
    clock,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type From = Required<Pick<VestkaOptions, 'shop' | 'policy' | 'agents'>> & Pick<VestkaOptions, 'at'>;

/** What a server begins with. */
interface Beginning {
  /** Holds the workspace and its people: the database’s file and its WAL, by name. */
  readonly database: readonly [name: string, bytes: Buffer][];
  readonly key: string;
  readonly secretKey: string;
}

const beginnings = new Map<string, Promise<Beginning>>();

/** Made once for all tests of a worker that begin alike; each has a copy to itself. */
function beginningOf(from: From): Promise<Beginning> {
  const alike = JSON.stringify(from);
  const beginning = beginnings.get(alike) ?? begin(from);
  beginnings.set(alike, beginning);
  return beginning;
}

async function begin({ at, shop, policy, agents }: From): Promise<Beginning> {
  const folder = await newFolder();
  const database = join(folder, 'vestka.db');
  const app = await createApp({ database, ...(at === undefined ? {} : { clock: manualClock(at) }) });
  const { id, publishableKey } = await createWorkspace(app.house, { name: shop, policy });
  for (const agent of agents) await addAgent(app.house, id, agent);
  const secretKey = await createSecretKey(app.house, id);
  await app.close();
  const kept = ['vestka.db', 'vestka.db-wal'].filter((name) => existsSync(join(folder, name)));
  const bytes = kept.map((name): [string, Buffer] => [name, readFileSync(join(folder, name))]);
  await rm(folder, { recursive: true, force: true });
  return { database: bytes, key: publishableKey, secretKey };
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'vestka-e2e-'));
