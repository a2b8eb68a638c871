import { isSignedBy, readClaims } from '../identity';
import type { OidcIssuer } from '../world';

/** Audience of the tokens that pods show to the agent of EKS Pod Identity. */
const POD_AUDIENCE = 'pods.eks.amazonaws.com';

/** Whether a header holds a current token of a service account, for the agent of EKS Pod Identity. */
export function podTokenCheck(
  issuer: OidcIssuer,
  subject: string,
  now: () => Date,
): (token: string) => boolean {
  return token => {
    const claims = readClaims(token);
    return (
      claims !== undefined &&
      claims.iss === issuer.url &&
      claims.sub === subject &&
      [claims.aud].flat().includes(POD_AUDIENCE) &&
      now().getTime() < claims.exp * 1000 &&
      isSignedBy(token, issuer)
    );
  };
}
