import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = join(ROOT, 'packages/server');

/** On the disk of the repository: the system's own temporary folder may be memory, where a sync costs nothing. */
export const CACHE = join(ROOT, 'node_modules/.cache/bench');

/**
 * Bundles the servers. Loaded module by module, with their types stripped, they would start with a heap so wide that
 * thousands of sockets fit in without a trace.
 * @returns the entry's path
 */
export async function bundleServers(): Promise<string> {
  await build({
    entryPoints: [fileURLToPath(new URL('../server.ts', import.meta.url))],
    outdir: CACHE,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['@vestka/source'],
    external: ['@libsql/client', 'libsql', '@node-rs/argon2', 'ws'],
    // The server finds its migrations and pages from where its sources stand.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(SERVER, 'src/paths.ts')).href) },
    logLevel: 'warning',
  });
  return join(CACHE, 'server.mjs');
}
