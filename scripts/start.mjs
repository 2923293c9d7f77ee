// npm start: build what changed, then serve the demo. Arguments after `--` go to the demo.
import './check-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');

if (!existsSync(join(bin, 'turbo'))) {
  console.error('The dependencies are not installed yet: run "npm ci" first.');
  process.exit(2);
}

const build = spawnSync(join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only'], {
  cwd: root,
  encoding: 'utf8',
  env: {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  },
  shell: process.platform === 'win32',
});
if (build.status !== 0) {
  console.error(`${build.stdout ?? ''}${build.stderr ?? ''}${build.error?.message ?? ''}`);
  console.error('The build failed, so there is nothing to start: see above.');
  process.exit(1);
}

const main = join(root, 'packages', 'server', 'dist', 'main.js');
const server = spawn(process.execPath, [main, 'demo', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal signals the whole group, a supervisor only this process: the server drains once either way.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) server.kill(signal);
  });
}
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)),
);
