import type {
  AbortMultipartUploadCommandInput,
  CompleteMultipartUploadCommandInput,
  CompleteMultipartUploadCommandOutput,
  CreateMultipartUploadCommandInput,
  CreateMultipartUploadCommandOutput,
  UploadPartCommandInput,
  UploadPartCommandOutput,
} from '@aws-sdk/client-s3';
import type { AccessCheck, OperationContext } from '../../../service';
import {
  addressedBucket,
  bucketCheck,
  type BucketInput,
} from '../access/bucketAccess';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import { MultipartUpload } from '../world/MultipartUpload';
import type { S3World } from '../world/S3World';
import { checkBody, checksumMember } from './checksums';
import { encryptionMembers } from './encryptionMembers';
import {
  checkKey,
  encryptionOf,
  headersOf,
  wholeSeconds,
  writeConditions,
} from './newObject';
import type { S3Operation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;
type Context = OperationContext<S3World>;

/** Members by which a request names an upload. */
interface UploadInput extends BucketInput {
  readonly Key: string | undefined;
  readonly UploadId?: string;
}

const MOST_PARTS = 10_000;

function keyCheck(action: string, input: UploadInput, context: Context) {
  const bucket = addressedBucket(input, context);
  return [bucketCheck(action, bucket, context, { key: input.Key })];
}

const mayPut = (input: UploadInput, context: Context): AccessCheck[] =>
  keyCheck('s3:PutObject', input, context);

/** @throws {@link AwsError} `NoSuchUpload` */
export function findUpload(
  bucket: Bucket,
  { Key: key, UploadId: id = '' }: UploadInput,
): MultipartUpload {
  const upload = bucket.uploads.get(id);
  if (upload?.key !== key) throw s3Error('NoSuchUpload', { UploadId: id });
  return upload as MultipartUpload;
}

/** @throws {@link AwsError} `InvalidArgument` for a number that is out of range */
export function partNumber(number: number = 0): number {
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PARTS) {
    return number;
  }
  throw s3Error(
    'InvalidArgument',
    { ArgumentName: 'partNumber', ArgumentValue: String(number) },
    `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
  );
}

/** `CreateMultipartUpload` */
export const createMultipartUpload: S3Operation<
  CreateMultipartUploadCommandInput,
  Output<CreateMultipartUploadCommandOutput>
> = {
  checks: (input, context) => [
    bucketCheck('s3:PutObject', addressedBucket(input, context), context, {
      key: input.Key,
      values: writeConditions(input),
    }),
  ],
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const { Key: key = '' } = input;
    checkKey(key);
    const encryption = encryptionOf(input, bucket);
    const upload = MultipartUpload.create(key, headersOf(input), encryption);
    bucket.uploads.set(upload.id, upload);
    return {
      Bucket: bucket.name,
      Key: key,
      UploadId: upload.id,
      ChecksumAlgorithm: input.ChecksumAlgorithm,
      ChecksumType: input.ChecksumType,
      ...encryptionMembers(encryption),
    };
  },
};

/** `UploadPart` with its body in memory. */
export type UploadPartInput = Omit<UploadPartCommandInput, 'Body'> & {
  readonly Body?: Uint8Array;
};

/** `UploadPart` */
export const uploadPart: S3Operation<
  UploadPartInput,
  Output<UploadPartCommandOutput>
> = {
  checks: mayPut,
  handle: (input, context) => {
    const upload = findUpload(addressedBucket(input, context), input);
    const { PartNumber, Body: body = Buffer.alloc(0) } = input;
    const number = partNumber(PartNumber);
    const checksum = checkBody(input, body);
    return {
      ETag: upload.put(number, body),
      ...checksumMember(checksum),
      ...encryptionMembers(upload.encryption),
    };
  },
};

/** `CompleteMultipartUpload` */
export const completeMultipartUpload: S3Operation<
  CompleteMultipartUploadCommandInput,
  Output<CompleteMultipartUploadCommandOutput>
> = {
  checks: mayPut,
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const upload = findUpload(bucket, input);
    const { Parts: parts = [] } = input.MultipartUpload ?? {};
    if (parts.length === 0) throw s3Error('MalformedXML');
    const object = upload.complete(parts, wholeSeconds(context.now));
    bucket.put(object);
    bucket.uploads.delete(upload.id);
    return {
      Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${object.key}`,
      Bucket: bucket.name,
      Key: object.key,
      ETag: object.etag,
      ...encryptionMembers(object.encryption),
    };
  },
};

/** `AbortMultipartUpload` */
export const abortMultipartUpload: S3Operation<
  AbortMultipartUploadCommandInput,
  Record<string, never>
> = {
  checks: (input, context) =>
    keyCheck('s3:AbortMultipartUpload', input, context),
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    bucket.uploads.delete(findUpload(bucket, input).id);
    return {};
  },
};
