import { parseQuery, type QueryParameter } from './canonicalQuery';
import {
  type CanonicalRequest,
  parseCanonicalRequest,
} from './canonicalRequest';
import { CanonicalRequestParseError } from './errors';

/**
 * What one side signed. More than the canonical request is needed only to tell apart what it does not carry.
 *
 * @public
 */
export interface SigningEvidence {
  canonicalRequest: CanonicalRequest | string;
  /** Shows date and scope where the canonical request does not carry them. */
  stringToSign?: string;
  /** From the Authorization header, where the canonical request does not carry it. */
  accessKeyId?: string;
  /** Tells, when all else is equal, that the secret access keys differ. */
  signature?: string;
}

/** One side of a comparison, with everything that its evidence says. */
export interface SigningSide {
  canonical: CanonicalRequest;
  parameters: readonly QueryParameter[];
  headers: ReadonlyMap<string, string>;
  /** `YYYYMMDDTHHMMSSZ`. */
  amzDate?: string;
  accessKeyId?: string;
  /** Date, region, service and terminator. */
  scope?: readonly string[];
  stringToSign?: string;
  signature?: string;
}

function isEvidence(
  side: CanonicalRequest | string | SigningEvidence,
): side is SigningEvidence {
  return typeof side === 'object' && 'canonicalRequest' in side;
}

/** Date and scope as a string to sign has them. */
function readStringToSign(
  text: string,
  canonical: CanonicalRequest,
): Pick<SigningSide, 'amzDate' | 'scope' | 'stringToSign'> {
  const stringToSign = text.trimEnd().replace(/\r\n/g, '\n');
  const [, amzDate, scope, hash, ...more] = stringToSign.split('\n');
  if (hash === undefined || more.length > 0) {
    throw new CanonicalRequestParseError(
      'Not a string to sign: expected the four lines algorithm, date, scope and hash of the canonical request.',
    );
  }
  if (hash !== canonical.hash) {
    throw new CanonicalRequestParseError(
      `The string to sign names the canonical request ${hash}, but the one given hashes to ${canonical.hash}. ` +
        'They do not belong together, or characters were lost in copying.',
    );
  }
  return { amzDate, scope: scope.split('/'), stringToSign };
}

/**
 * Reads one side of a comparison.
 *
 * @throws CanonicalRequestParseError when a text is not what it should be, or two texts do not belong together
 */
export function readSide(
  side: CanonicalRequest | string | SigningEvidence,
): SigningSide {
  const evidence: SigningEvidence = isEvidence(side)
    ? side
    : { canonicalRequest: side };
  const canonical =
    typeof evidence.canonicalRequest === 'string'
      ? parseCanonicalRequest(evidence.canonicalRequest)
      : evidence.canonicalRequest;
  const parameters = parseQuery(canonical.query);
  const headers = new Map(canonical.headers);
  const parameter = (name: string) =>
    parameters.find(other => other.name === name)?.value;
  const [accessKeyId, ...scope] =
    parameter('X-Amz-Credential')?.split('/') ?? [];
  return {
    canonical,
    parameters,
    headers,
    amzDate: parameter('X-Amz-Date') ?? headers.get('x-amz-date'),
    accessKeyId: accessKeyId ?? evidence.accessKeyId,
    scope: accessKeyId === undefined ? undefined : scope,
    signature: evidence.signature,
    ...(evidence.stringToSign === undefined
      ? {}
      : readStringToSign(evidence.stringToSign, canonical)),
  };
}
