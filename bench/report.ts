import { availableParallelism } from 'node:os';
import type { Compared } from './rounds.ts';
import type { Scenario } from './scenarios/scenario.ts';

export interface Result extends Compared {
  readonly scenario: Scenario;
  readonly note?: string;
}

const reached = ({ ratio, scenario: { reach } }: Result): boolean =>
  'least' in reach ? ratio >= reach.least : ratio <= reach.most;

/** One scenario for a person. */
export function paragraph(result: Result): string {
  const { scenario, ours, floor, ratio, low, high, cpu, note } = result;
  const { title, against, unit, reach } = scenario;
  const goal = 'least' in reach ? `at least ${reach.least}` : `at most ${reach.most}`;
  const lines = [
    title + (note ? ` (${note})` : ''),
    `  Vestka    ${number(ours)} ${unit}`,
    `  against   ${number(floor)} ${unit} of ${against}`,
    `  ratio     ${number(ratio)} (rounds ${low.toFixed(2)} to ${high.toFixed(2)}), ${goal}: ${reached(result) ? 'reached' : 'MISSED'}`,
  ];
  if (cpu) {
    const share = (cpu.floor / cpu.ours).toFixed(2);
    lines.push(`  processor ${number(cpu.ours)} µs each, against ${number(cpu.floor).trim()} µs: ${share}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The run for a program. */
export function json(results: readonly Result[], seconds: number): string {
  const scenarios = results.map((result) => {
    const { scenario, ...figures } = result;
    const { name, title, against, unit, reach } = scenario;
    return { name, title, against, unit, reach, reached: reached(result), ...figures };
  });
  const machine = { node: process.version, cores: availableParallelism() };
  return JSON.stringify({ ...machine, seconds, scenarios }, null, 2);
}

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 }).padStart(9);
