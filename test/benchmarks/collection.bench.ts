/**
 * What a collection costs. Run from the root of the repository:
 *
 *   node --expose-gc --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/collection.bench.ts
 *
 * 1,000 agents with 10 metrics each, and a detector of anomalies on one metric of
 * every 20th, in 20 accounts and 2 regions over the sandbox. Exits with 1 when
 * more calls are made than need be, or a session is assumed twice.
 * `growth.bench.ts` tells what larger fleets cost.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createFleet,
  hasDetector,
  type FleetSize,
} from '../integration/world/fleet';
import { PORTAL_ID, PORTAL_KEY } from '../integration/world/seed';
import { measure } from './world/measure';
import { startEngine } from './world/portalEngine';
import { startServer } from './world/startServer';

Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});

const REGIONS = ['eu-west-1', 'us-east-1'];
const METRICS = 10;
const QUERIES_A_CALL = 500;
const TIERS = 3;
const INTERVAL_SECONDS = 300;

const problems: string[] = [];

function check(holds: boolean, problem: string): void {
  if (!holds) {
    problems.push(problem);
  }
}

const sizeOf = (agents: number, sharedRole: boolean): FleetSize => ({
  agents,
  accounts: Math.min(20, agents / 50) || 1,
  regions: REGIONS,
  metricsPerAgent: METRICS,
  sharedRole,
});

/**
 * The fewest calls that a first look takes. CloudWatch: for each session and
 * region ceil(queries / 500) GetMetricData a window, one list of alarms and one
 * of anomaly detectors: another session may not be allowed to see them. IAM:
 * four for each agent role, with its one inline policy; one for the report of
 * the services it has used, which these monitoring roles may not ask for; and,
 * where AWS is to tell entities apart, one for the trust policy of each
 * monitoring role, to see that it does. STS: one AssumeRole a session.
 */
function fewestCalls(size: FleetSize): Record<string, number> {
  const { agents, accounts, regions, sharedRole } = size;
  const sessions = sharedRole ? accounts : agents;
  const places = sharedRole ? accounts * regions.length : agents;
  const queries = (agents * METRICS) / places;
  return {
    AssumeRole: sessions,
    GetMetricData: places * TIERS * Math.ceil(queries / QUERIES_A_CALL),
    DescribeAlarms: places,
    DescribeAnomalyDetectors: places,
    GetRole: sharedRole ? agents : agents + sessions,
    ListRolePolicies: agents,
    GetRolePolicy: agents,
    ListAttachedRolePolicies: agents,
    GenerateServiceLastAccessedDetails: agents,
  };
}

/** A first look at all agents, one an interval later, and one after that. */
async function collect(
  size: FleetSize,
  endpoint: string,
  readCalls: () => Promise<Record<string, number>>,
) {
  const fleet = createFleet(size);
  const engine = await startEngine({
    entities: fleet.entities,
    awsAgents: {
      portalId: PORTAL_ID,
      defaultRegions: ['eu-west-1'],
      endpoint,
      collection: { intervalSeconds: INTERVAL_SECONDS, timeoutSeconds: 3_600 },
      // The quotas of AWS are not what is measured.
      limits: {
        callsPerSecond: 10_000,
        quotaSharePercent: 100,
        // A sandbox that is short of processors is not AWS being slow.
        requestTimeoutMillis: 300_000,
        maxSessions: 20_000,
      },
      ...fleet.config,
    },
  });
  try {
    const first = await measure(() => engine.collect(), readCalls);
    const statuses: Array<{ status: string; n: number }> = await engine
      .knex('observations')
      .where('collector', 'metrics')
      .select('status')
      .count({ n: '*' })
      .groupBy('status');
    check(
      statuses.length === 1 && statuses[0].n === size.agents,
      `not all ${size.agents} agents were observed: ${JSON.stringify(
        statuses,
      )}`,
    );
    await engine.age(INTERVAL_SECONDS);
    const next = await measure(() => engine.collect(), readCalls);
    await engine.age(INTERVAL_SECONDS);
    const third = await measure(() => engine.collect(), readCalls);
    const [{ n: bands }] = await engine
      .knex('series_points')
      .where('series_id', 'like', '%-upper')
      .countDistinct({ n: ['entity_ref'] });
    return { first, next, third, bands: Number(bands) };
  } finally {
    await engine.stop();
  }
}

const sum = (calls: Record<string, number>) =>
  Object.values(calls).reduce((total, count) => total + count, 0);

const row = (...cells: Array<string | number>) =>
  process.stdout.write(`| ${cells.join(' | ')} |\n`);

async function overSandbox(sharedRole: boolean): Promise<void> {
  const size = { ...sizeOf(1_000, sharedRole), agentsPerDetector: 20 };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'collection-bench-'));
  const seedFile = path.join(folder, 'seed.yaml');
  writeFileSync(seedFile, JSON.stringify(createFleet(size).seed));
  const sandbox = await startServer(
    'packages/aws-sandbox/bin/aws-sandbox',
    '--seed',
    seedFile,
  );
  try {
    const measured = await collect(size, sandbox.endpoint, async () => {
      const response = await fetch(`${sandbox.endpoint}/_sandbox/calls`);
      const { calls } = (await response.json()) as {
        calls: Array<{ operation: string; calls: number }>;
      };
      return Object.fromEntries(calls.map(c => [c.operation, c.calls]));
    });
    report(size, measured);
  } finally {
    sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(
  size: FleetSize,
  { first, next, third, bands }: Awaited<ReturnType<typeof collect>>,
): void {
  const { GetCallerIdentity: _who, ...made } = first.calls;
  const fewest = fewestCalls(size);
  const ratio = sum(made) / sum(fewest);
  const operations = Object.keys({ ...made, ...fewest });
  check(
    operations.every(name => made[name] === fewest[name]),
    `calls made: ${JSON.stringify(made)}, fewest: ${JSON.stringify(fewest)}`,
  );
  check(
    made.AssumeRole === fewest.AssumeRole && !next.calls.AssumeRole,
    'a session was assumed twice',
  );
  const modelled = Array.from({ length: size.agents }, (_, i) => i).filter(
    agent => hasDetector(agent, size),
  ).length;
  check(bands === modelled, `${bands} bands came, of ${modelled}`);
  // One call a place for each window that is due: two of them, or three.
  const perWindow = fewest.GetMetricData / TIERS;
  check(
    third.calls.GetMetricData % perWindow === 0,
    `bands take calls of their own: ${third.calls.GetMetricData} for windows of ${perWindow}`,
  );
  const perThousand = (size.agents * METRICS) / 1_000;
  const roles = size.sharedRole ? 'one an account' : 'one an agent';
  row(`monitoring roles: ${roles}`, '', '');
  row('calls made / fewest, first look', ratio.toFixed(4), '1.00');
  for (const name of operations) {
    row(`${name}, first look`, made[name] ?? 0, fewest[name] ?? 0);
  }
  row('AssumeRole, next cycle', next.calls.AssumeRole ?? 0, 0);
  row('bands of anomaly detectors, next cycle', bands, modelled);
  row(
    'GetMetricData, the cycle after with bands',
    third.calls.GetMetricData ?? 0,
    `${perWindow} a window`,
  );
  row('all calls, next cycle', sum(next.calls), JSON.stringify(next.calls));
  row('wall time, first look', `${first.seconds.toFixed(1)} s`, '');
  row('wall time, next cycle', `${next.seconds.toFixed(1)} s`, '');
  for (const [name, cycle] of Object.entries({ first, next })) {
    row(
      `CPU time per 1,000 metrics, ${name}`,
      `${((cycle.cpuSeconds * 1_000) / perThousand).toFixed(0)} ms`,
      '',
    );
    row(
      `memory of the process at the peak, ${name}`,
      `${cycle.peakMegabytes.toFixed(0)} MiB`,
      '',
    );
  }
}

async function main(): Promise<void> {
  row('1,000 agents, 10 metrics, 20 accounts, 2 regions', 'value', 'goal');
  row('---', '---', '---');
  await overSandbox(true);
  await overSandbox(false);
  for (const problem of problems) {
    process.stderr.write(`✗ ${problem}\n`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main();
