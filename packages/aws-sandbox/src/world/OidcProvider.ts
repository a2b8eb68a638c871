import type { OidcIssuer } from './OidcIssuer';

/** An IAM OIDC identity provider: an account's trust in an issuer. */
export interface OidcProvider {
  readonly arn: string;
  readonly issuer: OidcIssuer;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly created: Date;
}
