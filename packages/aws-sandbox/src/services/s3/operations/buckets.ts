import type {
  CreateBucketCommandInput,
  CreateBucketCommandOutput,
  DeleteBucketCommandInput,
  GetBucketLocationCommandInput,
  GetBucketLocationCommandOutput,
  HeadBucketCommandInput,
  HeadBucketCommandOutput,
  ListBucketsCommandInput,
  ListBucketsCommandOutput,
} from '@aws-sdk/client-s3';
import type { OperationContext } from '../../../service';
import { bucketCheck } from '../access/bucketAccess';
import {
  parseContinuationToken,
  toContinuationToken,
} from '../listing/continuationToken';
import { BEGINNING } from '../listing/keyOrder';
import { s3Error } from '../s3Errors';
import { Bucket } from '../world/Bucket';
import { BUCKET_NAME } from '../world/bucketSeed';
import { canonicalUserId, type S3World } from '../world/S3World';
import { bucketOperation, type S3Operation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;

/** The region that has no name in a location constraint. */
const CLASSIC_REGION = 'us-east-1';
const MOST_BUCKETS = 10_000;

/** `ListBuckets` */
export const listBuckets: S3Operation<
  ListBucketsCommandInput,
  Output<ListBucketsCommandOutput>
> = {
  checks: () => [{ action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*' }],
  handle: (input, { state, accountId }) => {
    const { Prefix = '', BucketRegion, MaxBuckets = MOST_BUCKETS } = input;
    const { after } = input.ContinuationToken
      ? parseContinuationToken(input.ContinuationToken)
      : BEGINNING;
    const buckets = state
      .ownedBy(accountId)
      .filter(({ name }) => name.startsWith(Prefix) && name > after)
      .filter(({ region }) => !BucketRegion || region === BucketRegion);
    const page = buckets.slice(0, MaxBuckets);
    const last = page[page.length - 1];
    return {
      Owner: { ID: canonicalUserId(accountId) },
      Prefix: Prefix || undefined,
      Buckets: page.map(({ name, created, region, arn }) => ({
        Name: name,
        CreationDate: created,
        BucketRegion: region,
        BucketArn: arn,
      })),
      ContinuationToken:
        buckets.length > page.length
          ? toContinuationToken({ after: last.name, skipsPrefix: false })
          : undefined,
    };
  },
};

/** `HeadBucket` */
export const headBucket = bucketOperation<
  HeadBucketCommandInput,
  Output<HeadBucketCommandOutput>
>('s3:ListBucket', ({ arn, region }) => ({
  BucketArn: arn,
  BucketRegion: region,
  AccessPointAlias: false,
}));

/** `GetBucketLocation`, which every region answers. */
export const getBucketLocation: S3Operation<
  GetBucketLocationCommandInput,
  Output<GetBucketLocationCommandOutput>
> = {
  checks: ({ Bucket: name = '', ExpectedBucketOwner }, context) => {
    const bucket = context.state.bucket(name);
    if (ExpectedBucketOwner && ExpectedBucketOwner !== bucket.accountId) {
      throw s3Error('AccessDenied');
    }
    return [bucketCheck('s3:GetBucketLocation', bucket, context)];
  },
  handle: ({ Bucket: name = '' }, { state }) => {
    const { region } = state.bucket(name);
    return {
      LocationConstraint:
        region === CLASSIC_REGION
          ? undefined
          : (region as GetBucketLocationCommandOutput['LocationConstraint']),
    };
  },
};

/** The region of a new bucket: the constraint has to agree with where the request went. */
function locationOf(
  { CreateBucketConfiguration: configuration }: CreateBucketCommandInput,
  { region }: OperationContext<S3World>,
): string {
  const constraint: string | undefined = configuration?.LocationConstraint;
  const agrees =
    constraint === undefined
      ? region === CLASSIC_REGION
      : constraint === region && region !== CLASSIC_REGION;
  if (agrees) return region;
  if (constraint === CLASSIC_REGION) {
    throw s3Error('InvalidLocationConstraint', {
      LocationConstraint: constraint,
    });
  }
  throw s3Error(
    'IllegalLocationConstraintException',
    {},
    `The ${
      constraint ?? 'unspecified'
    } location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

/** `CreateBucket`: private, encrypted with SSE-S3 and owned by the bucket owner, as new buckets are since 2023. */
export const createBucket: S3Operation<
  CreateBucketCommandInput,
  Output<CreateBucketCommandOutput>
> = {
  checks: (input, { region, accountId }) => [
    {
      action: 's3:CreateBucket',
      resource: `arn:aws:s3:::${input.Bucket}`,
      resourceAccountId: accountId,
      context: {
        's3:LocationConstraint':
          input.CreateBucketConfiguration?.LocationConstraint ?? region,
      },
    },
  ],
  handle: (input, context) => {
    const { Bucket: name = '', ObjectOwnership } = input;
    const { state, accountId, now } = context;
    if (!BUCKET_NAME.test(name)) {
      throw s3Error('InvalidBucketName', { BucketName: name });
    }
    const region = locationOf(input, context);
    const existing = state.find(name);
    if (existing) {
      throw s3Error(
        existing.accountId === accountId
          ? 'BucketAlreadyOwnedByYou'
          : 'BucketAlreadyExists',
        { BucketName: name },
      );
    }
    state.add(
      Bucket.create({
        name,
        accountId,
        region,
        created: now,
        settings: {
          encryption: { algorithm: 'AES256' },
          ownership: ObjectOwnership ?? 'BucketOwnerEnforced',
          publicAccessBlock: {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          },
        },
      }),
    );
    return { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` };
  },
};

/** `DeleteBucket` */
export const deleteBucket = bucketOperation<DeleteBucketCommandInput, void>(
  's3:DeleteBucket',
  (bucket, _input, { state, now }) => {
    if (!bucket.objects('', BEGINNING, now).next().done) {
      throw s3Error('BucketNotEmpty', { BucketName: bucket.name });
    }
    state.remove(bucket.name);
  },
);
