import type { FindingWaiver } from 'backstage-plugin-aws-agents-common';

/** A finding that somebody accepted. */
export interface WaiverRecord {
  readonly id: string;
  readonly entityRef: string;
  readonly findingId: string;
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly until: Date;
  readonly withdrawn?: { readonly by: string; readonly at: Date };
}

/** Keeps waivers, those that are over included. */
export interface WaiverStore {
  add(waiver: WaiverRecord): Promise<void>;
  /** All waivers of an agent, newest first. */
  list(entityRef: string): Promise<WaiverRecord[]>;
  /** Ids of the findings that are waived now, by agent. */
  waivedFindings(
    entityRefs: readonly string[],
    now: Date,
  ): Promise<Map<string, ReadonlySet<string>>>;
  /** Takes a waiver back; false when it is not there or was taken back before. */
  withdraw(
    entityRef: string,
    id: string,
    withdrawn: { by: string; at: Date },
  ): Promise<boolean>;
}

/** What a waiver is at a time. */
export function waiverState(
  { withdrawn, until }: WaiverRecord,
  now: Date,
): FindingWaiver['state'] {
  if (withdrawn) {
    return 'withdrawn';
  }
  return until.getTime() > now.getTime() ? 'active' : 'lapsed';
}

/** A waiver for the browser. */
export function toFindingWaiver(
  waiver: WaiverRecord,
  now: Date,
): FindingWaiver {
  const { id, findingId, rule, title, reason, createdBy, withdrawn } = waiver;
  return {
    id,
    findingId,
    rule,
    title,
    reason,
    createdBy,
    createdAt: waiver.createdAt.toISOString(),
    until: waiver.until.toISOString(),
    state: waiverState(waiver, now),
    ...(withdrawn
      ? { withdrawnBy: withdrawn.by, withdrawnAt: withdrawn.at.toISOString() }
      : {}),
  };
}
