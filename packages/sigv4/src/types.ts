/**
 * An HTTP request exactly as it was, or will be, on the wire.
 *
 * @remarks
 * Strings hold one character a byte (Latin-1), which is what Node's `req.url` and `req.rawHeaders` hand out. A character
 * above U+00FF cannot have come from a wire and is refused.
 *
 * @public
 */
export interface HttpRequest {
  /** Method in the case it was sent; methods are case-sensitive. */
  method: string;
  /** Raw request target in origin form: path and, after `?`, the query. Neither decoded nor normalised. */
  target: string;
  /** Raw header pairs in the order received (Node's `rawHeaders`, paired). Duplicates stay separate. */
  headers: ReadonlyArray<readonly [string, string]>;
  /** Raw body bytes as received, before any aws-chunked decoding. Absent means empty. */
  body?: Uint8Array;
}

/**
 * The keys a request is signed with.
 *
 * @public
 */
export interface SigningCredential {
  accessKeyId: string;
  secretAccessKey: string;
  /** Present on temporary credentials; a request signed with them has to carry exactly this token. */
  sessionToken?: string;
  /** The moment from which the credential is refused. */
  expiration?: Date;
}

/**
 * What a signature is good for: one day, one region, one service.
 *
 * @public
 */
export interface CredentialScope {
  /** `YYYYMMDD` in UTC. */
  date: string;
  region: string;
  service: string;
}

/**
 * Where the signature of a request stands: in the `Authorization` header, or in the query of a presigned URL.
 *
 * @public
 */
export type SignatureLocation = 'header' | 'query';

/**
 * The authentication a request carries, read but not verified.
 *
 * @public
 */
export interface ParsedSignature {
  location: SignatureLocation;
  accessKeyId: string;
  scope: CredentialScope;
  /** Lower-case names, sorted, without duplicates. */
  signedHeaders: string[];
  /** 64 lower-case hex digits. */
  signature: string;
  /** `YYYYMMDDTHHMMSSZ`; when `X-Amz-Date` is absent, the `Date` header in this form. */
  amzDate: string;
  /** Lifetime in seconds; presigned requests only. */
  expiresSeconds?: number;
  sessionToken?: string;
}
