import { defineConfig } from '@playwright/test';
import { browserArgs, browserPath } from './scripts/ensure-browser.ts';

// Each test starts the servers it needs, on ports of their own.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    browserName: 'chromium',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: { executablePath: browserPath(), args: browserArgs },
  },
  projects: [{ name: 'chromium' }],
});
