import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, InStatement } from '@libsql/client';
import { StorageFull } from '../append.ts';
import type { Outcome } from '../types.ts';
import { type Fault, faultOf } from './fault.ts';
import { newsAfter, newsOf, PAGE } from './news.ts';
import type { Part } from './part.ts';
import type { Tail } from './tail.ts';
import type { News, Told } from './told.ts';

/** The most that share one transaction. */
const MOST = 64;
/** How long it is waited before each further try, in real milliseconds. */
const WAITS = [20, 50, 100, 200, 400, 800];

interface Job<T = unknown> {
  part(again: boolean): Part<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
  /** An earlier try was sent, and whether it was carried out is not known. */
  again: boolean;
}

/**
 * One transaction at a time, shared by all who wait for it. It begins with what other nodes have written since, so that
 * everything is told in order, and so that whoever comes too late has heard by whom.
 */
export class Group {
  readonly #client: Client;
  readonly #told: Told;
  readonly #tail: Tail;
  readonly #report: (error: unknown) => void;
  #queue: Job[] = [];
  #running = false;
  /** The last one could not be written: the next is not kept waiting as long. */
  #down = false;

  constructor(client: Client, told: Told, tail: Tail, report: (error: unknown) => void) {
    this.#client = client;
    this.#told = told;
    this.#tail = tail;
    this.#report = report;
  }

  /** @param part makes the part; `again`: an earlier try of it may have been carried out */
  add<T>(part: (again: boolean) => Part<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ part, resolve, reject, again: false } as Job);
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#queue.length) await this.#see(this.#queue.splice(0, MOST));
    this.#running = false;
  }

  /** Sees these through: until each is written, refused, or given up. */
  async #see(jobs: readonly Job[]): Promise<void> {
    const waits = this.#down ? [] : [...WAITS];
    let left = jobs;
    while (left.length) {
      const parts = left.map(({ part, again }) => part(again));
      try {
        await this.#commit(left, parts);
        this.#down = false;
        return;
      } catch (error) {
        const fault = faultOf(error);
        const culprit = culpritOf(fault, parts);
        const wait = culprit === undefined && fault.kind === 'open' ? waits.shift() : undefined;
        const lost = culprit === undefined ? (wait === undefined ? left : []) : [left[culprit] as Job];
        for (const job of lost)
          job.reject(fault.full ? new StorageFull('The storage is full.', { cause: error }) : error);
        left = left.filter((job) => !lost.includes(job));
        if (fault.kind === 'open') this.#down = wait === undefined;
        if (wait === undefined) continue;
        for (const job of left) job.again = true;
        await sleep(wait);
      }
    }
  }

  async #commit(jobs: readonly Job[], parts: readonly Part<unknown>[]): Promise<void> {
    const statements: InStatement[] = [
      newsAfter(this.#told.last),
      ...parts.flatMap((part) => part.statements),
    ];
    const [first, ...results] = await this.#client.batch(statements, 'write');
    const values = parts.map((part) => part.read(results.splice(0, part.statements.length)));
    const news = first ? newsOf(first) : [];
    if (news.length < PAGE) this.#told.tell([...news, ...values.flatMap(ownNews)]);
    // More than a page: then the tail reads on, and brings what was just written behind the rest.
    else await this.#tail.catchUp().catch(this.#report);
    jobs.forEach((job, i) => {
      job.resolve(values[i]);
    });
  }
}

/** Which part the server found fault with. */
function culpritOf({ statement }: Fault, parts: readonly Part<unknown>[]): number | undefined {
  if (statement === undefined) return undefined;
  let end = 1;
  const at = parts.findIndex(({ statements }) => {
    end += statements.length;
    return statement < end;
  });
  return statement > 0 && at >= 0 ? at : undefined;
}

const ownNews = (value: unknown): News[] =>
  isAppended(value) ? value.events.map((event) => ({ event, dueAt: value.dueAt })) : [];

const isAppended = (value: unknown): value is Extract<Outcome, { kind: 'appended' }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'appended';
