import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { inRoot } from './paths.mjs';

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Path of a Chromium that runs: one that is there, else the headless one from
 * the npm registry (Linux x64 only); undefined when neither does.
 */
export async function findBrowser() {
  const installed = INSTALLED.find(path => path && existsSync(path));
  if (installed && runs(installed)) {
    return installed;
  }
  try {
    const require = createRequire(inRoot('test/package.json'));
    const { default: chromium } = await import(
      require.resolve('@sparticuz/chromium')
    );
    const path = await chromium.executablePath();
    return runs(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function runs(path) {
  const { status } = spawnSync(path, ['--version'], {
    stdio: 'ignore',
    timeout: 20_000,
  });
  return status === 0;
}
