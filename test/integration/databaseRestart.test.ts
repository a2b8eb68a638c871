import { startSandbox, type Sandbox } from 'aws-sandbox';
import knexFactory, { type Knex } from 'knex';
import { createFleet } from './world/fleet';
import { Relay } from './world/Relay';
import { startOwnPostgres, type OwnPostgres } from './world/startOwnPostgres';
import { startReplica, type Replica } from './world/startReplica';
import { TESTED_DATABASES } from './world/testedDatabases';

const INTERVAL_MS = 10_000;
const PREFIX = 'restart_';
const FLEET = createFleet({
  agents: 6,
  accounts: 3,
  regions: ['eu-west-1'],
  metricsPerAgent: 2,
});
const REFS = FLEET.entities.map(
  ({ metadata }) => `component:default/${metadata.name}`,
);
/** Its metrics are being asked for when the database goes. */
const CAUGHT = REFS[0];
const CAUGHT_NAME = FLEET.entities[0].metadata.name;

interface Look {
  entity_ref: string;
  observed_at: string;
}

const keyOf = (look: Look) => `${look.entity_ref} ${look.observed_at}`;

/** Where a PostgreSQL runs for the other tests, one of this test's own does. */
const withPostgres = TESTED_DATABASES.includes('POSTGRES_18')
  ? describe
  : describe.skip;

withPostgres('a database that restarts', () => {
  const relay = new Relay();
  let postgres: OwnPostgres;
  let sandbox: Sandbox;
  let replica: Replica;
  let database: Knex;

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    sandbox = await startSandbox({ seed: FLEET.seed });
    replica = await startReplica({
      postgres: postgres.connectionString,
      databasePrefix: PREFIX,
      endpoint: await relay.listen(sandbox.endpoint),
      entities: FLEET.entities,
      config: {
        collection: {
          intervalSeconds: INTERVAL_MS / 1000,
          initialDelaySeconds: 1,
          timeoutSeconds: 120,
          shards: 2,
        },
        limits: { requestTimeoutMillis: 60_000 },
      },
    });
    const url = new URL(postgres.connectionString);
    url.pathname = `/${PREFIX}aws-agents`;
    database = knexFactory({ client: 'pg', connection: url.href });
    await recordLooks(database);
    await until(async () => (await current()).length === REFS.length);
  }, 60_000);

  afterAll(async () => {
    await replica?.kill();
    await database?.destroy();
    await relay.close();
    await sandbox?.close();
    await postgres?.remove();
  });

  /** Agents whose metrics are held to be well. */
  async function current(): Promise<Look[]> {
    return await database('observations')
      .where({ collector: 'metrics', status: 'ok' })
      .select('entity_ref', 'observed_at');
  }

  async function looks(): Promise<Look[]> {
    return await database('looks').select('entity_ref', 'observed_at');
  }

  /** What could not be observed is tried again with the next collection. */
  async function makeAllDue(): Promise<void> {
    await database('observations')
      .where('collector', 'metrics')
      .update({ status: 'failed' });
  }

  async function readiness() {
    const response = await fetch(`${replica.url}/health/ready`);
    return { code: response.status, ...((await response.json()) as object) };
  }

  it.each(['fast', 'immediate'] as const)(
    'stopped %s while agents are collected: nothing is lost, made twice or late',
    async mode => {
      const before = (await looks()).length;
      const gate = watchQuestions(relay, CAUGHT_NAME);
      await makeAllDue();
      await gate.reached;
      await until(async () => (await current()).length === REFS.length - 1);
      const promised = await looks();
      expect(promised).toHaveLength(before + REFS.length - 1);

      const haltedAt = Date.now();
      await postgres.halt(mode);
      gate.open();
      await until(async () => (await readiness()).code === 503);
      expect(await readiness()).toEqual({ code: 503, status: 'no-database' });
      expect((await fetch(`${replica.url}/health`)).status).toBe(200);
      // The next collection is due, and cannot be.
      await until(async () => Date.now() > haltedAt + INTERVAL_MS);
      await postgres.start();
      const backAt = Date.now();

      // What was being asked for is kept as it was answered, in time.
      await until(async () => (await current()).length === REFS.length);
      const kept = await looks();
      expect(kept).toEqual(expect.arrayContaining(promised));
      const late = kept.filter(
        look => !promised.some(other => keyOf(other) === keyOf(look)),
      );
      expect(late.map(({ entity_ref }) => entity_ref)).toEqual([CAUGHT]);
      expect(Number(late[0].observed_at)).toBeLessThan(haltedAt);

      await makeAllDue();
      await until(async () => (await current()).length === REFS.length);
      expect(Date.now() - backAt).toBeLessThan(2 * INTERVAL_MS);
      await until(async () => (await readiness()).code === 200);
      // No answer of AWS was thrown away, and none asked for again.
      expect(gate.collections()).toBe((await looks()).length - before);
      expect(replica.lives()).toBe(true);
      expect(replica.log()).not.toMatch(/unhandled|uncaught/i);
    },
    60_000,
  );
});

/** Has PostgreSQL keep what was ever told of the metrics of an agent. */
async function recordLooks(database: Knex): Promise<void> {
  await database.raw(`
    create table looks (entity_ref text, observed_at bigint, primary key (entity_ref, observed_at));
    create function record_look() returns trigger language plpgsql as
      $$ begin
        insert into looks values (new.entity_ref, new.observed_at) on conflict do nothing;
        return new;
      end $$;
    create trigger record_looks after insert or update on observations
      for each row when (new.collector = 'metrics' and new.status = 'ok')
      execute function record_look();
    insert into looks select entity_ref, observed_at from observations
      where collector = 'metrics' and status = 'ok';
  `);
}

/**
 * Counts the collections in which the metrics of services are asked for, and
 * holds back the questions for those of one of them, until told.
 */
function watchQuestions(relay: Relay, heldBack: string) {
  let open = () => {};
  let reach = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const reached = new Promise<void>(resolve => {
    reach = resolve;
  });
  const askedAt = new Map<string, number[]>();
  relay.beforeRequest = async body => {
    const service = /service-\d+/.exec(body)?.[0];
    if (!service || !body.includes('MetricDataQueries')) {
      return;
    }
    const times = askedAt.get(service) ?? [];
    const last = times[times.length - 1] ?? 0;
    // The tiers of points that are due are asked for at the same time.
    if (Date.now() - last > INTERVAL_MS / 2) {
      askedAt.set(service, [...times, Date.now()]);
    }
    if (service === heldBack) {
      reach();
      await opened;
    }
  };
  const collections = () =>
    [...askedAt.values()].reduce((sum, times) => sum + times.length, 0);
  return { open, reached, collections };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await condition()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to pass within 40 seconds');
}
