import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ShardLedger, ShardState } from '../store';

/** Looks without a new beat after which a run is held to be dead. */
const MISSED_BEATS = 3;

/** A run as it was seen, and for how many looks it has not moved. */
interface Sighting {
  readonly runId: string;
  readonly beats: number;
  readonly unmoved: number;
}

/** Seconds between two beats of a run, and between two looks at them. */
export function beatSeconds(intervalSeconds: number): number {
  // Dead after 3 looks, seen by the scheduler within 5 s: well within an interval.
  return Math.max(1, Math.min(5, Math.floor(intervalSeconds / 10)));
}

/** Name of the scheduled task of a shard. */
export function shardTaskId(shard: number): string {
  return `collect-${shard}`;
}

/**
 * Looks whether the replicas that work on shards still live. The scheduler
 * would wait for the time limit of a task whose replica was killed; this has
 * the shard run again as soon as its run has shown no sign of life for some
 * looks. It compares what it sees itself, so clocks need not agree. After the
 * database was away, it also ends what the scheduler only takes for running,
 * because the word of its end was lost.
 */
export class ShardWatch {
  private sightings = new Map<number, Sighting>();
  /** Looks to come at which the scheduler is doubted. */
  private doubts = 0;

  static create(options: {
    ledger: Pick<ShardLedger, 'list' | 'takeOver'>;
    scheduler: Pick<SchedulerService, 'cancelTask' | 'triggerTask'>;
    logger: LoggerService;
    /** Runs that this process works on. */
    live: ReadonlySet<string>;
    shards: number;
  }): ShardWatch {
    return new ShardWatch(options);
  }

  private constructor(
    private readonly options: Parameters<typeof ShardWatch.create>[0],
  ) {}

  /** To be called once a beat. */
  async look(): Promise<void> {
    const { ledger, shards, live, logger } = this.options;
    let states: ShardState[];
    try {
      states = await ledger.list(shards);
    } catch (error) {
      // While the database is away nobody can show signs of life.
      this.sightings.clear();
      this.doubts = MISSED_BEATS + 1;
      logger.warn('Could not look at the shards', { error: `${error}` });
      return;
    }
    const inDoubt = this.doubts > 0;
    this.doubts = Math.max(0, this.doubts - 1);
    const others = states.filter(
      state => (state.running || inDoubt) && !live.has(state.runId),
    );
    this.sightings = new Map(
      others.map(state => [
        state.shard,
        sight(state, this.sightings.get(state.shard)),
      ]),
    );
    for (const state of others) {
      const { unmoved } = this.sightings.get(state.shard) ?? { unmoved: 0 };
      if (unmoved >= MISSED_BEATS) {
        await (state.running ? this.replace(state) : this.release(state));
      }
    }
  }

  /** Has the scheduler wait for the next interval, not for a run that is over. */
  private async release({ shard }: ShardState): Promise<void> {
    await this.options.scheduler
      .cancelTask(shardTaskId(shard))
      .catch(ignoreConflict);
  }

  private async replace(state: ShardState): Promise<void> {
    const { ledger, scheduler, logger } = this.options;
    if (!(await ledger.takeOver(state.shard, state.runId))) {
      return;
    }
    logger.warn(
      `Replica ${state.replica} has stopped working on shard ${state.shard}: the shard runs again`,
    );
    const task = shardTaskId(state.shard);
    // Of a replica that stopped in good order the scheduler knows already.
    await scheduler.cancelTask(task).catch(ignoreConflict);
    await scheduler.triggerTask(task).catch(ignoreConflict);
  }
}

function sight(state: ShardState, last: Sighting | undefined): Sighting {
  const isSame = last?.runId === state.runId && last.beats === state.beats;
  return {
    runId: state.runId,
    beats: state.beats,
    unmoved: isSame ? last.unmoved + 1 : 0,
  };
}

function ignoreConflict(error: unknown): void {
  if (!(error instanceof Error && error.name === 'ConflictError')) {
    throw error;
  }
}
