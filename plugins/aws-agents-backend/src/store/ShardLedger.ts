import type { Knex } from 'knex';

/** What a finished collection of a shard did. */
export interface ShardReport {
  readonly agents: number;
  readonly accounts: number;
  readonly expectedCalls: number;
  readonly madeCalls: number;
  readonly durationMs: number;
}

/** The newest run of a shard. */
export interface ShardState {
  readonly shard: number;
  readonly runId: string;
  readonly replica: string;
  /** Grows while the run lives. */
  readonly beats: number;
  readonly running: boolean;
  readonly startedAt: Date;
  /** End of the last run that finished; null: none did. */
  readonly finishedAt: Date | null;
  /** What the last run that finished did. */
  readonly report: ShardReport | null;
}

interface ShardRow {
  shard: number;
  run_id: string;
  replica: string;
  beats: number;
  /** SQLite has no booleans. */
  running: boolean | number;
  started_at: number | string;
  finished_at: number | string | null;
  report: string | null;
}

const TABLE = 'collection_shards';

/** Keeps who works on which shard, for all replicas to see. */
export class ShardLedger {
  static create(database: Knex): ShardLedger {
    return new ShardLedger(database);
  }

  private constructor(private readonly database: Knex) {}

  /** Notes that a run begins. The one before is over, or its replica gone. */
  async begin(
    run: Pick<ShardState, 'shard' | 'runId' | 'replica' | 'startedAt'>,
  ): Promise<void> {
    const row = {
      run_id: run.runId,
      replica: run.replica,
      beats: 0,
      running: true,
      started_at: run.startedAt.getTime(),
    };
    await this.database('agent_claims')
      .whereIn(
        'run_id',
        this.database(TABLE).select('run_id').where({ shard: run.shard }),
      )
      .delete();
    await this.database<ShardRow>(TABLE)
      .insert({ shard: run.shard, ...row })
      .onConflict('shard')
      .merge(row);
  }

  /**
   * Shows that a run still lives.
   *
   * @returns false when another replica has taken the shard over
   */
  async beat(shard: number, runId: string): Promise<boolean> {
    const rows = await this.database<ShardRow>(TABLE)
      .where({ shard, run_id: runId, running: true })
      .increment('beats', 1);
    return rows === 1;
  }

  /** Notes that a run has come to its end. */
  async finish(
    shard: number,
    runId: string,
    finishedAt: Date,
    report: ShardReport,
  ): Promise<void> {
    await this.database<ShardRow>(TABLE)
      .where({ shard, run_id: runId })
      .update({
        running: false,
        finished_at: finishedAt.getTime(),
        report: JSON.stringify(report),
      });
  }

  /**
   * Ends a run whose replica is gone.
   *
   * @param beats - its last sign of life; with another one since it goes on.
   *   Absent: whatever it was
   * @returns true for one caller only, who then is to have the shard run again
   */
  async takeOver(
    shard: number,
    runId: string,
    beats?: number,
  ): Promise<boolean> {
    const rows = await this.database<ShardRow>(TABLE)
      .where({
        shard,
        run_id: runId,
        running: true,
        ...(beats === undefined ? {} : { beats }),
      })
      .update({ running: false });
    return rows === 1;
  }

  /** All shards below a number: there may be rows of a time with more shards. */
  async list(shards: number): Promise<ShardState[]> {
    const rows = await this.database<ShardRow>(TABLE)
      .where('shard', '<', shards)
      .orderBy('shard');
    return rows.map(row => ({
      shard: row.shard,
      runId: row.run_id,
      replica: row.replica,
      beats: row.beats,
      running: Boolean(row.running),
      startedAt: new Date(Number(row.started_at)),
      finishedAt:
        row.finished_at === null ? null : new Date(Number(row.finished_at)),
      report: row.report ? JSON.parse(row.report) : null,
    }));
  }
}
