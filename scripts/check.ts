// Types of the whole repository, by the native compiler, one program per tsconfig, two at a time.
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { root, run } from './run.ts';

const version = (await run('tsc', ['-v'], { quiet: true })).output.trim();
if (!version.startsWith('Version 7.')) {
  console.error(`tsc should be the native TypeScript 7, and it is "${version}".`);
  process.exit(1);
}

const configs = globSync(
  '{tsconfig.json,packages/*/tsconfig*.json,packages/*/admin/tsconfig*.json,examples/*/tsconfig*.json}',
  {
    cwd: root,
  },
).sort();
let failed = 0;

const worker = async (): Promise<void> => {
  for (let config = configs.shift(); config; config = configs.shift()) {
    const started = performance.now();
    const { code, output } = await run('tsc', ['--pretty', 'false', '-p', config], { quiet: true });
    // A package may have no tests of its own yet; sources may not be missing.
    const ok = code === 0 || (config.endsWith('.test.json') && output.includes('TS18003'));
    if (!ok) failed++;
    console.log(
      `${ok ? 'ok  ' : 'FAIL'} ${relative('.', config)} (${Math.round(performance.now() - started)} ms)`,
    );
    if (!ok) console.log(output);
  }
};
await Promise.all([worker(), worker()]);
if (failed > 0) process.exit(1);
