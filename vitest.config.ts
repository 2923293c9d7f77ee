import { defineConfig } from 'vitest/config';

// Tests run against sources: the condition leads from @vestka/... to packages/*/src.
const conditions = ['@vestka/source'];
const resolve = { conditions: [...conditions, 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } };

const dom = ['packages/widget/**/*.dom.test.{ts,tsx}', 'packages/server/admin/**/*.dom.test.{ts,tsx}'];
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
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'packages/*/test/**/*.test.{ts,tsx}',
            'packages/server/admin/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          exclude: [...never, ...dom],
          testTimeout: 15_000,
          hookTimeout: 15_000,
        },
      },
      {
        resolve,
        ssr,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'dom',
          environment: 'happy-dom',
          css: true,
          include: dom,
          exclude: never,
          testTimeout: 15_000,
          hookTimeout: 15_000,
        },
      },
    ],
  },
});
