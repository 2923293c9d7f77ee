import type { Child } from './load/child.ts';

/** How long a run may take. */
export interface Plan {
  readonly rounds: number;
  readonly seconds: number;
  readonly sockets: number;
  readonly idleSockets: number;
}

/** Two sides measured in one run, in alternating rounds. Absolute rates drift on a shared machine; the ratio holds. */
export interface Compared {
  readonly ours: number;
  readonly floor: number;
  /** Of the medians. */
  readonly ratio: number;
  /** The lowest and highest ratio of one round's pair. */
  readonly low: number;
  readonly high: number;
  /** Processor time that each server spent on one unit, in microseconds: steadier than a rate where others work too. */
  readonly cpu?: { readonly ours: number; readonly floor: number };
}

/** A server and what is measured of it. */
export interface Side {
  readonly child: Child;
  measure(): Promise<number>;
}

interface Pair {
  ours: number;
  floor: number;
}

/** Warms both sides up, then measures them in turn: A B, B A, A B, ... */
export async function compare(rounds: number, sides: { ours: Side; floor: Side }): Promise<Compared> {
  await sides.ours.measure();
  await sides.floor.measure();
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pair = { ours: 0, floor: 0 };
    const order = round % 2 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const);
    for (const side of order) pair[side] = await sides[side].measure();
    pairs.push(pair);
  }
  return summary(pairs);
}

/** The same for rates, with the processor time that they cost. */
export async function compareRates(rounds: number, sides: { ours: Side; floor: Side }): Promise<Compared> {
  const costs: Record<keyof typeof sides, number[]> = { ours: [], floor: [] };
  const weighed = (name: keyof typeof sides): Side => ({
    child: sides[name].child,
    async measure() {
      const before = await cpuOf(sides[name].child);
      const start = performance.now();
      const perSecond = await sides[name].measure();
      const seconds = (performance.now() - start) / 1000;
      costs[name].push(((await cpuOf(sides[name].child)) - before) / (perSecond * seconds));
      return perSecond;
    },
  });
  const compared = await compare(rounds, { ours: weighed('ours'), floor: weighed('floor') });
  return { ...compared, cpu: { ours: median(costs.ours), floor: median(costs.floor) } };
}

/** Microseconds so far. */
async function cpuOf(child: Child): Promise<number> {
  const { user, system } = await child.ask<NodeJS.CpuUsage>('cpu');
  return user + system;
}

export function summary(pairs: readonly Pair[]): Compared {
  const ours = median(pairs.map((pair) => pair.ours));
  const floor = median(pairs.map((pair) => pair.floor));
  const ratios = pairs.map((pair) => pair.ours / pair.floor);
  return { ours, floor, ratio: ours / floor, low: Math.min(...ratios), high: Math.max(...ratios) };
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs a task again and again for so many seconds. @returns how often it ended in a second */
export async function rate(seconds: number, task: () => Promise<number>): Promise<number> {
  const start = performance.now();
  let done = 0;
  let now = start;
  while (now - start < seconds * 1000) {
    done += await task();
    now = performance.now();
  }
  return (done * 1000) / (now - start);
}
