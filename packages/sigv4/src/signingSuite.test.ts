import { documentedUploads, UPLOADED } from './__fixtures__/documentedUploads';
import { S3_CREDENTIAL, S3_DATE } from './__fixtures__/documentedExamples';
import {
  documentedSignables,
  suiteSignables,
} from './__fixtures__/signedRequests';
import { canonicalRequestOf } from './canonicalRequest';
import { encodeChunkedBody } from './chunkEncoding';
import { parseSignature } from './parseSignature';
import { verifyRequest } from './verifyRequest';

describe('the public signing suite and the documented examples', () => {
  it('are there in full', () => {
    const count = (location: string) =>
      suiteSignables.filter(other => other.location === location).length;
    expect([count('header'), count('query')]).toEqual([38, 38]);
    expect(documentedSignables).toHaveLength(9);
  });

  describe.each([...suiteSignables, ...documentedSignables])(
    '$name',
    ({ expected, sign, verifyOptions }) => {
      it('is signed as published', () => {
        const { canonicalRequest, stringToSign, signature } = sign();
        expect(canonicalRequest.hash).toBe(expected.canonicalRequestHash);
        expect(stringToSign.split('\n')[3]).toBe(expected.canonicalRequestHash);
        expect(signature).toBe(expected.signature);
      });

      it('is accepted', () => {
        const { request } = sign();
        expect(verifyRequest(request, verifyOptions)).toMatchObject({
          ok: true,
          parsed: { signature: expected.signature },
        });
      });

      it('is refused when the secret is another', () => {
        const { request } = sign();
        const result = verifyRequest(request, {
          ...verifyOptions,
          credentialFor: id => {
            const credential = verifyOptions.credentialFor(id);
            return (
              credential && { ...credential, secretAccessKey: 'another secret' }
            );
          },
        });
        expect(result).toMatchObject({
          ok: false,
          reason: 'signature-mismatch',
        });
      });
    },
  );
});

describe.each(documentedUploads)('the documented $name', upload => {
  const [first, second, last] = upload.chunkSignatures;
  const body = encodeChunkedBody({
    chunks: [
      { data: UPLOADED.subarray(0, 65_536), signature: first },
      { data: UPLOADED.subarray(65_536), signature: second },
      { data: new Uint8Array(), signature: last },
    ],
    trailers: upload.trailer ? [upload.trailer] : [],
    trailerSignature: upload.trailerSignature,
  });
  const verifyOptions = {
    now: S3_DATE,
    maxSkewSeconds: 900,
    credentialFor: () => S3_CREDENTIAL,
  };

  it('has the published canonical request', () => {
    const parsed = parseSignature(upload.request);
    expect(parsed?.signature).toBe(upload.seedSignature);
    const { hash } = canonicalRequestOf(upload.request, {
      signedHeaders: parsed!.signedHeaders,
      payloadHash: upload.payload,
      s3: true,
      location: 'header',
    });
    expect(hash).toBe(upload.canonicalRequestHash);
  });

  it('is accepted and decoded', () => {
    const result = verifyRequest({ ...upload.request, body }, verifyOptions);
    expect(result).toMatchObject({
      ok: true,
      trailers: upload.trailer
        ? { [upload.trailer[0]]: upload.trailer[1] }
        : {},
    });
    expect(result.ok && Buffer.from(result.payload).equals(UPLOADED)).toBe(
      true,
    );
  });
});
