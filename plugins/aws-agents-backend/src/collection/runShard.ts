import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ResolvedAgent } from '../agents';
import type { ShardLedger } from '../store';
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
  readonly collection: {
    readonly intervalSeconds: number;
    readonly shards: number;
  };
}

/**
 * Collects the agents of one shard, and shows signs of life meanwhile. A run
 * that is called off, as the backend stops, is left open: other replicas then
 * see it as dead and have the shard run again at once.
 */
export async function runShard(
  shard: number,
  options: ShardRunOptions,
  signal: AbortSignal,
): Promise<void> {
  const { listAgents, engine, shards, logger, replica, collection } = options;
  const runId = randomUUID();
  await shards.begin({ shard, runId, replica, startedAt: new Date() });
  const lost = new AbortController();
  const beats = setInterval(async () => {
    try {
      if (!(await shards.beat(shard, runId))) {
        lost.abort(new Error(`shard ${shard} was taken over`));
      }
    } catch (error) {
      logger.warn(`Could not show that shard ${shard} is worked on`, {
        error: `${error}`,
      });
    }
  }, beatSeconds(collection.intervalSeconds) * 1000);
  const ended = AbortSignal.any([signal, lost.signal]);
  try {
    const agents = await listAgents();
    const report = await engine.collectDue(
      agents.filter(agent => shardOf(agent, collection.shards) === shard),
      ended,
    );
    if (ended.aborted) {
      return;
    }
    await shards.finish(shard, runId, new Date(), report);
    logger.info(
      `Collected ${report.agents} agents of ${report.accounts} accounts: ${report.madeCalls} AWS calls made, ${report.expectedCalls} expected`,
      { shard, ...report },
    );
  } catch (error) {
    // Another replica would fare no better: the next interval tries again.
    await shards.takeOver(shard, runId);
    throw error;
  } finally {
    clearInterval(beats);
  }
}
