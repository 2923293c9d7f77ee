// npm run replay -- FILE.csv [--json]: a ServiceNow incident export, lived through once more with Vestka.
// Ends with 0; 1 when a customer was left without promise and without admission; 2 when the file is of no use.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresOf } from './figures.ts';
import { Malformed, parseLog } from './parse.ts';
import { createProgress } from './progress.ts';
import { replay } from './run.ts';
import { tableOf } from './table.ts';

const USAGE = 'Usage: npm run replay -- FILE.csv [--json]';

/** @throws Malformed with a sentence for the person who called */
function read(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length) throw new Malformed('name one file');
  // npm runs scripts in the repository's root, wherever it was called.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  return { json: values.json, name: basename(path), ...parseLog(readFileSync(path, 'utf8')) };
}

async function main(): Promise<number> {
  let input: ReturnType<typeof read>;
  try {
    input = read(process.argv.slice(2));
  } catch (error) {
    console.error(`This cannot be replayed: ${(error as Error).message}.\n${USAGE}`);
    return 2;
  }
  const started = performance.now();
  const outcome = await replay(input.rows, createProgress(process.stderr));
  const figures = figuresOf(input.rows, input.faults, outcome);
  const seconds = (performance.now() - started) / 1000;
  if (input.json) console.log(JSON.stringify({ file: input.name, seconds, ...figures }, null, 2));
  else console.log(tableOf(figures, input.name, seconds));
  return figures.broken.length ? 1 : 0;
}

process.exitCode = await main();
