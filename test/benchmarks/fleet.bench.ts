/**
 * The route of the fleet over HTTP, with 10,000 agents in the database of a real catalog, against a plain route that only authenticates.
 * Run from the root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/fleet.bench.ts
 *
 * Exits with 1 when an answer does not count all agents, or when a page takes more than 500 ms in the median. The number
 * of agents can be given as an argument.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import awsAgentsPlugin from 'backstage-plugin-aws-agents-backend';
// The store is internal to the plugin; observing 10,000 agents first would measure something else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DatabaseFleetStore } from '../../plugins/aws-agents-backend/src/store';
import { fillCatalog } from './world/fillCatalog';
import { openSqlite } from './world/openSqlite';

const AGENTS = Number(process.argv[2] ?? 10_000);
const RUNS = 100;
const EXPORTS = 20;
const PORT = 7190;
const TOKEN = 'fleet-benchmark-token';
const BASE = `http://127.0.0.1:${PORT}/api`;
const MEDIAN_LIMIT_MS = 500;

const PLATFORMS = ['ec2', 'eks-irsa', 'eks-pod-identity', 'ecs', 'on-premises'];
const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-south-1'];
const STATUSES = ['ok', 'ok', 'ok', 'degraded', 'failed', 'unknown'] as const;

function entityAt(index: number): Entity {
  const name = `service-${index}`;
  const account = String(100_000_000_000 + (index % 200));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.com/fleet',
        'backstage.io/managed-by-origin-location':
          'url:https://example.com/fleet',
        'aws-agents/role-arn': `arn:aws:iam::${account}:role/agents/${name}`,
        'aws-agents/regions': REGIONS[index % REGIONS.length],
        'aws-agents/platform': PLATFORMS[index % PLATFORMS.length],
        'aws-agents/capabilities': 'cloudwatch-metrics,s3-logs',
        'aws-agents/deliveries': `s3://acme-telemetry/${name}/`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `team-${index % 300}`,
    },
  };
}

/** The least that an authenticated route of Backstage can be. */
const plain = createBackendPlugin({
  pluginId: 'plain',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        router: coreServices.httpRouter,
      },
      async init({ httpAuth, router }) {
        router.use(async (request, response) => {
          await httpAuth.credentials(request);
          response.json({ status: 'ok' });
        });
      },
    });
  },
});

async function get(route: string): Promise<string> {
  const response = await fetch(`${BASE}${route}`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  if (!response.ok) {
    throw new Error(`${route}: ${response.status} ${await response.text()}`);
  }
  return await response.text();
}

/** What a collection would have seen, in every state. */
async function observe(file: string): Promise<void> {
  const database = openSqlite(file);
  const store = DatabaseFleetStore.create(database);
  const refs = [...(await store.known()).keys()];
  const members = await store.members(refs);
  const entries = new Map(
    (await store.list()).map(({ entry }) => [entry.entityRef, entry]),
  );
  const now = Date.now();
  const at = (minutes: number) =>
    new Date(now + minutes * 60_000).toISOString();
  const records = members.flatMap((member, index) => {
    const entry = entries.get(member.entityRef);
    const few = index % 7 === 0 ? 1 : 0;
    return entry
      ? [
          {
            ...member,
            entry: {
              ...entry,
              status: STATUSES[index % STATUSES.length],
              reason: `The reason of agent ${index}, as long as reasons are.`,
              session: { issuedAt: at(-30), expiresAt: at(30 - few * 29) },
              permissions: {
                needed: 12,
                met: 12 - few,
                missing: few,
                undecided: 0,
                excess: index % 5,
                tooBroad: few,
                findings: {
                  critical: 0,
                  high: few,
                  medium: 1,
                  low: 2,
                  info: 0,
                },
                waived: 0,
              },
              lastDeliveryAt: at(-(index % 90)),
              silent: few ? ['deliveries' as const] : [],
              costPerDay: {
                usdByQueries: index / 1e5,
                usdByMetrics: index / 2e5,
              },
              observedAt: at(-2),
            },
          },
        ]
      : [];
  });
  await store.write(records, new Date());
  await database.destroy();
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

async function time(route: string, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await get(route);
    times.push(performance.now() - start);
  }
  return times;
}

async function main(folder: string): Promise<boolean> {
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        app: { baseUrl: 'http://127.0.0.1' },
        backend: {
          baseUrl: `http://127.0.0.1:${PORT}`,
          listen: { host: '127.0.0.1', port: PORT },
          database: {
            client: 'better-sqlite3',
            connection: { directory: folder },
          },
          auth: {
            externalAccess: [
              {
                type: 'static',
                options: { token: TOKEN, subject: 'fleet-benchmark' },
              },
            ],
          },
        },
        catalog: { rules: [{ allow: ['Component'] }] },
        awsAgents: {
          portalId: 'benchmark',
          defaultRegions: ['eu-west-1'],
          collection: { initialDelaySeconds: 3_600 },
        },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory({ level: 'error' }));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(awsAgentsPlugin);
  backend.add(plain);
  await backend.start();

  // The catalog's own tasks make their tables first; SQLite has one writer.
  await setTimeout(5_000);
  await fillCatalog(
    path.join(folder, 'catalog.sqlite'),
    Array.from({ length: AGENTS }, (_, index) => entityAt(index)),
  );
  const firstSight = await time('/aws-agents/fleet', 1);
  console.log(
    `${AGENTS} agents; first sight of all: ${Math.round(firstSight[0])} ms`,
  );
  await observe(path.join(folder, 'aws-agents.sqlite'));
  const { allItems, totalItems, tiles } = JSON.parse(
    await get('/aws-agents/fleet'),
  );
  console.log(JSON.stringify({ allItems, totalItems, tiles }));
  const lines = (await get('/aws-agents/fleet.csv')).trimEnd().split('\r\n');

  await time('/plain', RUNS);
  const reference = percentile(await time('/plain', RUNS), 0.5);
  const measured: [string, number[]][] = [
    ['a plain authenticated route', await time('/plain', RUNS)],
    [
      'catalog: uids of all that is visible',
      await time('/catalog/entity-facets?facet=metadata.uid', RUNS),
    ],
    ['first page of 50', await time('/aws-agents/fleet?limit=50', RUNS)],
    [
      'filtered by tile and region',
      await time(
        '/aws-agents/fleet?limit=50&tile=silent&region=eu-west-1',
        RUNS,
      ),
    ],
    [
      'sorted by cost, page 100',
      await time(
        '/aws-agents/fleet?limit=50&sort=cost&order=desc&offset=4950',
        RUNS,
      ),
    ],
    [
      'searched',
      await time('/aws-agents/fleet?limit=50&q=team-17+service-1', RUNS),
    ],
    ['CSV of all', await time('/aws-agents/fleet.csv', EXPORTS)],
  ];
  for (const [name, times] of measured) {
    const [p50, p99] = [0.5, 0.99].map(share => percentile(times, share));
    console.log(
      `${name.padEnd(38)} p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(
        1,
      )} ms  x${(p50 / reference).toFixed(0)}`,
    );
  }
  const pages = measured.slice(2, 6);
  return (
    allItems === AGENTS &&
    totalItems === AGENTS &&
    lines.length === AGENTS + 1 &&
    pages.every(([, times]) => percentile(times, 0.5) < MEDIAN_LIMIT_MS)
  );
}

async function inFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'fleet-bench-'));
  try {
    if (!(await main(folder))) {
      console.error('A check failed.');
      process.exitCode = 1;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Connections that are kept alive would hold the backend for a minute.
  process.exit();
}

inFolder();
