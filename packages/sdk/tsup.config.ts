import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'protocol/index': 'src/protocol/index.ts',
    'ticket/index': 'src/ticket/index.ts',
    'agent/index': 'src/agent/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  sourcemap: true,
  clean: true,
  dts: true,
  silent: true,
  removeNodeProtocol: false,
  esbuildOptions(options) {
    // Private members end in "_": nobody outside may use them, so they need no long name.
    options.mangleProps = /[^_]_$/;
  },
});
