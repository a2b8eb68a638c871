import {
  isSignedBy,
  readClaims,
  type TokenClaims,
} from '../../identity/jsonWebToken';
import { AwsError } from '../../service';
import type { Account } from '../../world/Account';
import type { OidcProvider } from '../../world/OidcProvider';

/** A verified identity token. */
export interface WebIdentity {
  readonly provider: OidcProvider;
  readonly subject: string;
  readonly audience: string;
  /** Authentication methods, where the token has them. */
  readonly methods?: readonly string[];
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidIdentityToken', message);
}

function findProvider({ iss }: TokenClaims, account: Account): OidcProvider {
  const issuer = iss.replace(/\/$/, '');
  for (const provider of account.oidcProviders.values()) {
    if (provider.issuer.url === issuer) return provider;
  }
  throw invalid(`No OpenIDConnect provider found in your account for ${iss}`);
}

function checkSignature(token: string, { issuer }: OidcProvider): void {
  if (isSignedBy(token, issuer)) return;
  throw invalid(
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  );
}

function checkTime({ exp, nbf = 0 }: TokenClaims, now: Date): void {
  const seconds = Math.floor(now.getTime() / 1000);
  if (seconds >= exp) {
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${seconds} must be before the expiration date/time ${exp}`,
    );
  }
  // Issuers' clocks may be ahead of AWS's by as much as STS tolerates in signatures.
  if (seconds + 900 < nbf) {
    throw invalid(
      `Token not yet valid: current date/time ${seconds} must be after the not-before date/time ${nbf}`,
    );
  }
}

/**
 * Checks an OpenID Connect token against the providers of an account.
 *
 * Source of codes and texts: AWS STS API Reference, AssumeRoleWithWebIdentity.
 *
 * @throws {@link AwsError} `InvalidIdentityToken` or `ExpiredTokenException`
 */
export function verifyWebIdentityToken(
  token: string,
  account: Account,
  now: Date,
): WebIdentity {
  const claims = readClaims(token);
  if (!claims) {
    throw invalid(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  const provider = findProvider(claims, account);
  checkSignature(token, provider);
  checkTime(claims, now);
  const audience = [claims.aud]
    .flat()
    .find(value => provider.clientIds.includes(value));
  if (audience === undefined) throw invalid('Incorrect token audience');
  return { provider, subject: claims.sub, audience, methods: claims.amr };
}
