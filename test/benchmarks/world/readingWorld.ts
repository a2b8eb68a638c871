import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFleet } from '../../integration/world/fleet';
import { PORTAL_ID, PORTAL_KEY } from '../../integration/world/seed';
import { fillCatalog } from './fillCatalog';
import { multiplyAgents, repeatEntities } from './multiplyAgents';
import { startEngine } from './portalEngine';
import { READING_TOKEN } from './readingToken';
import { startServer } from './startServer';

/** A backend's config and database, with many agents in it. */
export interface ReadingWorld {
  readonly url: string;
  /** Fills the catalog, and the store as if all agents had been collected. */
  fill(): Promise<void>;
  remove(): Promise<void>;
}

/** Agents that are really collected; the others are copies of them. */
const COLLECTED = 200;
const PORT = 7_391;

/** Writes the config where `createBackend` finds it. */
export async function createReadingWorld(
  agents: number,
): Promise<ReadingWorld> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reading-bench-'));
  const aws = await startServer('test/benchmarks/world/serveAws.ts');
  const fleet = createFleet({
    agents: Math.min(agents, COLLECTED),
    accounts: 20,
    regions: ['eu-west-1', 'us-east-1'],
    metricsPerAgent: 10,
    sharedRole: true,
  });
  const entities = repeatEntities(fleet.entities, agents);
  const url = `http://127.0.0.1:${PORT}`;
  const awsAgents = {
    portalId: PORTAL_ID,
    defaultRegions: ['eu-west-1'],
    endpoint: aws.endpoint,
    ...fleet.config,
    // The store is filled by hand.
    collection: {
      intervalSeconds: 3_600,
      initialDelaySeconds: 3_600,
      timeoutSeconds: 3_600,
    },
    limits: { callsPerSecond: 10_000, quotaSharePercent: 100 },
  };
  const config = path.join(folder, 'app-config.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port: PORT },
        database: {
          client: 'better-sqlite3',
          connection: { directory: folder },
        },
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: READING_TOKEN, subject: 'bench' },
            },
          ],
        },
      },
      // The entities belong to no location, and would be taken away.
      catalog: { rules: [{ allow: ['Component'] }], orphanStrategy: 'keep' },
      awsAgents,
    }),
  );
  process.argv.push('--config', config);
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return {
    url,
    fill: async () => {
      await fillCatalog(path.join(folder, 'catalog.sqlite'), entities);
      const engine = await startEngine({
        entities: fleet.entities,
        awsAgents,
        filename: path.join(folder, 'aws-agents.sqlite'),
      });
      await engine.collect();
      await multiplyAgents(engine.knex, fleet.entities.length, agents);
      await engine.stop();
    },
    remove: async () => {
      aws.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
