import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/**
 * Starts a program that prints its endpoint as JSON, in a process of its own so
 * that its work is not measured.
 */
export async function startServer(
  ...args: string[]
): Promise<{ endpoint: string; stop: () => void }> {
  const child = spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', ...args],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    // A backend writes its log there, too.
    if (line.startsWith('{"endpoint":')) {
      const { endpoint } = JSON.parse(line) as { endpoint: string };
      return { endpoint, stop: () => child.kill() };
    }
  }
  throw new Error(`${args.join(' ')} ended without an endpoint`);
}
