import type { FleetRow } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution } from '../agents';

/**
 * An agent as lists show it. Which tiles it belongs to depends on the time of
 * the question, and is left out.
 */
export type FleetEntry = Omit<FleetRow, 'tiles'>;

/** What catalog and config say of an agent. */
export interface FleetMember {
  readonly entityRef: string;
  /** Of the entity, by which the catalog tells who may see it. */
  readonly uid: string;
  /** Changes with the resolution. */
  readonly fingerprint: string;
  readonly resolution: AgentResolution;
}

/** An agent of the fleet with the uid of its entity. */
export interface ListedAgent {
  readonly uid: string;
  readonly entry: FleetEntry;
}

/** An agent of the fleet with what lists show of it. */
export interface FleetRecord extends FleetMember {
  readonly entry: FleetEntry;
}

/** Keeps all agents in short. */
export interface FleetStore {
  /** Fingerprints by entity ref, with the uid. */
  known(): Promise<Map<string, Pick<FleetMember, 'uid' | 'fingerprint'>>>;
  /** Those of the given agents that are kept. */
  members(entityRefs: readonly string[]): Promise<FleetMember[]>;
  /** Adds agents, or replaces what is kept of them. */
  write(records: readonly FleetRecord[], now: Date): Promise<void>;
  forget(entityRefs: readonly string[]): Promise<void>;
  /**
   * Agents that were written since a time.
   *
   * @param since - inclusive; absent: all there are
   */
  list(since?: Date): Promise<ListedAgent[]>;
}
