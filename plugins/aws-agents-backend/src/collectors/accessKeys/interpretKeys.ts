import type { AccessKeyLastUsed, AccessKeyMetadata } from '@aws-sdk/client-iam';
import type {
  AccessKey,
  AccessKeysData,
} from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import { maskAccessKeyId } from '../../aws';

const DAY_MS = 24 * 3600 * 1000;
/** IAM says so of a key that was never used. */
const NOT_APPLICABLE = 'N/A';

/** One key with what IAM knows of its use. */
export interface KeyReading {
  readonly metadata: AccessKeyMetadata;
  readonly lastUsed?: AccessKeyLastUsed;
}

/** Turns a user's keys into data and status of the observation. */
export function interpretKeys(
  userArn: string,
  readings: readonly KeyReading[],
  rotationLimitDays: number,
  now: Date,
): CollectorOutcome & { data: AccessKeysData } {
  const keys = readings.map(reading => toKey(reading, rotationLimitDays, now));
  return {
    ...verdict(keys, rotationLimitDays),
    failures: [],
    data: { userArn, rotationLimitDays, keys },
  };
}

function toKey(
  { metadata, lastUsed }: KeyReading,
  rotationLimitDays: number,
  now: Date,
): AccessKey {
  const created = metadata.CreateDate ?? now;
  const ageDays = Math.floor((now.getTime() - created.getTime()) / DAY_MS);
  const status = metadata.Status === 'Inactive' ? 'Inactive' : 'Active';
  const { ServiceName, Region } = lastUsed ?? {};
  return {
    accessKeyId: maskAccessKeyId(metadata.AccessKeyId ?? ''),
    status,
    createdAt: created.toISOString(),
    ageDays,
    lastUsed: lastUsed?.LastUsedDate
      ? {
          at: lastUsed.LastUsedDate.toISOString(),
          ...(ServiceName && ServiceName !== NOT_APPLICABLE
            ? { service: ServiceName }
            : {}),
          ...(Region && Region !== NOT_APPLICABLE ? { region: Region } : {}),
        }
      : null,
    overdue: status === 'Active' && ageDays > rotationLimitDays,
  };
}

function verdict(
  keys: readonly AccessKey[],
  rotationLimitDays: number,
): Pick<CollectorOutcome, 'status' | 'reason'> {
  const { status, reason } = activeVerdict(keys, rotationLimitDays);
  const inactive = keys.filter(key => key.status === 'Inactive');
  return {
    status,
    reason: [
      reason,
      ...inactive.map(
        ({ accessKeyId }) => `${accessKeyId} is inactive: delete it`,
      ),
    ]
      .join('; ')
      .concat('.'),
  };
}

function activeVerdict(
  keys: readonly AccessKey[],
  rotationLimitDays: number,
): Pick<CollectorOutcome, 'status' | 'reason'> {
  const active = keys.filter(({ status }) => status === 'Active');
  const [oldest] = [...active].sort((a, b) => b.ageDays - a.ageDays);
  if (!oldest) {
    return {
      status: 'degraded',
      reason: 'The IAM user has no active access key',
    };
  }
  const age = `${oldest.ageDays} days old`;
  return oldest.overdue
    ? {
        status: 'degraded',
        reason: `The access key ${oldest.accessKeyId} is ${age}; it should be rotated after ${rotationLimitDays} days`,
      }
    : { status: 'ok', reason: `The oldest active access key is ${age}` };
}
