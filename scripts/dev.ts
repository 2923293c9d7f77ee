// npm run dev: the demo from sources, made again on every change. The server restarts, widget and admin rebuild.
import { type ChildProcess, spawn } from 'node:child_process';
import { environment, root, run } from './run.ts';

const { code, output } = await run('turbo', ['run', 'build', '--output-logs=errors-only'], { quiet: true });
if (code !== 0) {
  console.error(output);
  process.exit(1);
}

const children: ChildProcess[] = [];
const keep = (command: string, args: string[], cwd = root): void => {
  const child = spawn(command, args, { cwd, env: environment(), stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('exit', (status) => stop(status ?? 0));
  children.push(child);
};
const stop = (status: number): void => {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = status;
};
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

const source = '--conditions=@vestka/source';
keep('node', [source, 'build.ts', '--watch'], `${root}/packages/widget`);
keep('vite', ['build', 'admin', '--watch'], `${root}/packages/server`);
keep('node', [source, '--watch', 'packages/server/src/main.ts', 'demo', ...process.argv.slice(2)]);
