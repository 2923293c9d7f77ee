import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Workshop {
  /** The bundled entry of the servers. */
  readonly entry: string;
  /** A new folder for a server's data. */
  newFolder(): string;
}

let workshop: Promise<Workshop> | undefined;

/** What this run needs on the disk; it goes when the run ends. */
export function openWorkshop(): Promise<Workshop> {
  workshop ??= setUp();
  return workshop;
}

async function setUp(): Promise<Workshop> {
  // On the disk of the repository: the system's own temporary folder may be memory, where a sync costs nothing.
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await bundle(folder);
  return { entry: join(folder, 'server.mjs'), newFolder: () => mkdtempSync(join(folder, 'data-')) };
}

/**
 * Bundles the servers. Loaded module by module, with their types stripped, they would start with a heap so wide that
 * thousands of sockets fit in without a trace.
 */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('../server.ts', import.meta.url))],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['@vestka/source'],
    external: ['@libsql/client', 'libsql', '@node-rs/argon2', 'file-type', 'ws'],
    // The server finds its migrations and pages from where its sources stand.
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(ROOT, 'packages/server/src/paths.ts')).href),
    },
    logLevel: 'warning',
  });
}
