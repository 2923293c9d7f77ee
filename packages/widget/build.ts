// Three outputs:
//   dist/cdn/vestka.js            the loader, one plain script: first download
//   dist/cdn/assets/*-[hash].js   panel, element, locales and what they share: fetched on intent, cached for ever
//   dist/npm/                     for bundlers: Preact and the SDK stay dependencies
// dist/cdn/meta.json says which files are fetched when; scripts/size.ts and the server read it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type BuildOptions, build, context, type Metafile } from 'esbuild';
import { cssInline } from './css-inline.ts';

process.chdir(import.meta.dirname);
const watch = process.argv.includes('--watch');

const common: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  conditions: ['@vestka/source'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  treeShaking: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [cssInline],
  logLevel: 'warning',
  // Names that end in "_" are private to the bundle.
  mangleProps: /[^_]_$/,
};

type Output = Metafile['outputs'][string];

/** What comes along when a file is fetched: itself and every file it imports statically. */
const closure = (outputs: Metafile['outputs'], file: string, into = new Set<string>()): Set<string> => {
  if (into.has(file)) return into;
  into.add(file);
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && !external) closure(outputs, path, into);
  }
  return into;
};

/** A folder is a download boundary: later/ holds what a first request and a ticket do not need. */
const isLater = (entry: string): boolean =>
  /(^|\/)later\//.test(entry) || (/(^|\/)locales\//.test(entry) && !/(^|\/)locales\/en\.ts$/.test(entry));

const cdn = async (): Promise<void> => {
  const assets = await build({
    ...common,
    entryPoints: { panel: 'src/panel/index.tsx', element: 'src/element/index.ts' },
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    outdir: 'dist/cdn',
    splitting: true,
    mangleCache: {},
  });
  const { outputs } = assets.metafile as Metafile;
  const fileOf = (source: string): string => {
    const file = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source);
    if (!file) throw new Error(`The build wrote no file for ${source}.`);
    return file;
  };
  const panel = fileOf('src/panel/index.tsx');
  const element = fileOf('src/element/index.ts');
  const name = (file: string): string => `assets/${basename(file)}`;

  const loader = await build({
    ...common,
    entryPoints: { vestka: 'src/loader/index.ts' },
    outdir: 'dist/cdn',
    format: 'iife',
    // Loader and panel hand objects to each other: private names must be shortened alike.
    mangleCache: assets.mangleCache ?? {},
    define: {
      ...common.define,
      __PANEL__: JSON.stringify(name(panel)),
      __ELEMENT__: JSON.stringify(name(element)),
    },
  });

  // Everything a first request and a ticket fetch: the panel, and what it asks for by dynamic import, bar later/.
  const open = new Set<string>();
  const walk = (file: string): void => {
    for (const part of closure(outputs, file)) {
      if (open.has(part)) continue;
      open.add(part);
      for (const { path, kind, external } of outputs[part]?.imports ?? []) {
        const entry = outputs[path]?.entryPoint;
        if (kind === 'dynamic-import' && !external && entry && !isLater(entry)) walk(path);
      }
    }
  };
  walk(panel);

  const relative = (files: Iterable<string>): string[] =>
    [...files].map((file) => file.replace(/^dist\/cdn\//, '')).sort();
  const inputs: Record<string, string[]> = {};
  const all: [string, Output][] = [
    ...Object.entries(outputs),
    ...Object.entries((loader.metafile as Metafile).outputs),
  ];
  for (const [file, output] of all) {
    inputs[relative([file])[0] as string] = Object.keys(output.inputs)
      // Sources outside esbuild's own resolution carry their full path: the machine's folders are nobody's business.
      .map((input) => input.replace(`${import.meta.dirname}/`, ''))
      .sort();
  }
  const meta = {
    panel: name(panel),
    element: name(element),
    scenarios: {
      launcher: ['vestka.js'],
      panelOpen: ['vestka.js', ...relative(open)],
      element: ['vestka.js', ...relative(closure(outputs, element))],
    },
    /** Every file written, with the sources inside it. */
    files: inputs,
  };
  writeFileSync('dist/cdn/meta.json', `${JSON.stringify(meta, null, 2)}\n`);
};

const npm = (): Promise<unknown> =>
  build({
    ...common,
    entryPoints: { index: 'src/index.ts' },
    outdir: 'dist/npm',
    chunkNames: '[name]-[hash]',
    splitting: true,
    external: ['preact', 'preact/*', '@vestka/sdk'],
  });

const types = async (): Promise<void> => {
  const { build: tsup } = await import('tsup');
  await tsup({
    config: false,
    entry: { index: 'src/index.ts' },
    outDir: 'dist/npm',
    format: 'esm',
    clean: false,
    silent: true,
    dts: { only: true },
    tsconfig: 'tsconfig.json',
  });
};

if (watch) {
  // One file stands for all: whenever a source changes, the outputs are made again.
  const everything = await context({
    ...common,
    entryPoints: ['src/loader/index.ts', 'src/panel/index.tsx', 'src/element/index.ts'],
    outdir: 'dist/watch',
    write: false,
    define: { ...common.define, __PANEL__: '""', __ELEMENT__: '""' },
    plugins: [
      cssInline,
      {
        name: 'again',
        setup({ onEnd }) {
          onEnd(async ({ errors }) => {
            if (errors.length === 0) await cdn().catch((error: Error) => console.error(error.message));
          });
        },
      },
    ],
  });
  await everything.watch();
} else {
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist/cdn/assets', { recursive: true });
  await Promise.all([cdn(), npm(), types()]);
}
