import type { Knex } from 'knex';
import { inBatches, ROWS_PER_STATEMENT, selectWhereIn } from './batches';
import { GroupCommit } from './GroupCommit';
import { GroupRead } from './GroupRead';
import { outlast } from './outlast';

/** An agent that a run observes at the moment. */
export interface AgentClaim {
  readonly entityRef: string;
  readonly runId: string;
  /** Observations of the run are dated this or later. */
  readonly since: Date;
}

/** A run that observes agents. */
export interface ClaimingRun {
  readonly runId: string;
  readonly now: Date;
  /** After so long it is held to be gone, in ms. */
  readonly leaseMs: number;
}

/** Has every agent observed by one run at a time, of whatever replica. */
export interface AgentClaims {
  /**
   * Claims agents for a run.
   *
   * @returns claims of other runs on them, by entity ref
   */
  claim(
    entityRefs: readonly string[],
    run: ClaimingRun,
  ): Promise<ReadonlyMap<string, AgentClaim>>;
  /** Gives up what a run has claimed of some agents. */
  release(entityRefs: readonly string[], runId: string): Promise<void>;
}

interface ClaimRow {
  entity_ref: string;
  run_id: string;
  since: number | string;
  expires_at: number | string;
}

const TABLE = 'agent_claims';

/** {@link AgentClaims} in the plugin's database; joins what is asked side by side. */
export class DatabaseAgentClaims implements AgentClaims {
  private readonly claims: GroupCommit<ClaimRow>;
  private readonly owners: GroupRead<AgentClaim>;
  private readonly releases: GroupCommit<
    Pick<ClaimRow, 'entity_ref' | 'run_id'>
  >;

  static create(database: Knex): DatabaseAgentClaims {
    return new DatabaseAgentClaims(database);
  }

  private constructor(private readonly database: Knex) {
    this.claims = new GroupCommit(
      rows => this.write(rows),
      row => row.entity_ref,
    );
    this.owners = new GroupRead(refs => this.read(refs));
    this.releases = new GroupCommit(
      rows => this.remove(rows),
      row => row.entity_ref,
    );
  }

  async claim(
    entityRefs: readonly string[],
    { runId, now, leaseMs }: ClaimingRun,
  ): Promise<ReadonlyMap<string, AgentClaim>> {
    await this.claims.add(
      entityRefs.map(entityRef => ({
        entity_ref: entityRef,
        run_id: runId,
        since: now.getTime(),
        expires_at: now.getTime() + leaseMs,
      })),
    );
    const owners = await this.owners.get(entityRefs);
    return new Map([...owners].filter(([, owner]) => owner.runId !== runId));
  }

  async release(entityRefs: readonly string[], runId: string): Promise<void> {
    await this.releases.add(
      entityRefs.map(entityRef => ({ entity_ref: entityRef, run_id: runId })),
    );
  }

  private async write(rows: readonly ClaimRow[]): Promise<void> {
    // In order, so that replicas never wait for each other in a circle.
    const sorted = [...rows].sort((a, b) =>
      a.entity_ref < b.entity_ref ? -1 : 1,
    );
    for (const batch of inBatches(sorted, ROWS_PER_STATEMENT)) {
      await outlast(() =>
        this.database(TABLE)
          .insert(batch)
          .onConflict('entity_ref')
          .merge()
          // Of a run that is gone, or this one's own.
          .whereRaw(
            `${TABLE}.expires_at < excluded.since or ${TABLE}.run_id = excluded.run_id`,
          ),
      );
    }
  }

  private async read(
    refs: readonly string[],
  ): Promise<Map<string, AgentClaim>> {
    const rows = await outlast(() =>
      selectWhereIn<ClaimRow>(() => this.database(TABLE), 'entity_ref', refs),
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          runId: row.run_id,
          since: new Date(Number(row.since)),
        },
      ]),
    );
  }

  private async remove(
    rows: ReadonlyArray<Pick<ClaimRow, 'entity_ref' | 'run_id'>>,
  ): Promise<void> {
    for (const runId of new Set(rows.map(row => row.run_id))) {
      const refs = rows
        .filter(row => row.run_id === runId)
        .map(row => row.entity_ref);
      for (const batch of inBatches(refs, ROWS_PER_STATEMENT)) {
        await outlast(() =>
          this.database(TABLE)
            .where({ run_id: runId })
            .whereIn('entity_ref', batch)
            .delete(),
        );
      }
    }
  }
}
