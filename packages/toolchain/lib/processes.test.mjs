import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { ProcessGroup, reasonOf, run, tail } from './processes.mjs';

async function withFolder(use) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'processes-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A zombie that nobody has reaped yet does not count as alive. */
const isAlive = pid => {
  if (process.platform === 'linux') {
    const stat = `/proc/${pid}/stat`;
    return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
  }
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)]);
  const state = stdout.toString().trim();
  return state !== '' && !state.startsWith('Z');
};

test('closing a group ends what its processes started, too', () =>
  withFolder(async folder => {
    const group = new ProcessGroup();
    let unexpected = 0;
    group.onUnexpectedExit = () => (unexpected += 1);
    const child = group.start(
      'parent',
      'sh',
      ['-c', 'sleep 600 & echo $!; wait'],
      { log: path.join(folder, 'parent.log') },
    );
    const [grandchild] = await once(createInterface(child.stdout), 'line');
    assert.ok(isAlive(Number(grandchild)));
    await group.close();
    assert.ok(!isAlive(child.pid));
    for (let i = 0; i < 50 && isAlive(Number(grandchild)); i += 1) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    assert.ok(!isAlive(Number(grandchild)));
    assert.equal(unexpected, 0);
  }));

test('an exit that nobody asked for is told with its code', () =>
  withFolder(async folder => {
    const group = new ProcessGroup();
    const told = new Promise(resolve => {
      group.onUnexpectedExit = (name, code) => resolve([name, code]);
    });
    group.start('backend', 'sh', ['-c', 'exit 3'], {
      log: path.join(folder, 'b.log'),
    });
    assert.deepEqual(await told, ['backend', 3]);
    await group.close();
  }));

test('a command keeps its output for the reader of a failure', () =>
  withFolder(async folder => {
    const log = path.join(folder, 'nested', 'out.log');
    const code = await run('sh', ['-c', 'echo one; echo two >&2; exit 4'], {
      log,
    });
    assert.equal(code, 4);
    assert.match(tail(log), /one/);
    assert.match(tail(log), /two/);
  }));

test('the reason of a failure is the error, not what was printed after it', () =>
  withFolder(async folder => {
    const log = path.join(folder, 'backend.log');
    await writeFile(
      log,
      '2026-01-01T00:00:00Z catalog info Ready\n2026-01-01T00:00:01Z backstage \x1b[31merror\x1b[39m awsAgents.portalId is missing\n  at somewhere\n  at elsewhere\n',
    );
    assert.equal(
      reasonOf(log),
      '2026-01-01T00:00:01Z backstage error awsAgents.portalId is missing',
    );
    await writeFile(log, 'one\ntwo\n');
    assert.equal(reasonOf(log), 'one\ntwo');
  }));
