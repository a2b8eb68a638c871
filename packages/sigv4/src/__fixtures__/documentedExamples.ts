import type { SigningCredential } from '../types';
import { SUITE_CREDENTIAL } from './suiteCase';

/**
 * A signed request with known values from AWS's documentation, or from the older public suite where that has cases of
 * its own.
 */
export interface DocumentedExample {
  name: string;
  source: string;
  credential: SigningCredential;
  service: string;
  date: Date;
  method: string;
  target: string;
  headers: ReadonlyArray<readonly [string, string]>;
  body?: string;
  /** Presigned, with this lifetime. */
  expiresSeconds?: number;
  canonicalRequestHash: string;
  signature: string;
}

/** AWS's example credential of the S3 documentation. */
export const S3_CREDENTIAL: SigningCredential = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** The date of all examples of the S3 documentation. */
export const S3_DATE = new Date('2013-05-24T00:00:00Z');

const s3 = {
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html',
  credential: S3_CREDENTIAL,
  service: 's3',
  date: S3_DATE,
};

const older = {
  source: 'aws4_testsuite, as kept in tests/unit/auth of boto/botocore',
  credential: SUITE_CREDENTIAL,
  service: 'service',
  date: new Date('2015-08-30T12:36:00Z'),
};

const bucketHost = ['Host', 'examplebucket.s3.amazonaws.com'] as const;
const suiteHost = ['Host', 'example.amazonaws.com'] as const;

/** Requests with known canonical request and signature. */
export const documentedExamples: readonly DocumentedExample[] = [
  {
    ...s3,
    name: 'S3 GET object',
    method: 'GET',
    target: '/test.txt',
    headers: [bucketHost, ['Range', 'bytes=0-9']],
    canonicalRequestHash:
      '7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972',
    signature:
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    ...s3,
    name: 'S3 PUT object',
    method: 'PUT',
    target: '/test$file.text',
    headers: [
      bucketHost,
      ['Date', 'Fri, 24 May 2013 00:00:00 GMT'],
      ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
    ],
    body: 'Welcome to Amazon S3.',
    canonicalRequestHash:
      '9e0e90d9c76de8fa5b200d8c849cd5b8dc7a3be3951ddb7f6a76b4158342019d',
    signature:
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    ...s3,
    name: 'S3 GET bucket lifecycle',
    method: 'GET',
    target: '/?lifecycle',
    headers: [bucketHost],
    canonicalRequestHash:
      '9766c798316ff2757b517bc739a67f6213b4ab36dd5da2f94eaebf79c77395ca',
    signature:
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    ...s3,
    name: 'S3 list objects',
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: [bucketHost],
    canonicalRequestHash:
      'df57d21db20da04d7fa30298dd4488ba3a2b47ca3a489c74750e0f1e7df1b9b7',
    signature:
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
  {
    ...s3,
    source:
      'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html',
    name: 'S3 presigned GET object',
    method: 'GET',
    target: '/test.txt',
    headers: [bucketHost],
    expiresSeconds: 86_400,
    canonicalRequestHash:
      '3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04',
    signature:
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  },
  {
    ...older,
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html',
    service: 'iam',
    name: 'IAM ListUsers',
    method: 'GET',
    target: '/?Action=ListUsers&Version=2010-05-08',
    headers: [
      ['Host', 'iam.amazonaws.com'],
      ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
    ],
    canonicalRequestHash:
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    signature:
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
  {
    ...older,
    name: 'repeated query parameter, values differ in case',
    method: 'GET',
    target: '/?Param1=value2&Param1=Value1',
    headers: [suiteHost],
    canonicalRequestHash:
      '704b4cef673542d84cdff252633f065e8daeba5f168b77116f8b1bcaf3d38f89',
    signature:
      'eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1',
  },
  {
    ...older,
    name: 'repeated query parameter, sorted by value',
    method: 'GET',
    target: '/?Param1=value2&Param1=value1',
    headers: [suiteHost],
    canonicalRequestHash:
      'c968629d70850097a2d8781c9bf7edcb988b04cac14cca9be4acc3595f884606',
    signature:
      '5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694',
  },
  {
    ...older,
    name: 'reserved character in a path',
    method: 'GET',
    target: '/example/$delete',
    headers: [suiteHost],
    canonicalRequestHash:
      '4053e45b5cef7cec5e17f736b1c12b3faf0388fd4c0bd24326386f132039ce5c',
    signature:
      'a853c9b21b528b19643d00910d35b83a10c366a10833ceefb45edd6c80e40f27',
  },
];
