import { createHash } from 'node:crypto';
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ResolvedAgent } from '../agents';
import type { ObservationStore, SeriesStore } from '../store';
import type { AgentDirectory } from './AgentDirectory';
import type { CollectionEngine } from './CollectionEngine';

/** Agents that nobody observed for so long are gone from the catalog. */
const GONE_AFTER_MS = 7 * 24 * 3600 * 1000;
const PRUNE_INTERVAL = { hours: 1 };
/** The engine ends by itself before the scheduler would. */
const TIMEOUT_MARGIN_SECONDS = 30;

/** What the schedule works with. */
export interface CollectionScheduleOptions {
  readonly scheduler: SchedulerService;
  readonly directory: Pick<AgentDirectory, 'listForCollection'>;
  readonly engine: Pick<CollectionEngine, 'collectDue'>;
  readonly observations: Pick<ObservationStore, 'prune'>;
  readonly series: Pick<SeriesStore, 'prune'>;
  readonly logger: LoggerService;
  readonly collection: {
    readonly intervalSeconds: number;
    readonly initialDelaySeconds: number;
    readonly timeoutSeconds: number;
    readonly shards: number;
  };
}

/**
 * Registers the scheduled tasks. Each shard is a task of its own in global
 * scope, so that one replica at a time works on it.
 */
export async function scheduleCollection(
  options: CollectionScheduleOptions,
): Promise<void> {
  const { scheduler, collection } = options;
  for (let shard = 0; shard < collection.shards; shard += 1) {
    await scheduler.scheduleTask({
      id: `collect-${shard}`,
      frequency: { seconds: collection.intervalSeconds },
      timeout: { seconds: collection.timeoutSeconds + TIMEOUT_MARGIN_SECONDS },
      initialDelay: { seconds: collection.initialDelaySeconds },
      scope: 'global',
      fn: signal => collectShard(shard, options, signal),
    });
  }
  await scheduler.scheduleTask({
    id: 'prune',
    frequency: PRUNE_INTERVAL,
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: async () => {
      const now = new Date();
      await options.observations.prune(new Date(now.getTime() - GONE_AFTER_MS));
      await options.series.prune(now);
    },
  });
}

/** Agents of an account stay together, so that their calls can be merged. */
export function shardOf(
  agent: Pick<ResolvedAgent, 'accountId'>,
  shards: number,
): number {
  const digest = createHash('sha256').update(agent.accountId).digest();
  return digest.readUInt32BE(0) % shards;
}

async function collectShard(
  shard: number,
  { directory, engine, logger, collection }: CollectionScheduleOptions,
  signal: AbortSignal,
): Promise<void> {
  const agents = await directory.listForCollection();
  const report = await engine.collectDue(
    agents.filter(agent => shardOf(agent, collection.shards) === shard),
    signal,
  );
  logger.info(
    `Collected ${report.agents} agents of ${report.accounts} accounts: ${report.madeCalls} AWS calls made, ${report.expectedCalls} expected`,
    { shard, ...report },
  );
}
