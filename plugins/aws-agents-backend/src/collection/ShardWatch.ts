import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { errorText } from '../errorText';
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
  /** Shards that this process has taken over and that do not run again yet. */
  private readonly taken = new Set<number>();
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
      logger.warn('Could not look at the shards', { error: errorText(error) });
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
    // What was taken over at an earlier look, and runs by now.
    for (const { shard } of states.filter(({ running }) => running)) {
      this.taken.delete(shard);
    }
    for (const state of others) {
      const { unmoved } = this.sightings.get(state.shard) ?? { unmoved: 0 };
      if (unmoved >= MISSED_BEATS) {
        await (state.running ? this.replace(state) : this.release(state));
      }
    }
    for (const shard of this.taken) {
      await this.runAgain(shard);
    }
  }

  /** Has the scheduler wait for the next interval, not for a run that is over. */
  private async release({ shard }: ShardState): Promise<void> {
    await this.options.scheduler
      .cancelTask(shardTaskId(shard))
      .catch(ignoreConflict);
  }

  private async replace({
    shard,
    runId,
    replica,
    beats,
  }: ShardState): Promise<void> {
    const { ledger, logger } = this.options;
    try {
      // With one beat more the run lives after all.
      if (await ledger.takeOver(shard, runId, beats)) {
        logger.warn(
          `Replica ${replica} has stopped working on shard ${shard}: the shard runs again`,
        );
        this.taken.add(shard);
      }
    } catch (error) {
      logger.warn(`Could not take over shard ${shard}`, {
        error: errorText(error),
      });
    }
  }

  /** Nobody else knows that the shard is to run: this goes on until it does. */
  private async runAgain(shard: number): Promise<void> {
    const { scheduler, logger } = this.options;
    const task = shardTaskId(shard);
    try {
      // Of a replica that stopped in good order the scheduler knows already.
      await scheduler.cancelTask(task).catch(ignoreConflict);
      await scheduler.triggerTask(task).catch(ignoreConflict);
      this.taken.delete(shard);
    } catch (error) {
      logger.warn(`Shard ${shard} does not run again yet`, {
        error: errorText(error),
      });
    }
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
