import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoSettings } from './demo.mjs';
import { Failure } from './failure.mjs';
import { findNode } from './toolchain.mjs';

test('ports have defaults and can be chosen', () => {
  assert.equal(demoSettings({}).appPort, 3000);
  assert.equal(demoSettings({ DEMO_APP_PORT: '3100' }).appPort, 3100);
});

test('a port that is none is refused with its text', () => {
  for (const text of ['abc', '80', '70000', '']) {
    assert.throws(
      () => demoSettings({ DEMO_APP_PORT: text }),
      error =>
        error instanceof Failure &&
        error.message.includes(`DEMO_APP_PORT is "${text}"`),
    );
  }
});

test('Node 24.19, which aborts with better-sqlite3, is not taken', () => {
  const take = version => findNode({ version, path: '/n' }, 'aix-ppc64');
  assert.throws(() => take('24.19.0'), /24 up to 24\.18/);
  assert.equal(take('24.18.1'), '/n');
  assert.equal(take('22.23.0'), '/n');
});

test('a Node that does not fit, on a platform without another, says so', () => {
  assert.throws(
    () => findNode({ version: '20.1.0', path: '/nowhere' }, 'aix-ppc64'),
    /Node\.js 20\.1\.0 on aix-ppc64 does not fit.*install Node\.js 22, or 24/,
  );
});
