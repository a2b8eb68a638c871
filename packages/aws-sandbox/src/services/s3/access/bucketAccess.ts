import type { AccessCheck, OperationContext } from '../../../service';
import { permanentRedirect, s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import type { S3World } from '../world/S3World';
import { isPublicPolicy } from './publicPolicy';

/** Condition keys of a request; those without value are left out. */
export type ConditionValues = Readonly<Record<string, string | undefined>>;

/** Members by which every request on a bucket names it. */
export interface BucketInput {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string;
}

/**
 * The bucket of a request that came to its region and expects its owner. An unsigned request says no region: its host
 * leads to the bucket's.
 *
 * @throws {@link AwsError} `NoSuchBucket`, `PermanentRedirect` or `AccessDenied`, which S3 finds before permissions
 */
export function addressedBucket(
  { Bucket: name = '', ExpectedBucketOwner: owner }: BucketInput,
  { state, region, caller }: OperationContext<S3World>,
): Bucket {
  const bucket = state.bucket(name);
  const signed = caller.principal.kind !== 'anonymous';
  if (signed && bucket.region !== region)
    throw permanentRedirect(name, bucket.region);
  if (owner !== undefined && owner !== bucket.accountId) {
    throw s3Error('AccessDenied');
  }
  return bucket;
}

/** The policy of a bucket as far as it counts: Block Public Access keeps a public one to the owner's account. */
function effectivePolicy(bucket: Bucket, callerAccountId?: string) {
  const { policy, publicAccessBlock } = bucket.settings;
  const restricted =
    policy &&
    publicAccessBlock?.RestrictPublicBuckets &&
    callerAccountId !== bucket.accountId &&
    isPublicPolicy(policy);
  return restricted ? undefined : policy;
}

/** A permission on a bucket or, with a key, on an object in it. */
export function bucketCheck(
  action: string,
  bucket: Bucket,
  { caller }: OperationContext<S3World>,
  { key, values = {} }: { key?: string; values?: ConditionValues } = {},
): AccessCheck {
  const context: Record<string, string> = {
    's3:ResourceAccount': bucket.accountId,
    'aws:ResourceAccount': bucket.accountId,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) context[name] = value;
  }
  return {
    action,
    resource: key === undefined ? bucket.arn : `${bucket.arn}/${key}`,
    resourceAccountId: bucket.accountId,
    resourcePolicy: effectivePolicy(bucket, caller.accountId),
    context,
  };
}
