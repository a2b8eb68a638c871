import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import {
  jestCounts,
  nodeTestCounts,
  playwrightCounts,
  Report,
} from './report.mjs';

async function withJson(value, use) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'report-test-'));
  try {
    const file = path.join(directory, 'result.json');
    await writeFile(file, JSON.stringify(value));
    return await use(file);
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('the last line counts what passed, failed and was skipped', () => {
  const report = new Report();
  report.check('Types', true);
  report.check('Lint', false, 'two problems');
  report.skip('Browser tests', 'no Chromium', false);
  assert.equal(
    report.text().split('\n').at(-1),
    '1 passed, 1 failed, 1 skipped',
  );
  assert.match(report.text(), /skipped Browser tests: no Chromium/);
  assert.match(report.text(), /two problems/);
});

test('where nothing may be skipped, a skip is a failure', () => {
  const report = new Report();
  report.skip('Browser tests', 'no Chromium', true);
  assert.equal(report.text().split('\n').at(-1), '0 passed, 1 failed');
});

test('skipped tests count as failures where nothing may be skipped', () => {
  const counts = { passed: 5, failed: 0, skipped: 2 };
  const lenient = new Report();
  lenient.add(counts);
  assert.equal(lenient.text(), '5 passed, 0 failed, 2 skipped');
  const strict = new Report();
  strict.add(counts, true);
  assert.match(strict.text(), /2 tests were skipped/);
  assert.equal(strict.text().split('\n').at(-1), '5 passed, 2 failed');
});

test('a Jest file that did not run at all counts as a failure', async () => {
  const counts = await withJson(
    {
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [] },
        {
          name: 'b.test.ts',
          status: 'passed',
          assertionResults: [{ status: 'passed', fullName: 'works' }],
        },
      ],
    },
    jestCounts,
  );
  assert.deepEqual(counts, {
    passed: 3,
    failed: 1,
    skipped: 1,
    failures: ['a.test.ts: the file did not run'],
  });
});

test('Playwright: failed specs are named with their suites', async () => {
  const counts = await withJson(
    {
      stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 0 },
      suites: [
        {
          title: 'tab.test.ts',
          specs: [{ title: 'shows the role', ok: true }],
          suites: [
            {
              title: 'checkout',
              specs: [{ title: 'names the cause', ok: false }],
            },
          ],
        },
      ],
    },
    playwrightCounts,
  );
  assert.equal(counts.failed, 1);
  assert.deepEqual(counts.failures, [
    'tab.test.ts › checkout › names the cause',
  ]);
});

test('node --test output without counts is a failure, not a success', () => {
  assert.equal(nodeTestCounts('').failed, 1);
  assert.deepEqual(nodeTestCounts('# pass 4\n# fail 0\n# skipped 0\n'), {
    passed: 4,
    failed: 0,
    skipped: 0,
  });
});
