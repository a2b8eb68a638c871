/*
 * Observes one fleet over the simulated AWS, and prints what it took as JSON:
 * the first look, a cycle later, and one in which roles are read as well. Takes
 * a `FleetRun` as JSON.
 */
import { statSync } from 'node:fs';
import { createFleet, type FleetSize } from '../../integration/world/fleet';
import { PORTAL_ID, PORTAL_KEY } from '../../integration/world/seed';
import { measureRun, type RunFigures } from './measureRun';
import { startEngine, type PortalEngine } from './portalEngine';
import { startServer } from './startServer';

/** What to measure. */
export interface FleetRun {
  readonly size: FleetSize;
  /** How often each look is taken: figures of small fleets are means. */
  readonly firstLooks: number;
  readonly laterCycles: number;
  /** Watches memory and event loop, which takes some CPU time itself. */
  readonly watched: boolean;
  /** Of a PostgreSQL; default: SQLite. */
  readonly connectionString?: string;
}

/** What one look took. */
export interface Look extends RunFigures {
  /** The fewest GetMetricData calls that would have done. */
  readonly fewestMetricCalls: number;
  /** Whether the tier of hours was due: for all agents, none, or some. */
  readonly hours: 'all' | 'none' | 'some';
}

/** What a fleet took. */
export interface FleetFigures {
  readonly first: readonly Look[];
  readonly later: readonly Look[];
  /** Once, after cycles. */
  readonly withRoles: readonly Look[];
  /** Heap in use after all of it, beyond that of before, in bytes. */
  readonly heapBytes: number;
  readonly databaseBytes: number;
  readonly rows: Record<string, number>;
  /** Agents by the status of their metrics. */
  readonly statuses: Record<string, number>;
}

const INTERVAL_SECONDS = 300;
const ROLE_CADENCE_SECONDS = 900;
const HOUR_MS = 3_600_000;
/** An hour is asked for when so much of the next is over. */
const HOUR_SETTLES_MS = HOUR_MS / 12;
const WARM_UP: Partial<FleetSize> = { agents: 200, accounts: 4 };
const WARM_UP_CYCLES = 5;
/** What calls cost is written every ten seconds; alarms are kept for thirty. */
const SETTLE_MS = 31_000;
const TABLES = ['observations', 'series', 'series_points', 'costs', 'fleet'];

Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});

async function main(run: FleetRun): Promise<void> {
  const aws = await startServer(
    'test/benchmarks/world/serveAws.ts',
    JSON.stringify(run.size),
  );
  try {
    await observe(
      {
        ...run,
        size: { ...run.size, ...WARM_UP },
        laterCycles: WARM_UP_CYCLES,
      },
      aws.endpoint,
      0,
    );
    const firstOnes: Look[] = [];
    for (let count = 1; count < run.firstLooks; count += 1) {
      const { first } = await observe({ ...run, laterCycles: 0 }, aws.endpoint);
      firstOnes.push(...first);
    }
    const figures = await observe(run, aws.endpoint);
    const first = [...firstOnes, ...figures.first];
    process.stdout.write(`${JSON.stringify({ ...figures, first })}\n`);
  } finally {
    aws.stop();
  }
}

async function observe(
  { size, laterCycles, watched, connectionString }: FleetRun,
  endpoint: string,
  settleMs = SETTLE_MS,
): Promise<FleetFigures> {
  const fleet = createFleet(size);
  global.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const engine = await startEngine({
    entities: fleet.entities,
    ...(connectionString ? { connectionString } : {}),
    awsAgents: {
      portalId: PORTAL_ID,
      defaultRegions: ['eu-west-1'],
      endpoint,
      collection: { intervalSeconds: INTERVAL_SECONDS, timeoutSeconds: 3_600 },
      // The quotas of AWS are not what is measured.
      limits: {
        callsPerSecond: 10_000,
        quotaSharePercent: 100,
        requestTimeoutMillis: 300_000,
        maxSessions: 20_000,
      },
      ...fleet.config,
    },
  });
  try {
    const look = (agedSeconds: number) =>
      takeLook(engine, { endpoint, agedSeconds, settleMs, watched });
    const first = [await look(0)];
    const statuses = await countBy(engine);
    const later: Look[] = [];
    for (let count = 0; count < laterCycles; count += 1) {
      later.push(await look(INTERVAL_SECONDS));
    }
    const withRoles = laterCycles > 0 ? [await look(ROLE_CADENCE_SECONDS)] : [];
    const last = [...first, ...later, ...withRoles].at(-1);
    return {
      first,
      later,
      withRoles,
      heapBytes: (last?.heapAfterBytes ?? 0) - heapBefore,
      databaseBytes: await sizeOf(engine, connectionString),
      rows: await countRows(engine),
      statuses,
    };
  } finally {
    await engine.stop();
  }
}

async function takeLook(
  engine: PortalEngine,
  options: {
    endpoint: string;
    /** How long ago the look before was; 0: there was none. */
    agedSeconds: number;
    settleMs: number;
    watched: boolean;
  },
): Promise<Look> {
  const { endpoint, agedSeconds, settleMs, watched } = options;
  const ask = async (what: string) =>
    await (await fetch(`${endpoint}${what}`)).json();
  if (agedSeconds > 0) {
    await engine.age(agedSeconds);
  }
  await ask('/_fewest');
  const startedAt = Date.now();
  const figures = await measureRun(
    async () => (await ask('/_calls')) as Record<string, number>,
    () => engine.collect(),
    { engine, watched, settleMs },
  );
  // A large fleet takes minutes.
  process.stderr.write(
    `look after ${agedSeconds} s: ${figures.cpuSeconds.toFixed(
      1,
    )} s CPU, ${figures.seconds.toFixed(1)} s, peak ${Math.round(
      figures.peakRssBytes / 2 ** 20,
    )} MiB, heap ${Math.round(
      figures.heapAfterBytes / 2 ** 20,
    )} MiB, ${JSON.stringify(figures.loop ?? {})}, ${JSON.stringify(
      figures.calls,
    )}\n`,
  );
  const hourOf = (time: number) =>
    Math.floor((time - HOUR_SETTLES_MS) / HOUR_MS);
  const before = hourOf(startedAt - agedSeconds * 1000);
  const crossed = (time: number) => agedSeconds === 0 || hourOf(time) > before;
  const [atStart, atEnd] = [startedAt, Date.now()].map(crossed);
  return {
    ...figures,
    fewestMetricCalls: Number(await ask('/_fewest')),
    hours: atStart ? 'all' : (atEnd && 'some') || 'none',
  };
}

async function countBy({ knex }: PortalEngine) {
  const rows: Array<{ status: string; n: number | string }> = await knex(
    'observations',
  )
    .where('collector', 'metrics')
    .select('status')
    .count({ n: '*' })
    .groupBy('status');
  return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]));
}

async function countRows({ knex }: PortalEngine) {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const [{ n }] = await knex(table).count({ n: '*' });
    counts[table] = Number(n);
  }
  return counts;
}

async function sizeOf(
  { knex, filename }: PortalEngine,
  connectionString: string | undefined,
): Promise<number> {
  if (connectionString) {
    const { rows } = await knex.raw(
      'select pg_database_size(current_database()) as bytes',
    );
    return Number(rows[0].bytes);
  }
  await knex.raw('pragma wal_checkpoint(truncate)');
  return statSync(filename).size;
}

main(JSON.parse(process.argv[2]) as FleetRun).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
