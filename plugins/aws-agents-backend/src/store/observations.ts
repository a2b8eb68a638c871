import type {
  Failure,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';

/** The newest observation of one collector for one agent. */
export interface ObservationRecord {
  readonly entityRef: string;
  readonly collector: string;
  /** Fingerprint of the part of the binding that it was made by. */
  readonly binding: string;
  readonly status: ObservationStatus;
  readonly reason: string;
  readonly observedAt: Date;
  /** Age of `data`; null when there never was any. */
  readonly dataAt: Date | null;
  /** Data of the last attempt that brought any. */
  readonly data: unknown;
  /** Failures of the last attempt. */
  readonly failures: readonly Failure[];
  /** Numbers of `data`, when its collector gave any. */
  readonly summary?: unknown;
}

/**
 * An observation to keep. Without `data`, the last good data stays if it was
 * made by the same binding.
 */
export interface ObservationWrite {
  readonly entityRef: string;
  readonly collector: string;
  /** Fingerprint of the part of the binding that it was made by. */
  readonly binding: string;
  readonly status: ObservationStatus;
  readonly reason: string;
  readonly observedAt: Date;
  readonly data?: unknown;
  readonly failures: readonly Failure[];
  /** Numbers of `data` for lists: small, and kept as long as the data. */
  readonly summary?: unknown;
}

/** Keeps the newest observation of each collector for each agent. */
export interface ObservationStore {
  /**
   * Writes observations in one transaction. One that is older than what is
   * kept is dropped, so that a slow run cannot undo an explicit refresh.
   */
  write(observations: readonly ObservationWrite[]): Promise<void>;
  /**
   * Observations of one agent, by collector name.
   *
   * @param collectors - just theirs; absent: all
   */
  list(
    entityRef: string,
    collectors?: readonly string[],
  ): Promise<ObservationRecord[]>;
  /** States of many agents, without their data. */
  listStates(
    entityRefs: readonly string[],
  ): Promise<Map<string, ObservationRecord[]>>;
  /** The last good data of one collector, by agent; those without are missing. */
  listData(
    entityRefs: readonly string[],
    collector: string,
  ): Promise<Map<string, unknown>>;
  /** Forgets collectors that no longer apply to an agent. */
  retainCollectors(
    entityRef: string,
    collectors: readonly string[],
  ): Promise<void>;
  /** Forgets agents that nobody observed since the given time. */
  prune(before: Date): Promise<void>;
}
