import type { CanonicalRequest } from './canonicalRequest';
import { compareHeaders, compareSignedHeaders } from './compareHeaders';
import { comparePayloadHashes } from './comparePayloadHashes';
import { compareQueries } from './compareQueries';
import { compareMethods, comparePaths } from './compareRequestLine';
import { compareDates, compareKeys, compareScopes } from './compareScopes';
import type { Difference } from './difference';
import { readSide, type SigningEvidence } from './signingSide';

const COMPARISONS = [
  compareMethods,
  comparePaths,
  compareQueries,
  compareSignedHeaders,
  compareHeaders,
  comparePayloadHashes,
  compareDates,
  compareScopes,
];

/**
 * Says in which parts of what was signed two sides differ.
 *
 * @remarks
 * A canonical request, structured or as text, is enough for all but three causes: header authentication keeps the scope
 * out of it, a signed `Date` header may stand in for the date, and keys never show. Passing the strings to sign reveals
 * the first two; passing the signatures as well reveals a wrong secret. Session tokens are compared but never repeated.
 *
 * @param ours - the verifier's side, for instance from a failed verification
 * @param theirs - the signer's side, for instance from an SDK's debug log
 * @returns every difference found; empty when what was given is the same on both sides
 * @throws CanonicalRequestParseError when a text is not a canonical request or string to sign, or they do not belong together
 * @public
 */
export function explainMismatch(
  ours: CanonicalRequest | string | SigningEvidence,
  theirs: CanonicalRequest | string | SigningEvidence,
): Difference[] {
  const [our, their] = [readSide(ours), readSide(theirs)];
  const found = COMPARISONS.flatMap(compare => compare(our, their));
  return [...found, ...compareKeys(our, their, found.length)];
}
