import { readFile } from 'node:fs/promises';

/** Counts of everything that ran, and of what was left out and why. */
export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;
  failures = [];
  skips = [];

  /** One check that is a test of its own, such as the linter. */
  check(name, ok, detail = '') {
    if (ok) {
      this.passed += 1;
    } else {
      this.failed += 1;
      this.failures.push(detail ? `${name}\n${detail}` : name);
    }
  }

  /** Something that could not run here: a failure where nothing may be skipped. */
  skip(name, why, strict) {
    if (strict) {
      this.check(name, false, `skipped, and CI may not skip: ${why}`);
    } else {
      this.skipped += 1;
      this.skips.push(`${name}: ${why}`);
    }
  }

  /** Counts of a run of tests; its skips are failures where nothing may be skipped. */
  add({ passed, failed, skipped = 0, failures = [] }, strict = false) {
    this.passed += passed;
    this.failed += failed;
    this.failures.push(...failures);
    if (strict && skipped > 0) {
      this.failed += skipped;
      this.failures.push(`${skipped} tests were skipped, and CI may not skip`);
    } else {
      this.skipped += skipped;
    }
  }

  /** The closing lines; the last one is for machines too. */
  text() {
    const lines = [];
    for (const failure of this.failures) lines.push(`✗ ${failure}`);
    for (const skip of this.skips) lines.push(`- skipped ${skip}`);
    const skipped = this.skipped ? `, ${this.skipped} skipped` : '';
    lines.push(`${this.passed} passed, ${this.failed} failed${skipped}`);
    return lines.join('\n');
  }
}

/** Counts of a Jest run from its JSON output. */
export async function jestCounts(file) {
  const result = JSON.parse(await readFile(file, 'utf8'));
  const failures = [];
  for (const suite of result.testResults) {
    const broken = suite.assertionResults.filter(t => t.status === 'failed');
    for (const test of broken) {
      failures.push(`${suite.name}: ${test.fullName}`);
    }
    if (suite.status === 'failed' && broken.length === 0) {
      failures.push(`${suite.name}: the file did not run`);
    }
  }
  return {
    passed: result.numPassedTests,
    failed: Math.max(result.numFailedTests, failures.length),
    skipped: result.numPendingTests + result.numTodoTests,
    failures,
  };
}

/** Counts of a run of Node's own test runner from its closing lines. */
export function nodeTestCounts(output) {
  const count = name =>
    Number(
      new RegExp(`^(?:#|ℹ) ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? NaN,
    );
  const passed = count('pass');
  const failed = count('fail');
  if (Number.isNaN(passed) || Number.isNaN(failed)) {
    return {
      passed: 0,
      failed: 1,
      failures: ['node --test printed no counts'],
    };
  }
  return { passed, failed, skipped: count('skipped') || 0 };
}

/** Counts of a Playwright run from its JSON output. */
export async function playwrightCounts(file) {
  const {
    stats,
    errors = [],
    suites = [],
  } = JSON.parse(await readFile(file, 'utf8'));
  const failures = errors.map(error => error.message ?? String(error));
  const visit = (suite, names) => {
    for (const spec of suite.specs ?? []) {
      if (!spec.ok) failures.push([...names, spec.title].join(' › '));
    }
    for (const inner of suite.suites ?? []) {
      visit(inner, [...names, inner.title]);
    }
  };
  suites.forEach(suite => visit(suite, [suite.title]));
  return {
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, failures.length),
    skipped: stats.skipped,
    failures,
  };
}
