import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ResolvedAgent } from '../agents';
import { errorText } from '../errorText';
import { outlast, type ShardLedger } from '../store';
import type { CollectionEngine } from './CollectionEngine';
import { shardOf } from './shardOf';
import { beatSeconds } from './ShardWatch';

/** What the run of a shard works with. */
export interface ShardRunOptions {
  /** All agents, of every shard. */
  readonly listAgents: () => Promise<readonly ResolvedAgent[]>;
  readonly engine: Pick<CollectionEngine, 'collectDue'>;
  readonly shards: Pick<ShardLedger, 'begin' | 'beat' | 'finish' | 'takeOver'>;
  readonly logger: LoggerService;
  readonly replica: string;
  /** Runs that this process works on: it is the one that knows. */
  readonly live: Set<string>;
  readonly collection: {
    readonly intervalSeconds: number;
    readonly shards: number;
  };
}

/**
 * Collects the agents of one shard, and shows signs of life meanwhile. A run
 * that is called off, as the backend stops, is left open: other replicas then
 * see it as dead and have the shard run again at once. While the database is
 * away, a run waits for it, and so does the scheduler: else it would hold the
 * run to be under way until its time is over.
 */
export async function runShard(
  shard: number,
  options: ShardRunOptions,
  signal: AbortSignal,
): Promise<void> {
  const { listAgents, engine, shards, logger, replica, collection } = options;
  const runId = randomUUID();
  const startedAt = new Date();
  options.live.add(runId);
  const lost = new AbortController();
  const beat = async () => {
    try {
      if (!(await shards.beat(shard, runId))) {
        lost.abort(new Error(`shard ${shard} was taken over`));
      }
    } catch (error) {
      logger.warn(`Could not show that shard ${shard} is worked on`, {
        error: errorText(error),
      });
    }
  };
  let beats: NodeJS.Timeout | undefined;
  const ended = AbortSignal.any([signal, lost.signal]);
  try {
    await outlast(() => shards.begin({ shard, runId, replica, startedAt }));
    beats = setInterval(beat, beatSeconds(collection.intervalSeconds) * 1000);
    const agents = await listAgents();
    const report = await engine.collectDue(
      agents.filter(agent => shardOf(agent, collection.shards) === shard),
      ended,
      runId,
    );
    if (ended.aborted) {
      return;
    }
    const finishedAt = new Date();
    await outlast(() => shards.finish(shard, runId, finishedAt, report));
    logger.info(
      `Collected ${report.agents} agents of ${report.accounts} accounts: ${report.madeCalls} AWS calls made, ${report.expectedCalls} expected`,
      { shard, ...report },
    );
  } catch (error) {
    // Another replica would fare no better: the next interval tries again.
    await outlast(() => shards.takeOver(shard, runId));
    throw error;
  } finally {
    clearInterval(beats);
    options.live.delete(runId);
  }
}
