// npm test: every check in order, all of them even when one fails, and as the last line the count:
// `N passed, N failed`, taken from the runners' own reports; each other step counts as one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

type Count = { passed: number; failed: number; skipped: number };

const reports = mkdtempSync(join(tmpdir(), 'vestka-test-'));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];

const note = (name: string, count: Count, started: number): void => {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const words = [`${count.passed} passed`, `${count.failed} failed`];
  if (count.skipped > 0) words.push(`${count.skipped} skipped`);
  lines.push(`${count.failed > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(12)} ${words.join(', ')} (${seconds} s)`);
};

const step = async (name: string, command: string, args: string[]): Promise<boolean> => {
  console.log(`\n=== ${name}: ${command} ${args.join(' ')}`);
  const started = performance.now();
  const { code } = await run(command, args);
  note(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, started);
  return code === 0;
};

/** A runner's count; a missing, empty or self-contradicting report is a failure of its own. */
const suite = async (
  name: string,
  command: string,
  args: string[],
  read: (report: unknown) => Count,
  env: Record<string, string> = {},
): Promise<void> => {
  console.log(`\n=== ${name}: ${command} ${args.join(' ')}`);
  const started = performance.now();
  const { code } = await run(command, args, { env });
  let count: Count = { passed: 0, failed: 0, skipped: 0 };
  try {
    count = read(JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')));
  } catch (error) {
    console.error(`${name} left no readable report: ${(error as Error).message}`);
  }
  if (count.passed + count.failed === 0) {
    console.error(`${name} ran no test at all, which counts as a failure.`);
    count.failed = 1;
  } else if (code !== 0 && count.failed === 0) {
    console.error(`${name} ended with code ${code}, though no test failed: that counts as a failure.`);
    count.failed = 1;
  }
  note(name, count, started);
};

const skip = (name: string, reason: string): void => {
  console.log(`\n=== ${name}: not run, ${reason}`);
  note(name, { passed: 0, failed: 1, skipped: 0 }, performance.now());
};

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
const vitest = (report: unknown): Count => {
  const it = report as VitestReport;
  // A file that breaks before its first test has no test to fail, and must not pass for it.
  const broken = it.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: it.numPassedTests,
    failed: it.numFailedTests + broken.length,
    skipped: it.numPendingTests + it.numTodoTests,
  };
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};
const playwright = (report: unknown): Count => {
  const { stats, errors } = report as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  };
};

try {
  await step('lock', 'node', ['scripts/check-lock.ts']);
  await step('lint', 'biome', ['ci', '--error-on-warnings', '--colors=off']);
  await step('check', 'node', ['scripts/check.ts']);
  await step('deps', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err-long',
    'packages',
    'examples',
  ]);
  const built = await step('build', 'turbo', ['run', 'build', '--output-logs=errors-only']);
  if (built) {
    for (const name of ['sdk', 'widget', 'server']) {
      await step(`publint ${name}`, 'publint', ['run', `packages/${name}`, '--strict']);
    }
    await step('size', 'node', ['scripts/size.ts']);
  } else {
    skip('publint', 'the build failed');
    skip('size', 'the build failed');
  }
  await suite(
    'vitest',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`],
    vitest,
  );
  const browser = await step('browser', 'node', ['scripts/ensure-browser.ts']);
  if (built && browser) {
    await suite('playwright', 'playwright', ['test', '--reporter=list,json'], playwright, {
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'),
    });
  } else {
    skip('playwright', built ? 'no browser' : 'the build failed');
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const words = [`${total.passed} passed`, `${total.failed} failed`];
if (total.skipped > 0) words.push(`${total.skipped} skipped`);
console.log(`\n${lines.join('\n')}\n\n${words.join(', ')}`);
process.exitCode = total.failed > 0 ? 1 : 0;
