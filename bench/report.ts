import { availableParallelism } from 'node:os';
import type { Compared } from './rounds.ts';
import type { Scenario } from './scenarios/scenario.ts';

export interface Result extends Compared {
  readonly scenario: Scenario;
  readonly note?: string;
}

export const reached = ({ ratio, scenario: { reach } }: Result): boolean =>
  'least' in reach ? ratio >= reach.least : ratio <= reach.most;

/** One scenario for a person. */
export function paragraph(result: Result): string {
  const { scenario, ours, floor, ratio, low, high, note } = result;
  const goal =
    'least' in scenario.reach ? `at least ${scenario.reach.least}` : `at most ${scenario.reach.most}`;
  return [
    `${scenario.title}${note ? ` (${note})` : ''}`,
    `  Vestka   ${number(ours)} ${scenario.unit}`,
    `  against  ${number(floor)} ${scenario.unit}   ${scenario.against}`,
    `  ratio    ${ratio.toFixed(2)}  (rounds ${low.toFixed(2)} to ${high.toFixed(2)}; ${goal}: ${reached(result) ? 'reached' : 'MISSED'})`,
    '',
  ].join('\n');
}

/** The run for a program. */
export function json(results: readonly Result[], seconds: number): string {
  const scenarios = results.map((result) => {
    const { scenario, ours, floor, ratio, low, high, note } = result;
    const { name, title, against, unit, reach } = scenario;
    return {
      name,
      title,
      against,
      unit,
      ours,
      floor,
      ratio,
      low,
      high,
      reach,
      reached: reached(result),
      note,
    };
  });
  return JSON.stringify(
    { node: process.version, cores: availableParallelism(), seconds, scenarios },
    null,
    2,
  );
}

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 }).padStart(12);
