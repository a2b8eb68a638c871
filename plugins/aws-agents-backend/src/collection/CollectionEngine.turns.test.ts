import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import {
  DatabaseAgentClaims,
  DatabaseObservationStore,
  migrateDatabase,
  ShardLedger,
  type AgentClaims,
} from '../store';
import { TESTED_DATABASES } from '../store/__fixtures__/testedDatabases';
import { agent, collector, EngineWorld, OK } from './__testUtils__/EngineWorld';

const FAILED: CollectorOutcome = {
  status: 'failed',
  reason: 'no',
  failures: [],
};
const A = agent('a');

/** A collector that observes when it is let. */
function gated(id: string, outcome: () => CollectorOutcome = () => OK) {
  let open = () => {};
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  let arrive = () => {};
  const arrived = new Promise<void>(resolve => {
    arrive = resolve;
  });
  const made = collector(id, async () => {
    arrive();
    await gate;
    return outcome();
  });
  return { ...made, open, arrived };
}

describe('two replicas and the same agent', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });
  const never = new AbortController().signal;

  describe.each(databases.eachSupportedId())('%p', id => {
    async function setUp(database: TestDatabaseId) {
      const knex = await databases.init(database);
      await migrateDatabase({ getClient: async () => knex });
      let turnedAway = 0;
      const createClaims = (): AgentClaims => {
        const claims = DatabaseAgentClaims.create(knex);
        return {
          claim: async (refs, run) => {
            const others = await claims.claim(refs, run);
            turnedAway += others.size;
            return others;
          },
          release: (refs, runId) => claims.release(refs, runId),
        };
      };
      /** Resolves when runs have found others at work so often. */
      const waiting = async (times: number) => {
        while (turnedAway < times) {
          await new Promise(resolve => setTimeout(resolve, 5));
        }
      };
      const replica = (collectors: ReturnType<typeof collector>[]) =>
        new EngineWorld().createEngine(collectors, {
          claims: createClaims(),
          observations: DatabaseObservationStore.create(knex),
          clock: () => new Date(),
        });
      const held = async (): Promise<unknown[]> => await knex('agent_claims');
      return { knex, replica, held, waiting };
    }

    it('a refresh joins the run that is under way, and adds what that leaves out', async () => {
      const { replica, held, waiting } = await setUp(id);
      const metrics = gated('metrics');
      const role = collector('role', undefined, { cadenceSeconds: 900 });
      const [one, other] = [replica([metrics, role]), replica([metrics, role])];
      const run = one.collectDue([A], never);
      await metrics.arrived;
      const refreshes = [one.refresh(A), other.refresh(A)];
      await waiting(2);
      metrics.open();
      await Promise.all([run, ...refreshes]);
      expect(metrics.seen).toEqual([['a']]);
      expect(role.seen).toEqual([['a']]);
      expect(await held()).toEqual([]);
    });

    it('a refresh observes anew what the run under way could not', async () => {
      const { replica, waiting } = await setUp(id);
      const outcomes = [FAILED, OK];
      const metrics = gated('metrics', () => outcomes.shift() ?? OK);
      const [one, other] = [replica([metrics]), replica([metrics])];
      const run = one.collectDue([A], never);
      await metrics.arrived;
      const refresh = other.refresh(A);
      await waiting(1);
      metrics.open();
      await Promise.all([run, refresh]);
      expect(metrics.seen).toHaveLength(2);
    });

    it('a refresh after a run replaces what there is', async () => {
      const { replica } = await setUp(id);
      const metrics = collector('metrics');
      const engine = replica([metrics]);
      await engine.collectDue([A], never);
      await engine.refresh(A);
      expect(metrics.seen).toHaveLength(2);
    });

    it('two refreshes are one', async () => {
      const { replica, waiting } = await setUp(id);
      const metrics = gated('metrics');
      const [one, other] = [replica([metrics]), replica([metrics])];
      const first = one.refresh(A);
      await metrics.arrived;
      const second = other.refresh(A);
      await waiting(1);
      metrics.open();
      await Promise.all([first, second]);
      expect(metrics.seen).toHaveLength(1);
    });

    it('a run leaves out who is being refreshed, and who was since it was planned', async () => {
      const { replica, waiting } = await setUp(id);
      const B: ResolvedAgent = agent('b');
      const metrics = gated('metrics');
      const [one, other] = [replica([metrics]), replica([metrics])];
      const refresh = one.refresh(A);
      await metrics.arrived;
      const run = other.collectDue([A, B], never);
      await waiting(1);
      metrics.open();
      await Promise.all([refresh, run]);
      expect(metrics.seen.flat().sort()).toEqual(['a', 'b']);
    });

    it('a run that begins takes nothing for claimed by the dead one before', async () => {
      const { knex, replica, held } = await setUp(id);
      const shards = ShardLedger.create(knex);
      const [dead, heir] = ['dead', 'heir'].map(runId => ({
        shard: 0,
        runId,
        replica: runId,
        startedAt: new Date(),
      }));
      await shards.begin(dead);
      const hung = gated('metrics');
      replica([hung])
        .collectDue([A], never, 'dead')
        .catch(() => {});
      await hung.arrived;
      expect(await held()).toHaveLength(1);
      await shards.begin(heir);
      expect(await held()).toEqual([]);
      const metrics = collector('metrics');
      await replica([metrics]).collectDue([A], never, 'heir');
      expect(metrics.seen).toEqual([['a']]);
      hung.open();
    });

    it('a refresh gives up when the backend stops', async () => {
      const { replica, waiting } = await setUp(id);
      const metrics = gated('metrics');
      const [one, other] = [replica([metrics]), replica([metrics])];
      const run = one.collectDue([A], never);
      await metrics.arrived;
      const refresh = other.refresh(A);
      await waiting(1);
      other.stop();
      await expect(refresh).rejects.toThrow();
      metrics.open();
      await run;
      expect(metrics.seen).toHaveLength(1);
    });
  });
});
