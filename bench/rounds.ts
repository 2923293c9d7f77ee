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
}

type Measure = () => Promise<number>;

/** Warms both sides up, then measures them in turn: A B, B A, A B, ... */
export async function compare(rounds: number, ours: Measure, floor: Measure): Promise<Compared> {
  await ours();
  await floor();
  const pairs: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pair = { ours: 0, floor: 0 };
    const order = round % 2 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const);
    for (const side of order) pair[side] = await (side === 'ours' ? ours() : floor());
    pairs.push(pair);
  }
  return summary(pairs);
}

export function summary(pairs: readonly { ours: number; floor: number }[]): Compared {
  const ours = median(pairs.map((pair) => pair.ours));
  const floor = median(pairs.map((pair) => pair.floor));
  const ratios = pairs.map((pair) => pair.ours / pair.floor);
  return { ours, floor, ratio: ours / floor, low: Math.min(...ratios), high: Math.max(...ratios) };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

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
