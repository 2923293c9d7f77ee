import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../server.ts';
import { bundleServers, CACHE } from './bundle.ts';

/** A server under measurement, in a process of its own. */
export interface Child {
  readonly url: string;
  ask<T>(question: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

let bundled: Promise<string> | undefined;

/** A new folder for a server's data; `stop` removes it. */
export async function newFolder(): Promise<string> {
  bundled ??= bundleServers();
  await bundled;
  return mkdtempSync(join(CACHE, 'data-'));
}

/** @param kept a folder that outlives this server, which the caller removes */
export async function startServer(kind: Kind, kept?: string): Promise<Child> {
  bundled ??= bundleServers();
  const entry = await bundled;
  const folder = kept ?? (await newFolder());
  const child = fork(entry, [kind, folder], { execArgv: process.env.BENCH_NODE_ARGS?.split(' ') ?? [] });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
    if (!kept) rmSync(folder, { recursive: true, force: true });
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
