import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const bundle = (code: string, format: 'esm' | 'iife') =>
  build({
    stdin: { contents: code, resolveDir: here, loader: 'ts' },
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    write: false,
    metafile: true,
    ignoreAnnotations: true,
  });

test('a page’s part is small, and brings no validator', async () => {
  const { outputFiles, metafile } = await bundle("export { createClient } from './index.ts'", 'esm');
  expect(gzipSync(outputFiles[0]?.contents as Uint8Array, { level: 9 }).length).toBeLessThanOrEqual(4750);
  expect(Object.keys(metafile.inputs).filter((path) => /zod|protocol/.test(path))).toEqual([]);
});

test('import touches nothing: a world without a single global is enough', async () => {
  const { outputFiles } = await bundle("import './index.ts'; import './agent/index.ts'", 'iife');
  expect(() => vm.runInNewContext(outputFiles[0]?.text ?? '', {})).not.toThrow();
});

test('what the page’s part exports is said one by one', () => {
  expect(readFileSync(`${here}index.ts`, 'utf8')).not.toMatch(/export \*/);
});
