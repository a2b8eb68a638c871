/**
 * A request, or the authentication in it, that cannot be read.
 *
 * @public
 */
export class SignatureParseError extends Error {
  override readonly name = 'SignatureParseError';

  constructor(
    /** The offending piece, for example `Authorization`, `X-Amz-Date` or `request target`. */
    readonly part: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A text that is not a canonical request.
 *
 * @public
 */
export class CanonicalRequestParseError extends Error {
  override readonly name = 'CanonicalRequestParseError';
}

/**
 * A body that is not well-formed aws-chunked data.
 *
 * @public
 */
export class ChunkEncodingError extends Error {
  override readonly name = 'ChunkEncodingError';
}

/**
 * Something that cannot be signed as asked.
 *
 * @public
 */
export class SigningInputError extends Error {
  override readonly name = 'SigningInputError';
}
