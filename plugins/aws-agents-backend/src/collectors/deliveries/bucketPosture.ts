import type {
  PublicAccessBlockConfiguration,
  ServerSideEncryptionRule,
} from '@aws-sdk/client-s3';
import type { Delivery } from 'backstage-plugin-aws-agents-common';
import { evaluate, parsePolicy, type Policy } from 'iam-policy-engine';

/** Security facts of a bucket; `unknown` where nobody could look. */
export type BucketPosture = Pick<
  Delivery,
  'encryption' | 'encryptionStatus' | 'publicAccess' | 'tlsOnly' | 'versioning'
>;

/** Nothing is known yet. */
export const UNKNOWN_POSTURE: BucketPosture = {
  encryption: null,
  encryptionStatus: 'unknown',
  publicAccess: 'unknown',
  tlsOnly: 'unknown',
  versioning: 'unknown',
};

/** Calls that a policy must refuse without TLS to count as TLS-only. */
const TLS_PROBES = [
  { action: 's3:GetObject', suffix: '/any-key' },
  { action: 's3:PutObject', suffix: '/any-key' },
  { action: 's3:ListBucket', suffix: '' },
];

/** Default encryption of a bucket; it has none without a rule. */
export function encryptionOf(
  rules: readonly ServerSideEncryptionRule[],
): Pick<BucketPosture, 'encryption' | 'encryptionStatus'> {
  const [rule] = rules;
  const byDefault = rule?.ApplyServerSideEncryptionByDefault;
  if (!byDefault?.SSEAlgorithm) {
    return { encryption: null, encryptionStatus: 'none' };
  }
  return {
    encryption: {
      algorithm: byDefault.SSEAlgorithm,
      ...(byDefault.KMSMasterKeyID ? { keyId: byDefault.KMSMasterKeyID } : {}),
      ...(rule.BucketKeyEnabled === undefined
        ? {}
        : { bucketKey: rule.BucketKeyEnabled }),
    },
    encryptionStatus: 'encrypted',
  };
}

/** How many of the four blocks are on. */
export function publicAccessOf(
  block: PublicAccessBlockConfiguration | undefined,
): BucketPosture['publicAccess'] {
  const on = [
    block?.BlockPublicAcls,
    block?.IgnorePublicAcls,
    block?.BlockPublicPolicy,
    block?.RestrictPublicBuckets,
  ].filter(Boolean).length;
  if (on === 4) {
    return 'blocked';
  }
  return on > 0 ? 'partly-blocked' : 'not-blocked';
}

/**
 * Whether the bucket policy refuses everybody who comes without TLS. Decided by
 * evaluating requests, not by the shape of the statement.
 *
 * @throws PolicyParseError when the text is no policy
 */
export function tlsOnlyOf(
  bucket: { name: string; partition: string; accountId: string },
  policyText: string | undefined,
): BucketPosture['tlsOnly'] {
  if (!policyText) {
    return 'no';
  }
  const policy = parsePolicy(policyText, { type: 'resource', id: bucket.name });
  const refusesAll = TLS_PROBES.every(
    probe =>
      isRefused(bucket, policy, probe, 'false') &&
      !isRefused(bucket, policy, probe, 'true'),
  );
  return refusesAll ? 'yes' : 'no';
}

/** Versioning state; a bucket that never had any returns nothing. */
export function versioningOf(
  status: string | undefined,
): BucketPosture['versioning'] {
  if (status === 'Enabled') {
    return 'enabled';
  }
  return status === 'Suspended' ? 'suspended' : 'disabled';
}

function isRefused(
  bucket: { name: string; partition: string; accountId: string },
  policy: Policy,
  probe: { action: string; suffix: string },
  secureTransport: 'true' | 'false',
): boolean {
  const decision = evaluate(
    {
      principal: { kind: 'anonymous', arn: '*' },
      action: probe.action,
      resource: `arn:${bucket.partition}:s3:::${bucket.name}${probe.suffix}`,
      resourceAccountId: bucket.accountId,
      context: { 'aws:SecureTransport': secureTransport },
    },
    { resource: policy },
  );
  return decision.reason === 'explicit-deny';
}
