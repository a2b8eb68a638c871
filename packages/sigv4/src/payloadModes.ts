/**
 * How an aws-chunked body is framed.
 *
 * @public
 */
export interface ChunkFraming {
  /** Every chunk, and the trailer, carries a signature. */
  signed: boolean;
  /** Trailing headers follow the last chunk. */
  trailer: boolean;
}

/**
 * The values of `x-amz-content-sha256` that announce an aws-chunked body.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @public
 */
export type StreamingPayload =
  | 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'
  | 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER'
  | 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** The framing each of these values stands for. */
export const CHUNK_FRAMINGS: Record<StreamingPayload, ChunkFraming> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { signed: true, trailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { signed: true, trailer: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { signed: false, trailer: true },
};

/** The payload hash of a request whose body is not covered by its signature. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** The framing a payload hash announces; undefined when the body is not aws-chunked. */
export function chunkFramingOf(payloadHash: string): ChunkFraming | undefined {
  return Object.hasOwn(CHUNK_FRAMINGS, payloadHash)
    ? CHUNK_FRAMINGS[payloadHash as StreamingPayload]
    : undefined;
}
