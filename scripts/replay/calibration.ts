// What history would have told of the first word, and what then came: from the first half of the openings to the second.
import type { Impact } from '@vestka/sdk/protocol';
import { NEEDED, SHARE, toldFrom } from '../../packages/server/src/domain/promise/history.ts';
import { hourClassOf } from '../../packages/server/src/domain/promise/hour-class.ts';
import { calendarFor, planOf } from '../../packages/server/src/domain/promise/reaction.ts';
import type { Replayed } from './run.ts';
import { POLICY } from './under-policy.ts';

const IMPACTS = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Impact[];
const calendar = calendarFor(POLICY, planOf(POLICY, null));

/** One opening: its class, and the working time to its first word. */
interface Sample {
  readonly impact: Impact;
  readonly hours: string;
  readonly openedAt: number;
  /** Milliseconds; `Infinity` where none came. */
  readonly took: number;
}

/** Of one class: what the first half told, and how much of the second came by it. */
export interface Calibrated {
  readonly impact: Impact;
  readonly hours: string;
  readonly learnt: number;
  readonly tested: number;
  /** Hours of work; null where the first half had too few. */
  readonly told: number | null;
  readonly came: number;
  /** The same by the first half's nine tenths as they are, without the caution that a promise needs. */
  readonly plain: { readonly told: number; readonly came: number } | null;
}

export interface Calibration {
  readonly needed: number;
  readonly share: number;
  readonly classes: readonly Calibrated[];
  /** Openings of the second half in a class that could be told, and how many came by it. */
  readonly overall: Outcome;
  readonly byImpact: Readonly<Record<Impact, Outcome>>;
}

interface Outcome {
  readonly tested: number;
  readonly came: number;
}

type Told = Pick<Replayed, 'feed'> & { readonly ticket: Pick<Replayed['ticket'], 'impact'> };

/** Nothing of the second half is looked at before it is tested. */
export function calibrate(tickets: readonly Told[]): Calibration {
  const samples = tickets.map(sampleOf).sort((a, b) => a.openedAt - b.openedAt);
  const half = Math.ceil(samples.length / 2);
  const [first, second] = [samples.slice(0, half), samples.slice(half)];
  const classes = IMPACTS.flatMap((impact) =>
    ['open', 'closed'].map((hours): Calibrated => {
      const of = (some: readonly Sample[]) =>
        some.filter((one) => one.impact === impact && one.hours === hours).map(({ took }) => took);
      const [learnt, tested] = [of(first), of(second)];
      const told = toldFrom(learnt, Number.POSITIVE_INFINITY);
      const plain = learnt.toSorted((a, b) => a - b)[Math.ceil(SHARE * learnt.length) - 1];
      const by = (limit: number) => tested.filter((took) => took <= limit).length;
      return {
        impact,
        hours,
        learnt: learnt.length,
        tested: tested.length,
        told: told === null ? null : told / 3_600_000,
        came: told === null ? 0 : tested.filter((took) => took < told).length,
        plain: told === null || plain === undefined ? null : { told: plain / 3_600_000, came: by(plain) },
      };
    }),
  );
  const outcome = (some: readonly Calibrated[]): Outcome => {
    const told = some.filter((one) => one.told !== null);
    const sum = (name: 'tested' | 'came') => told.reduce((total, one) => total + one[name], 0);
    return { tested: sum('tested'), came: sum('came') };
  };
  const of = (impact: Impact) => outcome(classes.filter((one) => one.impact === impact));
  return {
    needed: NEEDED,
    share: SHARE,
    classes,
    overall: outcome(classes),
    byImpact: { critical: of('critical'), high: of('high'), normal: of('normal'), low: of('low') },
  };
}

/** The first word is the first update or report after the opening: the log knows no other. */
function sampleOf({ feed, ticket }: Told): Sample {
  const openedAt = Date.parse(feed[0]?.at ?? '');
  const word = feed.find(({ type }) => type === 'update_posted' || type === 'report_published');
  return {
    impact: ticket.impact,
    hours: hourClassOf(POLICY, null, openedAt),
    openedAt,
    took: word ? calendar.between(openedAt, Date.parse(word.at)) : Number.POSITIVE_INFINITY,
  };
}
