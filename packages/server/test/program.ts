import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));
const SOURCE = new URL('../src/main.ts', import.meta.url);
let bundle: string | undefined;

/**
 * The program from its sources, put together once for all tests of a worker as it is for a release: file by file a
 * start costs three times as much, and there are many.
 */
function main(): string {
  bundle ??= put();
  return bundle;
}

function put(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const ours = /^(@vestka\/|drizzle-orm$)/;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(SOURCE)],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    conditions: ['@vestka/source'],
    external: Object.keys(dependencies).filter((name) => !ours.test(name)),
    // The package's own folders are found from its sources.
    define: { 'import.meta.url': JSON.stringify(SOURCE.href) },
    logLevel: 'error',
  });
  // Within the package: from there node finds what it depends on. Other workers may be starting theirs at this moment.
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, 'program.js');
  const own = `${path}.${globalThis.process.pid}`;
  writeFileSync(own, outputFiles[0]?.contents ?? '');
  renameSync(own, path);
  return path;
}

/** The real program, as a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function run(args: string[], env: Record<string, string> = {}): Program {
  const { PATH = '', HOME = '', TMPDIR } = globalThis.process.env;
  const child = spawn(globalThis.process.execPath, [main(), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { process: child, stdout: () => out, stderr: () => err, ended };
}

/** What the demo says when it is ready. */
export interface Ready {
  readonly url: string;
  readonly admin: string;
  readonly demo: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly agent: { readonly email: string; readonly password: string };
}

/** Starts a server and waits until it is ready. */
export async function start(
  data: string,
  args: string[] = ['demo'],
  env?: Record<string, string>,
): Promise<Program & { ready: Ready }> {
  const [command = 'demo', ...rest] = args;
  const program = run([command, '--port', '0', '--data', data, '--json', ...rest], env);
  const line = new Promise<string>((done) => {
    program.process.stdout?.on('data', () => program.stdout().includes('\n') && done(program.stdout()));
  });
  const first = await Promise.race([line, program.ended.then(() => '')]);
  if (!first) throw new Error(`It ended before it was ready: ${program.stderr()}`);
  return { ...program, ready: JSON.parse(first) };
}
