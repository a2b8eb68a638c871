import {
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';

/**
 * A public key as a JWKS lists it.
 *
 * @public
 */
export interface PublishedKey {
  readonly kty: string;
  readonly n: string;
  readonly e: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'RS256';
}

/**
 * What an identity token says.
 *
 * @public
 */
export interface WebIdentityClaims {
  /** For a Kubernetes service account `system:serviceaccount:<namespace>:<name>`. */
  readonly subject: string;
  /** Default: `sts.amazonaws.com`, as EKS has it. */
  readonly audience?: string;
  readonly issuedAt: Date;
  readonly lifetimeSeconds: number;
}

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * An OpenID Connect issuer, for example an EKS cluster. Its RS256 key exists only in this process.
 *
 * @public
 */
export class OidcIssuer {
  readonly url: string;
  #keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

  private constructor(url: string) {
    this.url = url.replace(/\/$/, '');
  }

  /** @param url - `https://...` */
  static create(url: string): OidcIssuer {
    return new OidcIssuer(url);
  }

  /** The issuer without its scheme, which begins the condition keys: `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE`. */
  get hostAndPath(): string {
    return this.url.replace(/^https:\/\//, '');
  }

  /** The issuer's JSON Web Key Set. */
  get jwks(): { readonly keys: readonly PublishedKey[] } {
    const { n, e } = this.#keyPair().publicKey.export({ format: 'jwk' });
    const key = { kty: 'RSA', n: String(n), e: String(e) };
    return {
      keys: [{ ...key, kid: this.#keyId(), use: 'sig', alg: 'RS256' }],
    };
  }

  /** The key that a token's header names; undefined when the issuer has no such key. */
  publicKey(keyId: string | undefined): KeyObject | undefined {
    const key = this.jwks.keys.find(({ kid }) => kid === keyId);
    return key && createPublicKey({ key: { ...key }, format: 'jwk' });
  }

  /** Issues a token as the cluster's token service would. */
  mintToken(claims: WebIdentityClaims): string {
    const issued = Math.floor(claims.issuedAt.getTime() / 1000);
    const payload = {
      iss: this.url,
      sub: claims.subject,
      aud: [claims.audience ?? 'sts.amazonaws.com'],
      iat: issued,
      nbf: issued,
      exp: issued + claims.lifetimeSeconds,
    };
    const header = { alg: 'RS256', typ: 'JWT', kid: this.#keyId() };
    const signed = `${encodePart(header)}.${encodePart(payload)}`;
    const { privateKey } = this.#keyPair();
    const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey);
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
