import type { IncomingMessage } from 'node:http';

/** Bytes of a request body that are accepted. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** A body of more bytes than are accepted. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(readonly limit: number) {
    super(`The body has more than ${limit} bytes.`);
  }
}

/**
 * Reads a body into memory.
 *
 * @throws {@link BodyTooLargeError} as soon as the limit is passed
 */
export async function readBody(
  request: IncomingMessage,
  limit: number = MAX_BODY_BYTES,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLargeError(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
