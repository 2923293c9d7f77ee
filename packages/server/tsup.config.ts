import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { main: 'src/main.ts', app: 'src/app.ts' },
  format: 'esm',
  target: 'node22',
  platform: 'node',
  splitting: true,
  sourcemap: true,
  // Everything lands flat in dist/, so `new URL('../drizzle', import.meta.url)` means the same from src/ and dist/.
  clean: true,
  dts: { entry: { app: 'src/app.ts' } },
  silent: true,
  removeNodeProtocol: false,
  // Loaded file by file it costs half a second and 150 MB: node reads its package.json, a huge one, for each of them.
  noExternal: ['drizzle-orm'],
});
