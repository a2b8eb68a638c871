import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL that a test may stop and start as it likes. */
export interface OwnPostgres {
  readonly connectionString: string;
  /** `fast` ends its sessions in order; `immediate` is a crash. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** On the same data and the same port. */
  start(): Promise<void>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

/** Starts a server, which answers when this resolves. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const child = spawn(
    process.execPath,
    [path.join(__dirname, 'ownPostgres.mjs')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = new Promise(resolve => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  const answer = async (): Promise<{ port?: number }> => {
    const { done, value } = await lines.next();
    if (done) {
      throw new Error('PostgreSQL of the test has ended unasked');
    }
    return JSON.parse(value);
  };
  const tell = async (command: string) => {
    child.stdin.write(`${command}\n`);
    await answer();
  };
  const { port } = await answer();
  return {
    connectionString: `postgresql://postgres:postgres@localhost:${port}/postgres`,
    halt: mode => tell(mode),
    start: () => tell('start'),
    remove: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
