import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../../..');

/**
 * Runs a script in a process of its own, so that its memory is its own, and
 * reads the JSON that it prints last. Options of Node.js for it, such as
 * `--cpu-prof`, come from the environment variable `BENCH_NODE_OPTIONS`.
 */
export async function runAside<T>(script: string, input: object): Promise<T> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      '--expose-gc',
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      script,
      JSON.stringify(input),
    ],
    { cwd: ROOT, maxBuffer: 2 ** 24 },
  );
  process.stderr.write(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
