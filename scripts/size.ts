// What a visitor downloads, by scenario, gzipped at level 9 (1 kB = 1000 bytes). Over budget: exit 1.
// Options: --json. Needs a build: `npm run build`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './run.ts';

type Meta = {
  scenarios: { launcher: string[]; panelOpen: string[]; element: string[] };
  files: Record<string, string[]>;
};
type Row = { scenario: string; bytes: number; budget?: number; files: Record<string, number> };

const cdn = join(root, 'packages/widget/dist/cdn');
if (!existsSync(join(cdn, 'meta.json'))) {
  console.error('There is no build to measure: run "npm run build" first.');
  process.exit(1);
}
const meta = JSON.parse(readFileSync(join(cdn, 'meta.json'), 'utf8')) as Meta;
const faults: string[] = [];

const gzip = (data: Uint8Array): number => gzipSync(data, { level: 9 }).length;
const row = (scenario: string, files: string[], budget?: number): Row => {
  const sizes = Object.fromEntries(files.map((file) => [file, gzip(readFileSync(join(cdn, file)))]));
  const bytes = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return { scenario, bytes, budget, files: sizes };
};

const sdk = await build({
  stdin: {
    contents: "import { createClient } from '@vestka/sdk'; globalThis.createClient = createClient;",
    resolveDir: join(root, 'packages/widget'),
  },
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  legalComments: 'none',
  logLevel: 'error',
});
const sdkText = sdk.outputFiles[0]?.contents ?? new Uint8Array();

const rows: Row[] = [
  row('launcher on the page', meta.scenarios.launcher, 2000),
  row('panel open', meta.scenarios.panelOpen, 18_000),
  {
    scenario: 'SDK alone',
    bytes: gzip(sdkText),
    budget: 4750,
    files: { '@vestka/sdk { createClient }': gzip(sdkText) },
  },
  row('inline status element', meta.scenarios.element),
];

// What must never reach a browser, whatever the budgets say.
const bundles = { ...meta.files, '@vestka/sdk': Object.keys(sdk.metafile.inputs) };
for (const [file, inputs] of Object.entries(bundles)) {
  const stray = inputs.find((input) => /node_modules\/zod\/|sdk\/(src|dist)\/protocol\//.test(input));
  if (stray) faults.push(`${file}: carries ${stray}, so zod comes along`);
}
/** Parts of the widget that are downloads of their own, and how much each may weigh. */
const PARTS: Record<string, number> = {
  later: 11_700,
  files: 9300,
  screenshot: 5000,
  report: 4000,
  options: 3000,
  request: 6450,
  rating: 2700,
  intake: 2900,
  find: 4700,
  errors: 800,
};
for (const [part, budget] of Object.entries(PARTS)) {
  const file = Object.keys(meta.files).find((name) => name.startsWith(`assets/${part}-`));
  if (!file) faults.push(`${part}: is no download of its own any more`);
  else rows.push(row(`later: ${part}`, [file], budget));
}
// What comes along by and by: the first letter typed brings the suggestions, a resolved ticket its report.
const together = (scenario: string, parts: string[], budget: number): Row => {
  const files = Object.keys(meta.files).filter((name) =>
    parts.some((part) => name.startsWith(`assets/${part}-`)),
  );
  return row(scenario, [...meta.scenarios.panelOpen, ...files], budget);
};
rows.push(
  together('a first request, typed', ['later', 'find'], 34_200),
  together('a ticket and its report', ['later', 'report'], 34_000),
);
const inPanel = Object.entries(meta.files).find(([file]) => file.startsWith('assets/panel-'))?.[1] ?? [];
for (const input of inPanel) {
  const [, part] = /src\/panel\/(\w+)\//.exec(input) ?? [];
  if (part && part in PARTS) faults.push(`panel: carries ${input}, which belongs to a later download`);
}

const heavy = meta.files['vestka.js']?.find((input) => /preact|src\/(panel|element)\/|sdk\//.test(input));
if (heavy) faults.push(`vestka.js: carries ${heavy}, which belongs to the second download`);

for (const { scenario, bytes, budget } of rows) {
  if (budget !== undefined && bytes > budget) faults.push(`${scenario}: ${bytes - budget} bytes over budget`);
}

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows, faults }, null, 2));
} else {
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;
  for (const { scenario, bytes, budget, files } of rows) {
    const limit = budget === undefined ? '' : `of ${kB(budget)}`;
    const mark = budget !== undefined && bytes > budget ? 'OVER' : 'ok';
    console.log(`${mark.padEnd(5)} ${scenario.padEnd(24)} ${kB(bytes).padStart(9)} ${limit}`);
    if (Object.keys(files).length > 1) {
      for (const [file, size] of Object.entries(files))
        console.log(`        ${kB(size).padStart(9)}  ${file}`);
    }
  }
  for (const fault of faults) console.error(fault);
}
process.exitCode = faults.length > 0 ? 1 : 0;
