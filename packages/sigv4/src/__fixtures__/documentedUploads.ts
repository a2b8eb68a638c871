import type { StreamingPayload } from '../payloadModes';
import type { HttpRequest } from '../types';

/** An upload in signed chunks from the S3 documentation. */
export interface DocumentedUpload {
  name: string;
  source: string;
  payload: StreamingPayload;
  /** As received, all but the body. */
  request: HttpRequest;
  canonicalRequestHash: string;
  /** That of the request, which starts the chain. */
  seedSignature: string;
  /** Those of the chunk of 65536 bytes, the chunk of 1024 bytes and the empty one. */
  chunkSignatures: readonly string[];
  trailer?: readonly [string, string];
  trailerSignature?: string;
}

/** The payload of both uploads. */
export const UPLOADED = Buffer.alloc(66_560, 'a');

const METHOD_AND_TARGET = {
  method: 'PUT',
  target: '/examplebucket/chunkObject.txt',
};

function authorization(signedHeaders: string, signature: string) {
  return [
    'Authorization',
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      `SignedHeaders=${signedHeaders},Signature=${signature}`,
  ] as const;
}

/** The two uploads of the S3 documentation, without and with a trailer. */
export const documentedUploads: readonly DocumentedUpload[] = [
  {
    name: 'chunked upload',
    source:
      'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html',
    payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    request: {
      ...METHOD_AND_TARGET,
      headers: [
        ['Host', 's3.amazonaws.com'],
        ['x-amz-date', '20130524T000000Z'],
        ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
        ['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'],
        ['Content-Encoding', 'aws-chunked'],
        ['x-amz-decoded-content-length', '66560'],
        ['Content-Length', '66824'],
        authorization(
          'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
          '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
        ),
      ],
    },
    canonicalRequestHash:
      'cee3fed04b70f867d036f722359b0b1f2f0e5dc0efadbc082b76c4c60e316455',
    seedSignature:
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    chunkSignatures: [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
  },
  {
    name: 'chunked upload with trailer',
    source:
      'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html',
    payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    request: {
      ...METHOD_AND_TARGET,
      headers: [
        ['Host', 's3.amazonaws.com'],
        ['x-amz-date', '20130524T000000Z'],
        ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
        ['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER'],
        ['Content-Encoding', 'aws-chunked'],
        ['x-amz-decoded-content-length', '66560'],
        ['x-amz-trailer', 'x-amz-checksum-crc32c'],
        authorization(
          'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer',
          '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
        ),
      ],
    },
    canonicalRequestHash:
      '44d48b8c2f70eae815a0198cc73d7a546a73a93359c070abbaa5e6c7de112559',
    seedSignature:
      '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    chunkSignatures: [
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ],
    trailer: ['x-amz-checksum-crc32c', 'sOO8/Q=='],
    trailerSignature:
      'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435',
  },
];
