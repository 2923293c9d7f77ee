import { fork } from 'node:child_process';
import type { Kind } from '../server.ts';
import { openWorkshop } from './workshop.ts';

/** A server under measurement, in a process of its own. */
export interface Child {
  readonly url: string;
  /** Its data. */
  readonly folder: string;
  ask<T>(question: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** @param data the folder of an earlier server; without it, a new one */
export async function startServer(kind: Kind, data?: string): Promise<Child> {
  const { entry, newFolder } = await openWorkshop();
  const folder = data ?? newFolder();
  const child = fork(entry, [kind, folder], { execArgv: process.env.BENCH_NODE_ARGS?.split(' ') ?? [] });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
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
    folder,
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
