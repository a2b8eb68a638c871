import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { inRoot } from './paths.mjs';
import { missingBuildTools, requireDisk } from './preflight.mjs';
import { run, tail } from './processes.mjs';
import { step } from './progress.mjs';
import { findNode, toolchainStamp } from './toolchain.mjs';

const NATIVE = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
const stampFile = inRoot('node_modules/.install-stamp');

/** Installs the dependencies unless the last installation still fits. */
export async function ensureInstalled(env) {
  const stamp = await fingerprint();
  const last = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  if (last === stamp && existsSync(inRoot(NATIVE))) {
    return;
  }
  await requireDisk();
  const built = existsSync(inRoot(NATIVE));
  await step('Installing dependencies (some minutes, the first time)', () =>
    install(env),
  );
  if (built && !sameNode(last, stamp)) {
    // yarn does not know that the headers are of another Node now.
    await step('Building SQLite for this Node.js', () =>
      yarn(env, ['rebuild', 'better-sqlite3']),
    );
  }
  await writeFile(stampFile, stamp);
}

const log = inRoot('.toolchain/install.log');
const yarn = (env, args) => run('yarn', args, { cwd: inRoot(), env, log });

async function install(env) {
  const code = await yarn(env, ['install', '--immutable']);
  if (code === 0 && existsSync(inRoot(NATIVE))) {
    return;
  }
  const missing = missingBuildTools();
  if (missing.length && !existsSync(inRoot(NATIVE))) {
    throw new Failure(
      `SQLite could not be built: this machine lacks ${missing.join(
        ', ',
      )}. On Debian or Ubuntu: apt-get install python3 make g++`,
    );
  }
  if (/ENOSPC/.test(tail(log, 400))) {
    throw new Failure('The disk became full during the installation.');
  }
  throw new Failure(
    `The dependencies could not be installed (yarn ended with ${code}). The whole log is in .toolchain/install.log:\n${tail(
      log,
    )}`,
  );
}

const sameNode = (a, b) => a.split(' ')[0] === b.split(' ')[0];

/**
 * `<Node> <everything else>`: changes whenever the Node that runs everything,
 * the lockfile or a manifest does.
 */
async function fingerprint() {
  const hash = createHash('sha256');
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(inRoot(folder))).sort()) {
      files.push(path.join(folder, name, 'package.json'));
    }
  }
  files.push('test/package.json');
  for (const file of files) {
    if (existsSync(inRoot(file))) {
      hash.update(file).update(await readFile(inRoot(file)));
    }
  }
  return `${findNode()}@${await toolchainStamp()} ${hash.digest('hex')}`;
}
