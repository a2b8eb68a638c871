import {
  canonicalHeaderValue,
  headerValues,
  type HeaderValues,
} from './canonicalHeaders';
import { parseQuery } from './canonicalQuery';
import { canonicalRequestOf, splitTarget } from './canonicalRequest';
import { SignatureParseError } from './errors';
import { equalsInConstantTime, sha256Hex } from './hashing';
import { parseSignature } from './parseSignature';
import { acceptPayload } from './payload';
import { UNSIGNED_PAYLOAD } from './payloadModes';
import { checkRequest, type Refusal } from './requestChecks';
import { usesS3Rules } from './s3Services';
import { deriveSigningKey, signatureOf, stringToSignOf } from './stringToSign';
import type { HttpRequest, ParsedSignature } from './types';
import type { VerificationResult, VerifyOptions } from './verificationResult';

const CONTENT_SHA256 = 'x-amz-content-sha256';

const SIGNATURE_MISMATCH: Refusal = {
  reason: 'signature-mismatch',
  message:
    "The signature does not match. Compare the signer's canonical request with the one computed here.",
};

function bodyOf(request: HttpRequest): Uint8Array {
  return request.body ?? new Uint8Array();
}

/** What the request itself says its payload hash is. */
function declaredPayloadHash(
  request: HttpRequest,
  parsed: ParsedSignature,
  headers: HeaderValues,
): string | undefined {
  if (headers.has(CONTENT_SHA256)) {
    return canonicalHeaderValue(headers.get(CONTENT_SHA256));
  }
  return parsed.location === 'query'
    ? parseQuery(splitTarget(request.target).query).find(
        ({ name }) => name === 'X-Amz-Content-Sha256',
      )?.value
    : undefined;
}

/**
 * The payload hash that the signer must have put into the canonical request.
 *
 * @throws SignatureParseError when S3 rules ask for a declaration that is not there
 */
function signedPayloadHash(
  request: HttpRequest,
  parsed: ParsedSignature,
  headers: HeaderValues,
  s3: boolean,
): string {
  const declared = declaredPayloadHash(request, parsed, headers);
  if (declared !== undefined) {
    return declared;
  }
  if (!s3) {
    return sha256Hex(bodyOf(request));
  }
  if (parsed.location === 'query') {
    return UNSIGNED_PAYLOAD;
  }
  throw new SignatureParseError(
    CONTENT_SHA256,
    `S3 requests need the header ${CONTENT_SHA256}: the hex SHA-256 of the body, ${UNSIGNED_PAYLOAD}, or the kind of streaming.`,
  );
}

/** A canonical request the signer may have signed, and the string to sign that follows from it. */
interface SignedView {
  canonicalRequest: string;
  stringToSign: string;
}

/** What the signer may have signed; more than one view only where session tokens may be unsigned. */
function signedViews(
  request: HttpRequest,
  parsed: ParsedSignature,
  options: VerifyOptions,
  rules: { payloadHash: string; s3: boolean },
): [SignedView, ...SignedView[]] {
  const view = (omitSessionToken: boolean): SignedView => {
    const { text, hash } = canonicalRequestOf(request, {
      signedHeaders: parsed.signedHeaders,
      location: parsed.location,
      normalizePath: options.normalizePath,
      omitSessionToken,
      ...rules,
    });
    return {
      canonicalRequest: text,
      stringToSign: stringToSignOf(parsed.amzDate, parsed.scope, hash),
    };
  };
  return options.allowUnsignedSessionToken && parsed.location === 'query'
    ? [view(false), view(true)]
    : [view(false)];
}

/** Verifies what has been parsed. */
function verifyParsed(
  request: HttpRequest,
  parsed: ParsedSignature,
  options: VerifyOptions,
): VerificationResult {
  const s3 = options.s3 ?? usesS3Rules(parsed.scope.service);
  const headers = headerValues(request.headers);
  const checked = checkRequest({ parsed, headers, options, s3 });
  if ('reason' in checked) {
    return { ok: false, ...checked, parsed };
  }
  const payloadHash = signedPayloadHash(request, parsed, headers, s3);
  const { amzDate, scope, signature } = parsed;
  const signingKey = deriveSigningKey(
    checked.credential.secretAccessKey,
    scope,
  );
  const views = signedViews(request, parsed, options, { payloadHash, s3 });
  const signed = views.some(({ stringToSign }) =>
    equalsInConstantTime(signatureOf(signingKey, stringToSign), signature),
  );
  const accepted = signed
    ? acceptPayload({
        body: bodyOf(request),
        headers,
        payloadHash,
        s3,
        seedSignature: signature,
        context: { signingKey, amzDate, scope },
      })
    : SIGNATURE_MISMATCH;
  return 'reason' in accepted
    ? { ok: false, ...accepted, parsed, ...views[0] }
    : { ok: true, parsed, ...accepted };
}

/**
 * Verifies a received request the way AWS does: authentication is well-formed, current and complete, the key is known,
 * the session token is the key's, the signature matches, and the body is the one that was signed.
 *
 * @remarks
 * Nothing about a request makes this throw; only `credentialFor` can.
 *
 * @public
 */
export function verifyRequest(
  request: HttpRequest,
  options: VerifyOptions,
): VerificationResult {
  let parsed: ParsedSignature | undefined;
  try {
    parsed = parseSignature(request);
    if (!parsed) {
      return {
        ok: false,
        reason: 'missing-authentication',
        message:
          'The request carries neither an Authorization header nor a presigned query.',
      };
    }
    return verifyParsed(request, parsed, options);
  } catch (error) {
    if (error instanceof SignatureParseError) {
      return {
        ok: false,
        reason: 'malformed',
        message: error.message,
        parsed,
      };
    }
    throw error;
  }
}
