import { randomBytes } from 'node:crypto';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import knexFactory, { type Knex } from 'knex';
import { accountOf, createFleet, type FleetSize } from './world/fleet';
import { startReplica, type Replica } from './world/startReplica';

const INTERVAL_SECONDS = 60;
const SIZE: FleetSize = {
  agents: 24,
  accounts: 8,
  regions: ['eu-west-1'],
  metricsPerAgent: 2,
};
/** Accounts that are still being collected when their replica dies. */
const SLOW = [0, 1, 2, 3].map(agent => accountOf(agent, SIZE));

/** What each agent has an observation of when just slow metrics are on their way. */
const ANSWERED = ['session', 'role', 'alarms', 'service-use', 'external-id'];

const postgres =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
/** Replicas share a PostgreSQL; npm test starts one. */
const withPostgres = postgres ? describe : describe.skip;

withPostgres('two replicas, one of them killed', () => {
  const prefix = `replicas_${randomBytes(4).toString('hex')}_`;
  const fleet = createFleet(SIZE);
  const replicas: Replica[] = [];
  let sandbox: Sandbox;
  let database: Knex;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: fleet.seed });
    database = knexFactory({
      client: 'pg',
      connection: connectionTo(`${prefix}aws-agents`),
    });
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
    await database.destroy();
    await sandbox.close();
    const server = knexFactory({ client: 'pg', connection: postgres });
    const names: Array<{ datname: string }> = await server('pg_database')
      .select('datname')
      .whereLike('datname', `${prefix}%`);
    for (const { datname } of names) {
      await server.raw('drop database ?? with (force)', [datname]);
    }
    await server.destroy();
  });

  async function start(initialDelaySeconds: number): Promise<Replica> {
    const replica = await startReplica({
      postgres: postgres ?? '',
      databasePrefix: prefix,
      endpoint: sandbox.endpoint,
      entities: fleet.entities,
      config: {
        collection: {
          intervalSeconds: INTERVAL_SECONDS,
          initialDelaySeconds,
          timeoutSeconds: 600,
          shards: 4,
        },
        // Calls that are held up leave room for all others.
        limits: {
          requestTimeoutMillis: 120_000,
          concurrentCalls: 200,
          concurrentCallsPerAccount: 20,
        },
      },
    });
    replicas.push(replica);
    return replica;
  }

  it('observes every agent once within an interval, and forgets no cost', async () => {
    // At first, for nobody knows how long a replica takes to start.
    for (const accountId of SLOW) {
      sandbox.faults.add({
        kind: 'latency',
        service: 'cloudwatch',
        operation: 'GetMetricData',
        latencyMs: 110_000,
        accountId,
      });
    }
    const doomed = await start(12);
    await recordWrites(database);
    // Its own first look comes after the other one's.
    await start(10);
    // All but the slow ones are in the store, and what else there is of those.
    await until(async () => (await metricsWrites(database)).length >= 12);
    await until(async () => {
      const written = await Promise.all(
        ANSWERED.map(collector => writesOf(database, collector)),
      );
      return written.every(agents => agents >= SIZE.agents);
    });
    const running = await database('collection_shards').where('running', true);
    expect(running.length).toBeGreaterThan(0);
    await doomed.kill();
    const killedAt = Date.now();
    // Each call that was answered is in the sums; those on the way are not yet.
    const answered = answeredCalls(sandbox);
    expect(await paidCalls(database)).toEqual(answered);
    sandbox.faults.clear();

    await until(
      async () =>
        new Set((await metricsWrites(database)).map(agentOf)).size >=
        SIZE.agents,
    );
    const seconds = (Date.now() - killedAt) / 1000;
    expect(seconds).toBeLessThan(INTERVAL_SECONDS);
    const writes = await metricsWrites(database);
    expect(writes.every(({ status }) => status === 'ok')).toBe(true);
    // On a slow machine the next interval may have begun meanwhile.
    expect(secondsBetweenWrites(writes)).toEqual(
      secondsBetweenWrites(writes).filter(
        apart => apart > INTERVAL_SECONDS / 2,
      ),
    );
  }, 180_000);
});

interface Write {
  entity_ref: string;
  observed_at: string;
  status: string;
}

function agentOf({ entity_ref }: Write): string {
  return entity_ref;
}

/** Between each two observations of the same agent. */
function secondsBetweenWrites(writes: readonly Write[]): number[] {
  return [...new Set(writes.map(agentOf))].flatMap(agent => {
    const times = writes
      .filter(write => agentOf(write) === agent)
      .map(({ observed_at }) => Number(observed_at))
      .sort((a, b) => a - b);
    return times.slice(1).map((time, index) => (time - times[index]) / 1000);
  });
}

/** Has PostgreSQL keep every observation that is written. */
async function recordWrites(database: Knex): Promise<void> {
  await database.raw(`
    create table writes as select * from observations where false;
    create function record_write() returns trigger language plpgsql as
      $$ begin insert into writes select new.*; return new; end $$;
    create trigger record_writes after insert or update on observations
      for each row execute function record_write();
  `);
}

async function writesOf(database: Knex, collector: string): Promise<number> {
  const refs: unknown[] = await database('writes')
    .distinct('entity_ref')
    .where({ collector });
  return refs.length;
}

/** Calls by service, as the portal counts them. */
async function paidCalls(database: Knex): Promise<Record<string, number>> {
  const rows: Array<{ service: string; calls: number }> = await database(
    'costs',
  )
    .select('service', database.raw('sum(calls) as calls'))
    .groupBy('service');
  return Object.fromEntries(
    rows.map(({ service, calls }) => [
      service.toLocaleLowerCase('en-US'),
      // Merged calls are shared out in fractions.
      Math.round(Number(calls) * 1000) / 1000,
    ]),
  );
}

/** Calls that were answered by service, as AWS counts them. */
function answeredCalls(sandbox: Sandbox): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { service, operation, calls, errors } of sandbox.calls.list()) {
    // Who the portal itself is it asks for no agent; refusals cost nothing.
    if (operation !== 'GetCallerIdentity') {
      const refused = Object.values(errors).reduce((sum, n) => sum + n, 0);
      counts[service] = (counts[service] ?? 0) + calls - refused;
    }
  }
  return counts;
}

async function metricsWrites(database: Knex): Promise<Write[]> {
  return await database('writes').where('collector', 'metrics');
}

function connectionTo(name: string): string {
  const url = new URL(postgres ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await condition()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('It did not come to pass within two minutes');
}
