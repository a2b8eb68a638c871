import { foldWhitespace } from './canonicalHeaders';
import { ChunkEncodingError } from './errors';
import type { ChunkFraming } from './payloadModes';

const TRAILER_SIGNATURE = 'x-amz-trailer-signature';
const MIN_CHUNK_BYTES = 8192;

/**
 * One chunk of an aws-chunked body.
 *
 * @public
 */
export interface Chunk {
  data: Uint8Array;
  /** Present where chunks are signed. */
  signature?: string;
}

/**
 * An aws-chunked body, taken apart but not verified.
 *
 * @public
 */
export interface ChunkedBody {
  /** All chunks, the empty last one included. */
  chunks: Chunk[];
  /** Trailing headers in the order received: lower-case name, folded value; without the trailer signature. */
  trailers: Array<readonly [string, string]>;
  trailerSignature?: string;
}

/** Walks a body line by line and block by block. */
class Cursor {
  private offset = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  /** The text up to the next CRLF. */
  line(expected: string): string {
    const end = this.bytes.indexOf('\r\n', this.offset, 'latin1');
    if (end < 0) {
      throw new ChunkEncodingError(
        `The body ends at byte ${this.bytes.length}, where ${expected} was expected.`,
      );
    }
    const text = this.bytes.toString('latin1', this.offset, end);
    this.offset = end + 2;
    return text;
  }

  /** A block of a known size and the CRLF after it. */
  block(size: number): Uint8Array {
    const end = this.offset + size;
    const terminator = this.bytes.toString('latin1', end, end + 2);
    if (terminator !== '\r\n') {
      throw new ChunkEncodingError(
        `The chunk of ${size} bytes at byte ${this.offset} is not followed by CRLF.`,
      );
    }
    const data = this.bytes.subarray(this.offset, end);
    this.offset = end + 2;
    return data;
  }
}

function parseChunkHeader(
  line: string,
  signed: boolean,
): { size: number; signature?: string } {
  const pattern = signed
    ? /^([0-9a-fA-F]{1,8});chunk-signature=([0-9a-f]{64})$/
    : /^([0-9a-fA-F]{1,8})$/;
  const match = pattern.exec(line);
  if (!match) {
    const shape = signed
      ? `'<size in hex>;chunk-signature=<64 hex digits>'`
      : `'<size in hex>'`;
    throw new ChunkEncodingError(
      `A chunk starts with '${line.slice(
        0,
        100,
      )}', but has to start with ${shape}.`,
    );
  }
  return { size: Number.parseInt(match[1], 16), signature: match[2] };
}

/** Trailing headers up to the empty line that ends the body. */
function readTrailers(cursor: Cursor): Array<readonly [string, string]> {
  const trailers: Array<readonly [string, string]> = [];
  for (;;) {
    // The published grammar ends a trailer with LF CRLF, the SDKs with CRLF.
    const line = cursor.line('the end of the trailer').replace(/\n$/, '');
    if (line === '') {
      return trailers;
    }
    const colon = line.indexOf(':');
    if (colon < 1) {
      throw new ChunkEncodingError(
        `The trailer line '${line.slice(0, 100)}' is not 'name:value'.`,
      );
    }
    trailers.push([
      line.slice(0, colon).toLowerCase(),
      foldWhitespace(line.slice(colon + 1)),
    ]);
  }
}

function readChunks(cursor: Cursor, signed: boolean): Chunk[] {
  const chunks: Chunk[] = [];
  for (;;) {
    const { size, signature } = parseChunkHeader(
      cursor.line('a chunk'),
      signed,
    );
    if (size === 0) {
      chunks.push({ data: new Uint8Array(), signature });
      return chunks;
    }
    const previous = chunks[chunks.length - 1];
    if (previous && previous.data.length < MIN_CHUNK_BYTES) {
      throw new ChunkEncodingError(
        `A chunk has ${previous.data.length} bytes; only the last chunk may have less than ${MIN_CHUNK_BYTES} bytes.`,
      );
    }
    chunks.push({ data: cursor.block(size), signature });
  }
}

/**
 * Takes an aws-chunked body apart.
 *
 * @throws ChunkEncodingError when the body is not framed as announced
 * @public
 */
export function decodeChunkedBody(
  body: Uint8Array,
  framing: ChunkFraming,
): ChunkedBody {
  const cursor = new Cursor(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  );
  const chunks = readChunks(cursor, framing.signed);
  const all = readTrailers(cursor);
  if (!cursor.atEnd) {
    throw new ChunkEncodingError('The body goes on after its last chunk.');
  }
  const trailers = all.filter(([name]) => name !== TRAILER_SIGNATURE);
  const [trailerSignature, ...more] = all
    .filter(([name]) => name === TRAILER_SIGNATURE)
    .map(([, value]) => value);
  if (!framing.trailer && all.length > 0) {
    throw new ChunkEncodingError(
      `The body has the trailer '${all[0][0]}', but x-amz-content-sha256 announces a body without trailer.`,
    );
  }
  const needsSignature = framing.signed && framing.trailer;
  if ((trailerSignature !== undefined) !== needsSignature || more.length > 0) {
    throw new ChunkEncodingError(
      needsSignature
        ? `The trailer has to have one ${TRAILER_SIGNATURE}.`
        : `The trailer has a ${TRAILER_SIGNATURE}, but its chunks are not signed.`,
    );
  }
  return { chunks, trailers, trailerSignature };
}

/**
 * Writes an aws-chunked body.
 *
 * @public
 */
export function encodeChunkedBody(body: ChunkedBody): Uint8Array {
  const parts: Uint8Array[] = [];
  const text = (line: string) => parts.push(Buffer.from(line, 'latin1'));
  for (const { data, signature } of body.chunks) {
    const extension =
      signature === undefined ? '' : `;chunk-signature=${signature}`;
    text(`${data.length.toString(16)}${extension}\r\n`);
    if (data.length > 0) {
      parts.push(data);
      text('\r\n');
    }
  }
  for (const [name, value] of body.trailers) {
    text(`${name}:${value}\r\n`);
  }
  if (body.trailerSignature !== undefined) {
    text(`${TRAILER_SIGNATURE}:${body.trailerSignature}\r\n`);
  }
  text('\r\n');
  return Buffer.concat(parts);
}
