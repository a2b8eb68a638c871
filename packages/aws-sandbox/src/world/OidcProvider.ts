import {
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';

/** A public key as a JWKS lists it. */
export interface PublishedKey {
  readonly kty: string;
  readonly n: string;
  readonly e: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'RS256';
}

/** What an identity token says. */
export interface WebIdentityClaims {
  /** For a Kubernetes service account `system:serviceaccount:<namespace>:<name>`. */
  readonly subject: string;
  /** Default: the provider's first client id. */
  readonly audience?: string;
  readonly issuedAt: Date;
  readonly lifetimeSeconds: number;
  /** Further claims, for example `kubernetes.io`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

interface OidcProviderParts {
  readonly url: string;
  readonly accountId: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly created: Date;
}

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * An IAM OIDC identity provider together with the issuer behind it, whose RS256 key exists only in this process.
 *
 * @public
 */
export class OidcProvider {
  readonly url: string;
  readonly accountId: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly created: Date;
  #keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

  private constructor(parts: OidcProviderParts) {
    this.url = parts.url.replace(/\/$/, '');
    this.accountId = parts.accountId;
    this.clientIds = parts.clientIds;
    this.thumbprints = parts.thumbprints;
    this.created = parts.created;
  }

  static create(parts: OidcProviderParts): OidcProvider {
    return new OidcProvider(parts);
  }

  /** The issuer without its scheme, which begins the condition keys: `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE`. */
  get hostAndPath(): string {
    return this.url.replace(/^https:\/\//, '');
  }

  get arn(): string {
    return `arn:aws:iam::${this.accountId}:oidc-provider/${this.hostAndPath}`;
  }

  /** The issuer's JSON Web Key Set. */
  get jwks(): { readonly keys: readonly PublishedKey[] } {
    const jwk = this.#keyPair().publicKey.export({ format: 'jwk' });
    return {
      keys: [
        {
          kty: 'RSA',
          n: String(jwk.n),
          e: String(jwk.e),
          kid: this.#keyId(),
          use: 'sig',
          alg: 'RS256',
        },
      ],
    };
  }

  /** The key that a token's header names; undefined when the issuer has no such key. */
  publicKey(keyId: string | undefined): KeyObject | undefined {
    const key = this.jwks.keys.find(k => k.kid === keyId);
    return key && createPublicKey({ key: { ...key }, format: 'jwk' });
  }

  /** Issues a token as the cluster's token service would. */
  mintToken(claims: WebIdentityClaims): string {
    const issued = Math.floor(claims.issuedAt.getTime() / 1000);
    const payload = {
      ...claims.extra,
      iss: this.url,
      sub: claims.subject,
      aud: [claims.audience ?? this.clientIds[0]],
      iat: issued,
      nbf: issued,
      exp: issued + claims.lifetimeSeconds,
    };
    const header = { alg: 'RS256', typ: 'JWT', kid: this.#keyId() };
    const signed = `${encodePart(header)}.${encodePart(payload)}`;
    const signature = sign(
      'RSA-SHA256',
      Buffer.from(signed),
      this.#keyPair().privateKey,
    );
    return `${signed}.${signature.toString('base64url')}`;
  }

  #keyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
    this.#keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#keys;
  }

  #keyId(): string {
    const { n } = this.#keyPair().publicKey.export({ format: 'jwk' });
    return String(n).slice(0, 16);
  }
}
