import { S3_CREDENTIAL, S3_DATE } from './__fixtures__/documentedExamples';
import { mutatedAt, seededBytes } from './__fixtures__/mutations';
import {
  type ChunkedSignOptions,
  signChunkedRequest,
} from './signChunkedRequest';
import { verifyRequest } from './verifyRequest';

const PAYLOAD = Buffer.alloc(8192 + 0x1ab, 'Grafana Alloy on AWS. ');

type Upload = Pick<ChunkedSignOptions, 'payload' | 'checksum'>;

const uploads: Upload[] = [
  { payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
  {
    payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    checksum: 'sha256',
  },
  { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', checksum: 'crc32' },
];

/** A body's framing without its data, in the spelling that SDKs use. */
function usuallySpelled(body: string): string {
  return body
    .split('\r\n')
    .map(line => {
      const size = /^0*([0-9a-f]{1,8})(;chunk-signature=[0-9a-f]{64})?$/i.exec(
        line,
      );
      if (size && /^[0-9a-f]{1,8}(;|$)/i.test(line)) {
        return `${size[1].toLowerCase()}${size[2] ?? ''}`;
      }
      const trailer = /^(x-amz-[\w-]+):[ \t\n\v\f]*(.*?)[ \t\n\v\f]*$/is.exec(
        line,
      );
      return trailer ? `${trailer[1].toLowerCase()}:${trailer[2]}` : line;
    })
    .join('\r\n');
}

/** Every position of the framing with many bytes, and every position of the data with one. */
function* mutatedBodies(body: string): Generator<string> {
  const random = seededBytes(20130524);
  const dataStart = body.indexOf('\r\n') + 2;
  const dataEnd = dataStart + 8192;
  for (let position = 0; position < body.length; position++) {
    const inData = position >= dataStart && position < dataEnd;
    if (inData) {
      const other = (body.charCodeAt(position) + 1 + (random() % 255)) % 256;
      yield body.slice(0, position) +
        String.fromCharCode(other) +
        body.slice(position + 1);
    } else {
      yield* mutatedAt(body, position, random);
    }
  }
  yield `${body} `;
}

describe.each(uploads)(
  'every single-byte mutation of a body as $payload $checksum',
  upload => {
    const { request } = signChunkedRequest(
      {
        method: 'PUT',
        target: '/acme-telemetry/payments/1.json',
        headers: [['Host', 's3.eu-west-1.amazonaws.com']],
        body: PAYLOAD,
      },
      {
        ...upload,
        credential: S3_CREDENTIAL,
        region: 'eu-west-1',
        service: 's3',
        date: S3_DATE,
        chunkBytes: 8192,
      },
    );
    const body = Buffer.from(request.body!).toString('latin1');
    const verify = (mutated: string) =>
      verifyRequest(
        { ...request, body: Buffer.from(mutated, 'latin1') },
        {
          now: S3_DATE,
          maxSkewSeconds: 900,
          credentialFor: () => S3_CREDENTIAL,
        },
      );

    it('starts from a body that is accepted', () => {
      const result = verify(body);
      expect(result.ok && Buffer.from(result.payload).equals(PAYLOAD)).toBe(
        true,
      );
    });

    it('is refused, unless it is the same framing in another spelling', () => {
      const spelled = usuallySpelled(body);
      const wrong: string[] = [];
      let refused = 0;
      for (const mutated of mutatedBodies(body)) {
        const same = usuallySpelled(mutated) === spelled;
        const result = verify(mutated);
        const payloadIsSame =
          result.ok && Buffer.from(result.payload).equals(PAYLOAD);
        refused += Number(!result.ok);
        if (result.ok !== same || (result.ok && !payloadIsSame)) {
          wrong.push(mutated);
        }
      }
      expect(wrong).toEqual([]);
      expect(refused).toBeGreaterThan(body.length);
    });
  },
);
