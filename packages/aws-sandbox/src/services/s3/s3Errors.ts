import { AwsError } from '../../service';

/** S3's errors by code: status and text. Source: S3 API Reference, "Error responses". */
const S3_ERRORS = {
  AccessDenied: [403, 'Access Denied'],
  BadDigest: [
    400,
    'The Content-MD5 or checksum value that you specified did not match what the server received.',
  ],
  BucketAlreadyExists: [
    409,
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
  ],
  BucketAlreadyOwnedByYou: [
    409,
    'Your previous request to create the named bucket succeeded and you already own it.',
  ],
  BucketNotEmpty: [409, 'The bucket you tried to delete is not empty'],
  EntityTooSmall: [
    400,
    'Your proposed upload is smaller than the minimum allowed size',
  ],
  IllegalLocationConstraintException: [400, ''],
  InvalidArgument: [400, 'Invalid Argument'],
  InvalidBucketName: [400, 'The specified bucket is not valid.'],
  InvalidDigest: [400, 'The Content-MD5 you specified was invalid.'],
  InvalidLocationConstraint: [
    400,
    'The specified location-constraint is not valid',
  ],
  InvalidPart: [
    400,
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  ],
  InvalidPartOrder: [
    400,
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
  ],
  InvalidRange: [416, 'The requested range is not satisfiable'],
  InvalidRequest: [400, 'Invalid Request'],
  KeyTooLongError: [400, 'Your key is too long'],
  MalformedPolicy: [400, 'Policies must be valid JSON'],
  MalformedXML: [
    400,
    'The XML you provided was not well-formed or did not validate against our published schema',
  ],
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchBucketPolicy: [404, 'The bucket policy does not exist'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NoSuchPublicAccessBlockConfiguration: [
    404,
    'The public access block configuration was not found',
  ],
  NoSuchUpload: [
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  ],
  NotModified: [304, 'Not Modified'],
  OwnershipControlsNotFoundError: [
    404,
    'The bucket ownership controls were not found',
  ],
  PermanentRedirect: [
    301,
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
  ],
  PreconditionFailed: [
    412,
    'At least one of the pre-conditions you specified did not hold',
  ],
  ServerSideEncryptionConfigurationNotFoundError: [
    404,
    'The server side encryption configuration was not found',
  ],
} as const satisfies Record<string, readonly [number, string]>;

/** Codes of the errors that S3 answers with here. */
export type S3ErrorCode = keyof typeof S3_ERRORS;

/**
 * An error of S3.
 *
 * @param members - what the error says besides, for example `BucketName`
 * @param message - default: S3's own text for the code
 */
export function s3Error(
  code: S3ErrorCode,
  members: Readonly<Record<string, string>> = {},
  message?: string,
): AwsError {
  const [status, text] = S3_ERRORS[code];
  return new AwsError(code, message ?? text, status, members);
}

/** The error for a bucket that nobody has. */
export function noSuchBucket(name: string): AwsError {
  return s3Error('NoSuchBucket', { BucketName: name });
}

/** The error for a request to another region than the bucket's, which tells the right one. */
export function permanentRedirect(bucket: string, region: string): AwsError {
  return s3Error('PermanentRedirect', {
    Endpoint: `${bucket}.s3.${region}.amazonaws.com`,
    Bucket: bucket,
    Region: region,
  });
}
