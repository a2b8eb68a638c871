/*
 * The backend without its HTTP server: everything behind the router, on a
 * database of its own, with a scheduler that runs tasks when told to.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import type { Entity } from '@backstage/catalog-model';
import knexFactory, { type Knex } from 'knex';
// Benchmarks look behind the router.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  createAwsAgents,
  type AwsAgentsDependencies,
} from '../../../plugins/aws-agents-backend/src/createAwsAgents';

/** An engine that a benchmark drives. */
export interface PortalEngine {
  readonly knex: Knex;
  /** Of the SQLite database. */
  readonly filename: string;
  readonly agents: Awaited<ReturnType<typeof createAwsAgents>>;
  /** Runs all shards of the collection once. */
  collect(): Promise<void>;
  /** Makes all look as if it was observed so long ago. */
  age(seconds: number): Promise<void>;
  /** Statements on the database so far, by their first word. */
  statements(): Record<string, number>;
  stop(): Promise<void>;
}

const PAGE = 500;

export async function startEngine(options: {
  entities: readonly Entity[];
  awsAgents: object;
  /** Of the database; default: one of its own. */
  filename?: string;
  /** Of a PostgreSQL; default: SQLite. */
  connectionString?: string;
}): Promise<PortalEngine> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'collection-bench-'));
  const filename = options.filename ?? path.join(folder, 'db.sqlite');
  const knex = options.connectionString
    ? knexFactory({ client: 'pg', connection: options.connectionString })
    : await openSqlite(filename);
  const statements = countStatements(knex);
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const startup: Array<() => unknown> = [];
  const shutdown: Array<() => unknown> = [];
  const agents = await createAwsAgents(
    stubs(options, knex, tasks, startup, shutdown),
  );
  for (const hook of startup) {
    await hook();
  }
  return {
    knex,
    filename,
    agents,
    collect: async () => {
      const shards = [...tasks].filter(([id]) => id.startsWith('collect-'));
      await Promise.all(
        shards.map(([, run]) => run(new AbortController().signal)),
      );
    },
    age: async seconds => {
      const at = Date.now() - seconds * 1000;
      await knex('observations').update({ observed_at: at });
      await knex('series').update({
        fetched_at: at,
        fetched_tiers: JSON.stringify({ 60: at, 300: at, 3600: at }),
      });
    },
    statements: () => ({ ...statements }),
    stop: async () => {
      for (const hook of shutdown) {
        await hook();
      }
      await knex.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openSqlite(filename: string): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await knex.raw('pragma journal_mode = wal');
  await knex.raw('pragma synchronous = normal');
  return knex;
}

function countStatements(knex: Knex): Record<string, number> {
  const counts: Record<string, number> = {};
  knex.on('query', ({ sql }: { sql: string }) => {
    const verb = sql.trimStart().split(/\W/, 1)[0].toLocaleLowerCase('en-US');
    counts[verb] = (counts[verb] ?? 0) + 1;
  });
  return counts;
}

function stubs(
  { entities, awsAgents }: Parameters<typeof startEngine>[0],
  knex: Knex,
  tasks: Map<string, (signal: AbortSignal) => Promise<void>>,
  startup: Array<() => unknown>,
  shutdown: Array<() => unknown>,
): AwsAgentsDependencies {
  const nothing = async () => undefined;
  const logger = {
    error: (text: string, meta: unknown) =>
      process.stderr.write(`${text} ${JSON.stringify(meta)}\n`),
    warn: () => {},
    info: () => {},
    debug: () => {},
    child: () => logger,
  };
  const cache = { get: nothing, set: nothing, delete: nothing };
  const services = {
    auditor: { createEvent: async () => ({ success: nothing, fail: nothing }) },
    auth: { getOwnServiceCredentials: async () => ({}) },
    cache: { ...cache, withOptions: () => cache },
    catalog: {
      async *streamEntities() {
        for (let first = 0; first < entities.length; first += PAGE) {
          yield entities.slice(first, first + PAGE);
          // As a real catalog, which is asked by HTTP.
          await nextTurn();
        }
      },
      getEntityByRef: async (ref: string) =>
        entities.find(({ metadata }) => ref.endsWith(`/${metadata.name}`)),
    },
    config: new ConfigReader({ awsAgents }),
    database: { getClient: async () => knex },
    lifecycle: {
      addStartupHook: (hook: () => unknown) => startup.push(hook),
      addShutdownHook: (hook: () => unknown) => shutdown.push(hook),
    },
    logger,
    notifications: { send: nothing },
    permissions: {
      authorize: async (requests: unknown[]) =>
        requests.map(() => ({ result: 'ALLOW' })),
    },
    scheduler: {
      scheduleTask: async (task: {
        id: string;
        fn: (signal: AbortSignal) => Promise<void>;
      }) => {
        tasks.set(task.id, task.fn);
      },
      cancelTask: nothing,
      triggerTask: nothing,
    },
    signals: { publish: nothing },
    collectors: [],
    capabilities: [],
    permissionRules: [],
  };
  return services as unknown as AwsAgentsDependencies;
}
