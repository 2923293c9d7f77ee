import { defineConfig } from '@playwright/test';
import { browserArgs, browserPath } from './scripts/ensure-browser.ts';

// None is kept in reserve: a browser's first page is its only one here, and a spare process is a tenth of its costs.
const ONE_RENDERER = '--renderer-process-limit=1';

// Each test starts the servers it needs, on ports of their own.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Many times what is needed on a quiet machine: a busy one is no fault.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    browserName: 'chromium',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: { executablePath: browserPath(), args: [...browserArgs, ONE_RENDERER] },
  },
  projects: [{ name: 'chromium' }],
});
