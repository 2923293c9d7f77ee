import { defineConfig } from 'vitest/config';

// Tests run against sources: the condition leads from @vestka/... to packages/*/src.
const conditions = ['@vestka/source'];
const resolve = { conditions: [...conditions, 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } };

const widgetDom = ['packages/widget/**/*.dom.test.{ts,tsx}'];
const adminDom = ['packages/server/admin/**/*.dom.test.{ts,tsx}'];
const setupFiles = ['./scripts/patience.ts'];
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'node',
          environment: 'node',
          // Nothing here outlives its file, so the files of a worker share the modules that they all load.
          isolate: false,
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'packages/*/test/**/*.test.{ts,tsx}',
            'packages/server/admin/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          exclude: [...never, ...widgetDom, ...adminDom],
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        oxc: { jsx: { runtime: 'automatic', importSource: '#jsx', development: false } },
        test: {
          name: 'dom-widget',
          environment: 'happy-dom',
          css: true,
          include: widgetDom,
          exclude: never,
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'dom-admin',
          environment: 'happy-dom',
          // The agent sits in another zone than the workspace, which is Berlin's.
          env: { TZ: 'UTC' },
          // Its files share a window and the modules that they all load; `clean.ts` takes away what a test leaves there.
          isolate: false,
          css: true,
          include: adminDom,
          exclude: never,
          setupFiles: [...setupFiles, './packages/server/admin/test/clean.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
