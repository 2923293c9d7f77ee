// npm run build: every package, in order, only what changed.
import { run } from './run.ts';

process.exitCode = (await run('turbo', ['run', 'build', ...process.argv.slice(2)])).code;
