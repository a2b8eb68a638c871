import { execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Path of a program of this machine; undefined when it has none. */
export function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Runs a program with a text on its standard input. */
export async function runProgram(
  file: string,
  args: string[],
  input: string,
): Promise<{ code: number; output: string }> {
  return await new Promise(resolve => {
    const child = execFile(file, args, (error, stdout, stderr) =>
      resolve({
        code: error ? Number(error.code) || 1 : 0,
        output: `${stdout}${stderr}`,
      }),
    );
    child.stdin?.end(input);
  });
}

/** Starts a program that runs until it is stopped. */
export function startProgram(file: string, args: string[]) {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', chunk => {
    log += chunk;
  });
  return {
    log: () => log,
    stop: async () => {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
