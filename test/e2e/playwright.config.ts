import { defineConfig } from '@playwright/test';

const CI = process.env.CI === 'true';

/**
 * Drives the running demo portal with a Chromium that is already there. The
 * portal and the paths come from `npm test`; to run against a portal of your
 * own, set PLAYWRIGHT_URL and CHROMIUM_PATH.
 */
export default defineConfig({
  testDir: '.',
  timeout: 90_000,
  expect: { timeout: 30_000 },
  forbidOnly: CI,
  retries: 0,
  workers: 1,
  reporter: [['list'], ['json']],
  outputDir: '../node_modules/.cache/e2e-test-results',
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    viewport: { width: 1440, height: 1000 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
