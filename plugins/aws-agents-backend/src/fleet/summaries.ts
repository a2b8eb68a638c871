import type {
  AccessKeysData,
  Delivery,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { SESSION_OBSERVATION } from '../collection';
import type { ObservationWrite } from '../store';

const DAY_MS = 24 * 3600 * 1000;

/** What lists show of an agent's session. */
export interface SessionSummary {
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** What lists show of what arrives at an agent's delivery locations. */
export interface DeliveriesSummary {
  readonly newestAt: string | null;
  /** Locations that could be listed and got nothing within the window. */
  readonly silentLocations: number;
}

/** What lists show of an agent's access keys. */
export interface AccessKeysSummary {
  /** When the oldest active key is to be rotated. */
  readonly dueAt: string | null;
}

/** A session in short. */
export function summariseSession({
  issuedAt,
  expiresAt,
}: SessionInfo): SessionSummary {
  return { issuedAt, expiresAt };
}

/**
 * Deliveries in short.
 *
 * @param now - when they were looked at
 */
export function summariseDeliveries(
  deliveries: readonly Delivery[],
  now: Date,
): DeliveriesSummary {
  const times = deliveries.flatMap(({ newest }) => (newest ? [newest.at] : []));
  const silent = deliveries.filter(
    ({ objects, newest, truncated, windowSeconds }) =>
      objects === 0 &&
      !truncated &&
      (!newest || now.getTime() - Date.parse(newest.at) > windowSeconds * 1000),
  );
  return {
    newestAt: times.sort().at(-1) ?? null,
    silentLocations: silent.length,
  };
}

/** Access keys in short. */
export function summariseAccessKeys({
  keys,
  rotationLimitDays,
}: AccessKeysData): AccessKeysSummary {
  const created = keys
    .filter(({ status }) => status === 'Active')
    .map(({ createdAt }) => Date.parse(createdAt));
  return {
    dueAt:
      created.length > 0
        ? new Date(
            Math.min(...created) + rotationLimitDays * DAY_MS,
          ).toISOString()
        : null,
  };
}

/**
 * What lists show of an observation, where its collector says nothing itself.
 *
 * @returns undefined for collectors of which lists show nothing
 */
export function summarise({
  collector,
  data,
  observedAt,
}: Pick<ObservationWrite, 'collector' | 'data' | 'observedAt'>): unknown {
  if (data === undefined || data === null) {
    return undefined;
  }
  switch (collector) {
    case SESSION_OBSERVATION:
      return summariseSession(data as SessionInfo);
    case 'deliveries':
      return summariseDeliveries(data as Delivery[], observedAt);
    case 'access-keys':
      return summariseAccessKeys(data as AccessKeysData);
    case 'metrics':
      // Small already.
      return data;
    default:
      return undefined;
  }
}
