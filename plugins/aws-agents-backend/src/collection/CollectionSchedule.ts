import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { daysBefore } from '../cost';
import type {
  CostStore,
  ObservationStore,
  SeriesStore,
  ShardLedger,
} from '../store';
import type { AgentDirectory } from './AgentDirectory';
import type { CollectionEngine } from './CollectionEngine';
import { runShard } from './runShard';
import { beatSeconds, shardTaskId, ShardWatch } from './ShardWatch';
import { shareFor } from './shareFor';

/** Agents that nobody observed for so long are gone from the catalog. */
const GONE_AFTER_MS = 7 * 24 * 3600 * 1000;
const PRUNE_INTERVAL = { hours: 1 };
/** The engine ends by itself before the scheduler would. */
const TIMEOUT_MARGIN_SECONDS = 30;
/** Shards start within this part of the interval, not all at once. */
const SPREAD = 0.1;
const MAX_SPREAD_MS = 30_000;

/** What the schedule works with. */
export interface CollectionScheduleOptions {
  readonly scheduler: SchedulerService;
  readonly directory: Pick<AgentDirectory, 'listForCollection'>;
  readonly engine: Pick<CollectionEngine, 'collectDue'>;
  readonly observations: Pick<ObservationStore, 'prune'>;
  readonly series: Pick<SeriesStore, 'prune'>;
  readonly costs: Pick<CostStore, 'prune'>;
  readonly costRetentionDays: number;
  readonly shards: ShardLedger;
  readonly logger: LoggerService;
  /** Names this process among the replicas. */
  readonly replica: string;
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
  const { scheduler, directory, collection } = options;
  // Shards that start one after the other read the catalog once.
  const listAgents = shareFor(spreadMs(collection), () =>
    directory.listForCollection(),
  );
  const live = new Set<string>();
  for (let shard = 0; shard < collection.shards; shard += 1) {
    await scheduler.scheduleTask({
      id: shardTaskId(shard),
      frequency: { seconds: collection.intervalSeconds },
      timeout: { seconds: collection.timeoutSeconds + TIMEOUT_MARGIN_SECONDS },
      initialDelay: {
        milliseconds: startDelayMs(shard, collection, Math.random()),
      },
      scope: 'global',
      fn: signal => runShard(shard, { ...options, live, listAgents }, signal),
    });
  }
  const watch = ShardWatch.create({
    ...options,
    live,
    ledger: options.shards,
    shards: collection.shards,
  });
  await scheduler.scheduleTask({
    id: 'watch-shards',
    frequency: { seconds: beatSeconds(collection.intervalSeconds) },
    timeout: { minutes: 1 },
    scope: 'local',
    fn: () => watch.look(),
  });
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
      await options.costs.prune(daysBefore(now, options.costRetentionDays));
    },
  });
}

/**
 * When a shard is first looked at after the backend has started: one after the
 * other, and replicas that start together a little apart.
 *
 * @param random - from 0 up to 1
 * @returns milliseconds
 */
export function startDelayMs(
  shard: number,
  collection: CollectionScheduleOptions['collection'],
  random: number,
): number {
  const offset = ((shard + random) / collection.shards) * spreadMs(collection);
  return Math.round(
    collection.initialDelaySeconds * 1000 +
      (collection.shards > 1 ? offset : 0),
  );
}

function spreadMs({
  intervalSeconds,
}: Pick<CollectionScheduleOptions['collection'], 'intervalSeconds'>): number {
  return Math.min(MAX_SPREAD_MS, intervalSeconds * 1000 * SPREAD);
}
