import { spawn } from 'node:child_process';
import {
  closeSync,
  createWriteStream,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs';
import path from 'node:path';

const GRACE_MS = 5_000;

/**
 * Runs a command to its end with its output in a log file, or on the terminal
 * when no log is given. Answers the exit code.
 */
export function run(command, args, { cwd, env, log } = {}) {
  return new Promise((resolve, reject) => {
    const output = log ? openLog(log) : 'inherit';
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', output, output],
    });
    if (log) {
      closeSync(output);
    }
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

/** Last lines of a log file, for a failure's reader. */
export function tail(log, lines = 15) {
  try {
    return readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  } catch {
    return '';
  }
}

/** The first lines that a log calls errors; its last lines when it has none. */
export function reasonOf(log, lines = 3) {
  const errors = tail(log, Infinity)
    .replace(/\x1b\[[0-9;]*m/g, '')
    .split('\n')
    .filter(line => /^\S+ \S+ error |^\w*Error: /.test(line))
    .map(line => line.slice(0, 600));
  return errors.length ? errors.slice(0, lines).join('\n') : tail(log);
}

function openLog(log) {
  mkdirSync(path.dirname(log), { recursive: true });
  return openSync(log, 'w');
}

/**
 * Long-running processes that end together: each in a process group of its
 * own, so that what they start ends with them.
 */
export class ProcessGroup {
  #children = new Map();
  #closing = false;

  /** Called with name and exit code when a process ends that should not. */
  onUnexpectedExit = () => {};

  start(name, command, args, { cwd, env, log }) {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const file = createWriteStream('', { fd: openLog(log) });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    this.#children.set(name, child);
    const ended = code => {
      this.#children.delete(name);
      if (!this.#closing) {
        this.onUnexpectedExit(name, code ?? 1, log);
      }
    };
    child.once('error', () => ended(127));
    child.once('exit', ended);
    return child;
  }

  /** Asks all to end, insists after five seconds, returns when all are gone. */
  async close() {
    this.#closing = true;
    const children = [...this.#children.values()];
    const gone = children.map(
      child => new Promise(resolve => child.once('exit', resolve)),
    );
    children.forEach(child => signalGroup(child, 'SIGTERM'));
    const insist = setTimeout(
      () => children.forEach(child => signalGroup(child, 'SIGKILL')),
      GRACE_MS,
    );
    await Promise.all(gone);
    clearTimeout(insist);
    // A child may have died before what it started.
    children.forEach(child => signalGroup(child, 'SIGKILL'));
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
