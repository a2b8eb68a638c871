import type {
  DeleteBucketPolicyCommandInput,
  GetBucketPolicyCommandInput,
  GetBucketPolicyCommandOutput,
  GetBucketPolicyStatusCommandInput,
  GetBucketPolicyStatusCommandOutput,
  PutBucketPolicyCommandInput,
} from '@aws-sdk/client-s3';
import { parsePolicy, PolicyParseError, type Policy } from 'iam-policy-engine';
import { isPublicPolicy } from '../access/publicPolicy';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import { bucketOperation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;

function policyOf({ name, settings }: Bucket): Policy {
  if (!settings.policy) {
    throw s3Error('NoSuchBucketPolicy', { BucketName: name });
  }
  return settings.policy;
}

/** `GetBucketPolicy` */
export const getBucketPolicy = bucketOperation<
  GetBucketPolicyCommandInput,
  Output<GetBucketPolicyCommandOutput>
>('s3:GetBucketPolicy', bucket => {
  const { source, document } = policyOf(bucket);
  return { Policy: source ?? JSON.stringify(document) };
});

/** `GetBucketPolicyStatus` */
export const getBucketPolicyStatus = bucketOperation<
  GetBucketPolicyStatusCommandInput,
  Output<GetBucketPolicyStatusCommandOutput>
>('s3:GetBucketPolicyStatus', bucket => ({
  PolicyStatus: { IsPublic: isPublicPolicy(policyOf(bucket)) },
}));

/** Whether a pattern can mean this bucket or what is in it. */
function concerns({ arn }: Bucket, pattern: string): boolean {
  const [beforeWildcard] = pattern.split(/[*?]|\$\{/);
  return beforeWildcard === pattern
    ? pattern === arn || pattern.startsWith(`${arn}/`)
    : beforeWildcard.startsWith(`${arn}/`) || arn.startsWith(beforeWildcard);
}

function parse(bucket: Bucket, text: string): Policy {
  let policy: Policy;
  try {
    policy = parsePolicy(text, {
      type: 'resource',
      id: bucket.name,
      arn: bucket.arn,
    });
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    const [{ path, message }] = error.issues;
    throw s3Error('MalformedPolicy', {}, `${path}: ${message}`);
  }
  const patterns = policy.statements.flatMap(s => s.resource?.patterns ?? []);
  if (!patterns.every(pattern => concerns(bucket, pattern))) {
    throw s3Error('MalformedPolicy', {}, 'Policy has invalid resource');
  }
  return policy;
}

/** `PutBucketPolicy` */
export const putBucketPolicy = bucketOperation<
  PutBucketPolicyCommandInput,
  void
>('s3:PutBucketPolicy', (bucket, { Policy: text = '' }, { caller }) => {
  const policy = parse(bucket, text);
  const { settings } = bucket;
  if (settings.publicAccessBlock?.BlockPublicPolicy && isPublicPolicy(policy)) {
    throw s3Error(
      'AccessDenied',
      {},
      `User: ${caller.principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucket.arn}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
  }
  settings.policy = policy;
});

/** `DeleteBucketPolicy` */
export const deleteBucketPolicy = bucketOperation<
  DeleteBucketPolicyCommandInput,
  void
>('s3:DeleteBucketPolicy', ({ settings }) => {
  settings.policy = undefined;
});
