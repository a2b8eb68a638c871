import { EMPTY_SHA256, sha256Hex } from './hashing';
import { formatScope, signatureOf } from './stringToSign';
import type { CredentialScope } from './types';

/**
 * What the signatures of all chunks of one body have in common.
 *
 * @public
 */
export interface ChunkSigningContext {
  signingKey: Uint8Array;
  amzDate: string;
  scope: CredentialScope;
}

function sign(
  kind: 'PAYLOAD' | 'TRAILER',
  context: ChunkSigningContext,
  rest: string[],
): string {
  const lines = [
    `AWS4-HMAC-SHA256-${kind}`,
    context.amzDate,
    formatScope(context.scope),
    ...rest,
  ];
  return signatureOf(context.signingKey, lines.join('\n'));
}

/**
 * The signature of one chunk, which chains it to everything before it.
 *
 * @param previousSignature - that of the chunk before; for the first chunk, that of the request (the seed)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @public
 */
export function chunkSignature(
  context: ChunkSigningContext,
  previousSignature: string,
  data: Uint8Array,
): string {
  return sign('PAYLOAD', context, [
    previousSignature,
    EMPTY_SHA256,
    sha256Hex(data),
  ]);
}

/**
 * The signature of the trailing headers.
 *
 * @param previousSignature - that of the last, empty chunk
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @public
 */
export function trailerSignature(
  context: ChunkSigningContext,
  previousSignature: string,
  trailers: ReadonlyArray<readonly [string, string]>,
): string {
  const canonical = trailers
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  return sign('TRAILER', context, [
    previousSignature,
    sha256Hex(Buffer.from(canonical, 'latin1')),
  ]);
}
