// Three outputs:
//   dist/cdn/vestka.js            the loader, one plain script: first download
//   dist/cdn/assets/*-[hash].js   panel, what it needs later, element, locales: fetched when used, cached for ever
//   dist/npm/                     for bundlers: the SDK stays a dependency
// dist/cdn/meta.json says which files are fetched when; scripts/size.ts and the server read it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { minify } from 'terser';
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
  jsxImportSource: '#jsx',
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  treeShaking: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [cssInline],
  logLevel: 'warning',
  // What the loader and the panel say to each other, and names that end in "_", are private to the bundle.
  mangleProps: /^(dress|emit|paint)$|[^_]_$/,
};

type Outputs = Metafile['outputs'];

/** Downloads that the panel imports when it needs them, each after those that it imports; all else is part of it. */
const LATER = {
  errors: 'src/errors/index.ts',
  ru: 'src/locales/ru.ts',
  ar: 'src/locales/ar.ts',
  report: 'src/panel/report/index.ts',
  options: 'src/panel/options/index.ts',
  request: 'src/panel/request/index.ts',
  rating: 'src/panel/rating/index.ts',
  intake: 'src/panel/intake/index.ts',
  find: 'src/panel/find/index.ts',
  later: 'src/panel/later/index.ts',
  screenshot: 'src/panel/screenshot/index.ts',
  files: 'src/panel/files/index.ts',
  element: 'src/element/index.ts',
};

const cdn = async (): Promise<void> => {
  const outputs: Outputs = {};
  let mangleCache: Record<string, string | false> = {};
  /**
   * One download is one file, complete in itself. (What two files share would become a third, all would compress worse
   * – 1.2 kB for the panel – and after a failed fetch of the third, some browsers never fetch it again.)
   */
  const download = async (name: string, source: string, change: BuildOptions = {}): Promise<string> => {
    const made = await build({
      ...common,
      entryPoints: { [name]: source },
      entryNames: 'assets/[name]-[hash]',
      outdir: 'dist/cdn',
      // The downloads hand objects to each other: private names must be shortened alike.
      mangleCache,
      ...change,
    });
    mangleCache = { ...mangleCache, ...made.mangleCache };
    const [[file]] = Object.entries((made.metafile as Metafile).outputs) as [[string, unknown]];
    Object.assign(outputs, (made.metafile as Metafile).outputs);
    await squeeze(file);
    return relative(file);
  };

  const files: Record<string, string> = {};
  const apart: Plugin = {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const file = kind === 'dynamic-import' && files[resolve(resolveDir, path)];
        return file ? { path: `./${basename(file)}`, external: true } : undefined;
      });
    },
  };
  const inPanel: BuildOptions = { ...withJsx, plugins: [cssInline, apart] };
  for (const [name, source] of Object.entries(LATER)) {
    files[resolve(source)] = await download(name, source, inPanel);
  }
  const panel = await download('panel', 'src/panel/index.tsx', inPanel);
  await download('vestka', 'src/loader/index.ts', {
    entryNames: '[name]',
    format: 'iife',
    define: {
      ...common.define,
      __PANEL__: JSON.stringify(panel),
      __ERRORS__: JSON.stringify(`assets/${basename(files[resolve(LATER.errors)] as string)}`),
    },
  });

  const element = files[resolve(LATER.element)] as string;
  const meta = {
    panel,
    element,
    scenarios: {
      launcher: ['vestka.js'],
      panelOpen: ['vestka.js', panel],
      element: ['vestka.js', panel, element],
    },
    /** Every file written, with the sources inside it. */
    files: Object.fromEntries(
      Object.entries(outputs).map(([file, { inputs }]) => [
        relative(file),
        // Sources outside esbuild's own resolution carry their full path: the machine's folders are nobody's business.
        Object.keys(inputs)
          .map((input) => input.replace(`${import.meta.dirname}/`, ''))
          .sort(),
      ]),
    ),
  };
  writeFileSync('dist/cdn/meta.json', `${JSON.stringify(meta, null, 2)}\n`);
};

/** What esbuild leaves: it folds less than a dedicated minifier, which takes another 3 % off. The file keeps its name. */
const squeeze = async (file: string): Promise<void> => {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ecma: 2020,
    module: true,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  });
  writeFileSync(file, code as string);
};

/** JSX as calls of h(), which are shorter than those of jsx(). */
const withJsx: BuildOptions = {
  tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
  inject: ['src/panel/jsx-runtime.ts'],
};

const relative = (file: string): string => file.replace(/^dist\/cdn\//, '');

const npm = (): Promise<unknown> =>
  build({
    ...common,
    entryPoints: { index: 'src/index.ts' },
    outdir: 'dist/npm',
    chunkNames: '[name]-[hash]',
    splitting: true,
    external: ['@vestka/sdk'],
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
    define: { ...common.define, __PANEL__: '""', __ERRORS__: '""' },
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
