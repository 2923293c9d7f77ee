import type { Insights, Policy } from '@vestka/sdk/protocol';
import { and, between, eq } from 'drizzle-orm';
import { insightDays } from '../../db/schema.ts';
import { datesIn, type LocalDates } from '../../domain/insights/local-dates.ts';
import { quantileOf } from '../../domain/insights/sketch.ts';
import { add, bucketsOf, type Tallies } from '../../domain/insights/tallies.ts';
import { NEEDED, toldFrom } from '../../domain/promise/history.ts';
import type { House } from '../house.ts';
import { refused } from '../refused.ts';
import { placeOf } from './count-page.ts';
import { classesOf, samplesOf } from './measured.ts';
import { latestWords, ratingsOf } from './ratings.ts';
import { loadOf, missedWithin, standing } from './standing.ts';

/** The most days that are shown at once. */
export const MOST_DAYS = 366;
const EARLIEST = '1971-01-01';
const LATEST = '2999-12-31';
/** Days shown when nobody says which. */
const DEFAULT_DAYS = 30;

const IMPACTS = ['critical', 'high', 'normal', 'low'] as const;
const LEVELS = ['L1', 'L2', 'L3'] as const;

/** The local days that are asked for. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

async function policyOf({ directory }: House, workspace: string): Promise<Policy> {
  const row = await directory.workspace(workspace);
  if (!row) throw refused('not_found');
  return row.policy;
}

/** The dates of a range, its ends filled in; null when it is upside down or too long. */
export async function spanOf(
  house: House,
  workspace: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Span | null> {
  const dates = datesIn((await policyOf(house, workspace)).zone);
  const today = dates.of(house.clock.now());
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? dates.on(last, 1 - DEFAULT_DAYS);
  const inReach = EARLIEST <= first && last <= LATEST;
  return inReach && first <= last && dates.on(first, MOST_DAYS - 1) >= last
    ? { from: first, to: last }
    : null;
}

/** What the lead looks at. It reads what the reader has counted, never the log, so it is as quick after years. */
export async function lookAt(house: House, workspace: string, span: Span): Promise<Insights> {
  const { reads, clock, log, directory } = house;
  const policy = await policyOf(house, workspace);
  const dates = datesIn(policy.zone);
  const now = clock.now();
  const place = await placeOf(reads);
  const asOf = place.cursor >= (await log.head()) ? now : place.at;
  const rows = await reads
    .select()
    .from(insightDays)
    .where(and(eq(insightDays.workspace, workspace), between(insightDays.date, span.from, span.to)));
  const byDate = new Map(rows.map(({ date, tallies }) => [date, JSON.parse(tallies) as Tallies]));
  const sum = [...byDate.values()].reduce(add, {});
  const range = { from: dates.begins(span.from), to: Math.min(asOf, dates.begins(dates.on(span.to, 1))) };
  const team = await directory.agents(workspace);

  return {
    ...span,
    asOf: iso(asOf),
    now: await standing(reads, workspace, now, dates.begins(dates.on(dates.of(now), 1))),
    promises: rateOf(sum),
    days: datesOf(span, dates).map((date) => ({ date, ...rateOf(byDate.get(date) ?? {}) })),
    firstWord: IMPACTS.map((impact) => firstWordOf(sum, impact)),
    agents: agentsOf(sum, team, await loadOf(reads, workspace, now)),
    levels: LEVELS.map((level) => ({ level, resolved: sum[`solved.${level}`] ?? 0 })),
    silence: {
      medianMs: quantileOf(bucketsOf(sum, 'silence'), 0.5),
      p90Ms: quantileOf(bucketsOf(sum, 'silence'), 0.9),
      longestMs: sum['max.silence'] ?? null,
    },
    ratings: {
      ...ratingsOf(sum),
      thanks: thanksOf(sum, team),
      latest: await latestWords(reads, workspace, span, team),
    },
    helped: sum.helped ?? 0,
    remaining: { inTime: sum['remaining.inTime'] ?? 0, late: sum['remaining.late'] ?? 0 },
    openMissMs: (sum.missMs ?? 0) + (await missedWithin(reads, workspace, range)),
    history: {
      inUse: policy.history,
      needed: NEEDED,
      promised: sum['history.due'] ?? 0,
      held: sum['history.kept'] ?? 0,
      classes: await Promise.all(
        classesOf(policy).map(async (one) => {
          const samples = await samplesOf(reads, workspace, one, now);
          const quantileMs = toldFrom(samples, Number.POSITIVE_INFINITY);
          return { ...one, samples: samples.length, quantileMs };
        }),
      ),
    },
  };
}

const iso = (at: number): string => new Date(at).toISOString();

function datesOf({ from, to }: Span, dates: LocalDates): string[] {
  const all: string[] = [];
  for (let date = from; date <= to; date = dates.on(date, 1)) all.push(date);
  return all;
}

/** Each promise once, on the day of its outcome: due is the sum of the other three. */
function rateOf({ kept = 0, missed = 0, moved = 0 }: Tallies): Insights['promises'] {
  return { due: kept + missed + moved, kept, missed, moved };
}

function firstWordOf(sum: Tallies, impact: (typeof IMPACTS)[number]): Insights['firstWord'][number] {
  const took = bucketsOf(sum, `first.${impact}`);
  return {
    impact,
    count: [...took.values()].reduce((total, one) => total + one, 0),
    medianMs: quantileOf(took, 0.5),
    p90Ms: quantileOf(took, 0.9),
    promisedMedianMs: quantileOf(bucketsOf(sum, `promised.${impact}`), 0.5),
    kept: sum[`firstKept.${impact}`] ?? 0,
  };
}

function agentsOf(
  sum: Tallies,
  team: readonly { id: string; name: string }[],
  load: ReadonlyMap<string, { open: number; late: number }>,
): Insights['agents'] {
  return team.map(({ id, name }) => ({
    agent: id,
    name,
    ...(load.get(id) ?? { open: 0, late: 0 }),
    words: sum[`words.${id}`] ?? 0,
    kept: sum[`kept.${id}`] ?? 0,
    missed: sum[`missed.${id}`] ?? 0,
  }));
}

const thanksOf = (
  sum: Tallies,
  team: readonly { id: string; name: string }[],
): Insights['ratings']['thanks'] =>
  team
    .map(({ id, name }) => ({ agent: id, name, count: sum[`thanks.${id}`] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
