import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { Failure } from './failure.mjs';
import {
  missingBuildTools,
  requireDisk,
  requireFreePort,
} from './preflight.mjs';

test('a port in use is one line that names the port and the way out', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  try {
    await assert.rejects(
      requireFreePort(port, 'portal', 'DEMO_APP_PORT'),
      error =>
        error instanceof Failure &&
        error.message.includes(`Port ${port} is in use`) &&
        error.message.includes('DEMO_APP_PORT=') &&
        !error.message.includes('\n'),
    );
  } finally {
    server.close();
    await once(server, 'close');
  }
  await requireFreePort(port, 'portal', 'DEMO_APP_PORT');
});

test('a full disk is refused with what is free and what is needed', async () => {
  await assert.rejects(
    requireDisk(async () => ({ bavail: 1024, bsize: 1024 * 1024 })),
    /Not enough disk: 1\.0 GiB are free .* needs 3 GiB/,
  );
  await requireDisk(async () => ({ bavail: 4096, bsize: 1024 * 1024 }));
});

test('missing build tools are named, alternatives accepted', () => {
  const having =
    (...names) =>
    name =>
      names.includes(name);
  assert.deepEqual(missingBuildTools(having('python3', 'make', 'clang++')), []);
  assert.deepEqual(missingBuildTools(having('make')), [
    'python3',
    'a C++ compiler (g++)',
  ]);
});
