import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const GIB = 1024 ** 3;
/** A full installation measures 1.9 GiB; the rest is for caches and builds. */
const NEEDED_BYTES = 3 * GIB;

/** Throws when the disk is too full for an installation. */
export async function requireDisk(statfsOf = statfs) {
  const { bavail, bsize } = await statfsOf(root);
  const free = bavail * bsize;
  if (free < NEEDED_BYTES) {
    throw new Failure(
      `Not enough disk: ${(free / GIB).toFixed(
        1,
      )} GiB are free at ${root}, the installation needs ${
        NEEDED_BYTES / GIB
      } GiB. Free some space and run the command again.`,
    );
  }
}

/** Throws when something listens on the port already. */
export async function requireFreePort(port, purpose, variable) {
  const taken = await Promise.all(
    ['127.0.0.1', '::1'].map(host => isTaken(port, host)),
  );
  if (taken.includes(true)) {
    throw new Failure(
      `Port ${port} is in use, and the ${purpose} needs it. Stop what listens there, or choose another with ${variable}=PORT npm start.`,
    );
  }
}

function isTaken(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code === 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}

/** Names of the build tools that are missing on this machine. */
export function missingBuildTools(has = hasCommand) {
  const missing = [];
  if (!['python3', 'python'].some(has)) missing.push('python3');
  if (!has('make')) missing.push('make');
  if (!['c++', 'g++', 'clang++'].some(has))
    missing.push('a C++ compiler (g++)');
  return missing;
}

function hasCommand(name) {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}
