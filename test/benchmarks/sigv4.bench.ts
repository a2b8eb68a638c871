/**
 * Requests per second that sigv4-inspect verifies, and what else it does with them. Run from the root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/sigv4.bench.ts
 */
import {
  explainMismatch,
  type HttpRequest,
  presignRequest,
  signChunkedRequest,
  type SigningCredential,
  signRequest,
  verifyRequest,
} from 'sigv4-inspect';

const SECONDS_PER_ROW = 1;

const credential: SigningCredential = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjE'.repeat(40),
};

const date = new Date('2026-03-01T12:00:00Z');
const monitoring = {
  credential,
  region: 'eu-west-1',
  service: 'monitoring',
  date,
};
const s3 = { ...monitoring, service: 's3' };

const call: HttpRequest = {
  method: 'POST',
  target: '/',
  headers: [
    ['Host', 'monitoring.eu-west-1.amazonaws.com'],
    ['Content-Type', 'application/x-amz-json-1.0'],
    ['X-Amz-Target', 'GraniteServiceVersion20100801.GetMetricData'],
    ['Amz-Sdk-Invocation-Id', '0f1c6c31-6e6e-4a4a-9d4e-1d8c1b0a7f00'],
    ['Amz-Sdk-Request', 'attempt=1; max=3'],
  ],
  body: Buffer.alloc(2048, '{"MetricDataQueries":[]}'),
};

const upload: HttpRequest = {
  method: 'PUT',
  target: '/acme-telemetry/payments/2026/03/01/12.json.gz?x-id=PutObject',
  headers: [['Host', 's3.eu-west-1.amazonaws.com']],
  body: Buffer.alloc(65_536, 'telemetry'),
};

function verifies(request: HttpRequest): () => void {
  return () => {
    const result = verifyRequest(request, {
      now: date,
      maxSkewSeconds: 900,
      credentialFor: () => credential,
    });
    if (!result.ok) {
      throw new Error(result.message);
    }
  };
}

const ours = signRequest(call, monitoring);
const theirs = signRequest({ ...call, target: '/other' }, monitoring);

const rows: Array<[string, () => void]> = [
  ['verify a CloudWatch call of 2 KiB', verifies(ours.request)],
  [
    'verify a presigned S3 GET',
    verifies(
      presignRequest(
        { ...upload, method: 'GET', body: undefined },
        { ...s3, expiresSeconds: 60 },
      ).request,
    ),
  ],
  [
    'verify an S3 upload of 64 KiB, hashed',
    verifies(signRequest(upload, s3).request),
  ],
  [
    'verify an S3 upload of 64 KiB, signed chunks',
    verifies(
      signChunkedRequest(upload, {
        ...s3,
        payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        chunkBytes: 16_384,
      }).request,
    ),
  ],
  [
    'verify an S3 upload of 64 KiB, CRC32 trailer',
    verifies(
      signChunkedRequest(upload, {
        ...s3,
        payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        checksum: 'crc32',
      }).request,
    ),
  ],
  ['sign a CloudWatch call of 2 KiB', () => signRequest(call, monitoring)],
  ['explain a mismatch', () => explainMismatch(ours, theirs)],
];

function perSecond(work: () => void): number {
  const run = (seconds: number) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < seconds * 1000) {
      for (let index = 0; index < 50; index++) {
        work();
      }
      count += 50;
    }
    return count / ((performance.now() - start) / 1000);
  };
  run(SECONDS_PER_ROW / 4);
  return run(SECONDS_PER_ROW);
}

process.stdout.write(`${'what'.padEnd(56)}${'per second'.padStart(12)}\n`);
for (const [what, work] of rows) {
  const rate = Math.round(perSecond(work)).toLocaleString('en');
  process.stdout.write(`${what.padEnd(56)}${rate.padStart(12)}\n`);
}
