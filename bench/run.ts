// `npm run bench`: ratios of this server to what it stands on, all in one run. See docs/bench.md.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { json, paragraph, type Result } from './report.ts';
import type { Plan } from './rounds.ts';
import { fanOut, fanOutBurst } from './scenarios/fan-out.ts';
import { jsonRoute } from './scenarios/json-route.ts';
import { knownProblem } from './scenarios/known-problem.ts';
import { latency } from './scenarios/latency.ts';
import { memory } from './scenarios/memory.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { search } from './scenarios/search.ts';
import { updates } from './scenarios/updates.ts';

const SCENARIOS: readonly Scenario[] = [
  fanOut,
  fanOutBurst,
  updates,
  latency,
  memory,
  jsonRoute,
  knownProblem,
  search,
];

const HELP = `npm run bench -- [--quick] [--json] [SCENARIO ...]

  --quick   about 15 seconds: fewer, shorter rounds and a wider spread
  --json    one JSON document and nothing else

${SCENARIOS.map(({ name, title }) => `  ${name.padEnd(16)}${title}`).join('\n')}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !SCENARIOS.some((one) => one.name === name));
if (values.help || unknown.length) {
  console.log(HELP);
  process.exit(values.help ? 0 : 2);
}

const plan: Plan = values.quick
  ? { rounds: 3, seconds: 0.25, sockets: 1000, idleSockets: 2000 }
  : { rounds: 5, seconds: 0.8, sockets: 1000, idleSockets: 5000 };
if ((loadavg()[0] as number) > availableParallelism() / 2) {
  console.error(
    'Others are at work on this machine: trust the processor times, and repeat the rest later.\n',
  );
}
const started = performance.now();
const results: Result[] = [];
for (const scenario of SCENARIOS) {
  if (positionals.length && !positionals.includes(scenario.name)) continue;
  const result = { scenario, ...(await scenario.run(plan)) };
  results.push(result);
  if (!values.json) console.log(paragraph(result));
}
const seconds = Math.round((performance.now() - started) / 1000);
if (values.json) console.log(json(results, seconds));
else console.log(`${seconds} s`);
