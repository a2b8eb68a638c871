import type { ShardState } from '../store';

/** How the engine is. */
export interface EngineHealth {
  /** `starting` until each shard has been collected once. */
  readonly status: 'ok' | 'starting' | 'late';
  /** Whether what is told of agents is up to date. */
  readonly ready: boolean;
  /** End of the newest finished collection. */
  readonly lastCollectionAt: Date | null;
  readonly shards: ReadonlyArray<{
    readonly shard: number;
    readonly replica: string | null;
    readonly running: boolean;
    readonly finishedAt: Date | null;
    /** Seconds since the last finished collection, or the start of the backend. */
    readonly lagSeconds: number;
    readonly late: boolean;
  }>;
}

/** Collections that a shard may miss before it is late. */
const MISSED = 2;

/**
 * Judges the engine by when each shard was collected last.
 *
 * @param states - shards that were ever collected
 */
export function judgeHealth(
  states: readonly ShardState[],
  options: {
    shards: number;
    intervalSeconds: number;
    timeoutSeconds: number;
    startedAt: Date;
    now: Date;
  },
): EngineHealth {
  const { intervalSeconds, timeoutSeconds, startedAt, now } = options;
  const byShard = new Map(states.map(state => [state.shard, state]));
  const shards = Array.from({ length: options.shards }, (_, shard) => {
    const state = byShard.get(shard);
    const since = Math.max(
      state?.finishedAt?.getTime() ?? 0,
      startedAt.getTime(),
    );
    const lagSeconds = Math.max(0, (now.getTime() - since) / 1000);
    return {
      shard,
      replica: state?.replica ?? null,
      running: state?.running ?? false,
      finishedAt: state?.finishedAt ?? null,
      lagSeconds,
      late: lagSeconds > MISSED * intervalSeconds + timeoutSeconds,
    };
  });
  const finished = shards.flatMap(({ finishedAt }) =>
    finishedAt ? [finishedAt.getTime()] : [],
  );
  const status = statusOf(
    shards.some(({ late }) => late),
    finished.length < shards.length,
  );
  return {
    status,
    ready: status === 'ok',
    lastCollectionAt:
      finished.length > 0 ? new Date(Math.max(...finished)) : null,
    shards,
  };
}

function statusOf(isLate: boolean, isNew: boolean): EngineHealth['status'] {
  if (isLate) {
    return 'late';
  }
  return isNew ? 'starting' : 'ok';
}
