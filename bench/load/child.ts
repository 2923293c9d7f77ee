import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from '../server.ts';

/** A server under measurement, in a process of its own. */
export interface Child {
  readonly url: string;
  ask<T>(question: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** On the disk of the repository: the system's own temporary folder may be memory, where a sync costs nothing. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const ENTRY = fileURLToPath(new URL('../server.ts', import.meta.url));

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export async function startServer(kind: Kind): Promise<Child> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'bench-'));
  const execArgv = ['--conditions=@vestka/source', ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? [])];
  const child = fork(ENTRY, [kind, folder], { execArgv });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
    rmSync(folder, { recursive: true, force: true });
    for (const { reject } of waiting.values()) reject(new Error(`The server ${kind} ended.`));
  });

  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    void gone.then(() => reject(new Error(`The server ${kind} did not start.`)));
  });
  child.on('message', (message) => {
    const { id, result, error } = message as { id: number; result: unknown; error?: string };
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });

  return {
    url,
    ask: <T>(question: string, argument?: unknown) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id: last, question, argument });
      }),
    async stop() {
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await gone;
      clearTimeout(late);
    },
  };
}
