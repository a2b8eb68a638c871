import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { PORTAL_ID, PORTAL_KEY } from './seed';

const ROOT = path.resolve(__dirname, '../../..');

/** A replica that runs in a process of its own. */
export interface Replica {
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  log(): string;
  /** Whether its process is there. */
  lives(): boolean;
  /** Of the plugin's routes. */
  readonly url: string;
}

/** Starts a replica, and waits until it answers. */
export async function startReplica(options: {
  /** Connection string of PostgreSQL. */
  postgres: string;
  /** Replicas with the same prefix share their databases. */
  databasePrefix: string;
  endpoint: string;
  entities: readonly Entity[];
  /** Merged into the section `awsAgents`. */
  config: object;
}): Promise<Replica> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'replica-'));
  const port = await freePort();
  const configFile = path.join(folder, 'app-config.yaml');
  const entitiesFile = path.join(folder, 'entities.json');
  await writeFile(entitiesFile, JSON.stringify(options.entities));
  await writeFile(configFile, JSON.stringify(appConfig(options, port)));
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      path.join(__dirname, 'replica.ts'),
      '--config',
      configFile,
    ],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        NODE_ENV: 'production',
        ENTITIES_FILE: entitiesFile,
        AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
        AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    },
  );
  const lines: string[] = [];
  const keep = (chunk: Buffer) => lines.push(chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()),
  );
  const replica = {
    url: `http://127.0.0.1:${port}/api/aws-agents`,
    lives: () => child.exitCode === null && child.signalCode === null,
    log: () => lines.join(''),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
  await answering(`${replica.url}/health`, replica);
  return replica;
}

function appConfig(
  options: Parameters<typeof startReplica>[0],
  port: number,
): object {
  const {
    hostname,
    port: postgresPort,
    username,
    password,
  } = new URL(options.postgres);
  return {
    app: { baseUrl: `http://127.0.0.1:${port}` },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        prefix: options.databasePrefix,
        connection: {
          host: hostname,
          port: Number(postgresPort),
          user: username,
          password,
        },
      },
    },
    awsAgents: {
      portalId: PORTAL_ID,
      defaultRegions: ['eu-west-1'],
      endpoint: options.endpoint,
      ...options.config,
    },
  };
}

async function answering(url: string, replica: Replica): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      const { status } = await fetch(url);
      if (status === 200) {
        return;
      }
    } catch {
      // Not up yet.
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await replica.kill();
  throw new Error(`The replica does not answer:\n${replica.log()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
