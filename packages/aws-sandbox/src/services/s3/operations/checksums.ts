import { createHash } from 'node:crypto';
import type { UploadPartCommandInput } from '@aws-sdk/client-s3';
import { checksumOf, type ChecksumAlgorithm } from 'sigv4-inspect';
import { s3Error } from '../s3Errors';
import type { ObjectRecord } from '../world/ObjectRecord';

/** What a request may say about its body. */
export type DigestInput = Pick<
  UploadPartCommandInput,
  | 'ContentMD5'
  | 'ChecksumAlgorithm'
  | 'ChecksumCRC32'
  | 'ChecksumCRC32C'
  | 'ChecksumCRC64NVME'
  | 'ChecksumSHA1'
  | 'ChecksumSHA256'
>;

type Checksum = NonNullable<ObjectRecord['checksum']>;

/** The member that carries each algorithm's checksum. */
const CHECKSUM_MEMBERS = {
  crc32: 'ChecksumCRC32',
  crc32c: 'ChecksumCRC32C',
  crc64nvme: 'ChecksumCRC64NVME',
  sha1: 'ChecksumSHA1',
  sha256: 'ChecksumSHA256',
} as const satisfies Record<ChecksumAlgorithm, keyof UploadPartCommandInput>;

const ALGORITHMS = Object.keys(CHECKSUM_MEMBERS) as ChecksumAlgorithm[];

/** What S3 computes when the client chose no algorithm. Source: S3 User Guide, "Checking object integrity". */
const DEFAULT_ALGORITHM: ChecksumAlgorithm = 'crc64nvme';

/** A checksum as a reply states it. */
export function checksumMember({ algorithm, value }: Checksum) {
  return { [CHECKSUM_MEMBERS[algorithm]]: value };
}

function verifyMd5(digest: string, body: Uint8Array): void {
  if (Buffer.from(digest, 'base64').length !== 16) {
    throw s3Error('InvalidDigest', { 'Content-MD5': digest });
  }
  const calculated = createHash('md5').update(body).digest('base64');
  if (digest !== calculated) {
    throw s3Error('BadDigest', {
      ExpectedDigest: digest,
      CalculatedDigest: calculated,
    });
  }
}

/**
 * Verifies the digests that came with a body, and computes the checksum that is stored with it. A checksum in a trailer
 * has been verified with the framing.
 *
 * @throws {@link AwsError} `InvalidDigest` or `BadDigest`
 */
export function checkBody(input: DigestInput, body: Uint8Array): Checksum {
  if (input.ContentMD5 !== undefined) verifyMd5(input.ContentMD5, body);
  const algorithm =
    ALGORITHMS.find(a => input[CHECKSUM_MEMBERS[a]] !== undefined) ??
    ALGORITHMS.find(a => a === input.ChecksumAlgorithm?.toLowerCase()) ??
    DEFAULT_ALGORITHM;
  const value = checksumOf(algorithm, body);
  const stated = input[CHECKSUM_MEMBERS[algorithm]];
  if (stated !== undefined && stated !== value) {
    throw s3Error(
      'BadDigest',
      {},
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return { algorithm, value };
}
