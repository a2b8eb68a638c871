import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../world/SandboxClock';
import type { SeedReader } from '../../world/SeedReader';
import type { World } from '../../world/World';
import type { IdentityCenterSeed } from './seed';

/** A role that a user may have. */
export type Assignment =
  IdentityCenterSeed['users'][number]['assignments'][number];

/**
 * What `aws sso login` leaves in the cache of a machine: the content of `~/.aws/sso/cache/<sha1>.json`.
 *
 * @public
 */
export interface SsoCacheEntry {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAt: string;
  readonly refreshToken: string;
}

/** What a client shows to renew an access token. */
export interface RefreshRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** An access token, renewed. */
export interface RefreshedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

interface Login {
  readonly userName: string;
  readonly expiresAt: Date;
}

interface Registration {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Seconds that an access token lasts, and a client's registration. */
const TOKEN_SECONDS = 8 * 3_600;
const REGISTRATION_SECONDS = 90 * 86_400;

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * IAM Identity Center: who may have which role, and the tokens of those who have logged in.
 *
 * @public
 */
export class IdentityCenter {
  readonly #logins = new Map<string, Login>();
  readonly #refreshTokens = new Map<
    string,
    { userName: string; clientId: string }
  >();
  readonly #clients = new Map<string, Registration>();

  private constructor(
    private readonly seed: IdentityCenterSeed | undefined,
    private readonly clock: SandboxClock,
  ) {}

  /** Builds it from the seed; assignments to roles that do not exist go to the reader. */
  static create(
    seed: IdentityCenterSeed | undefined,
    world: World,
    reader: SeedReader,
  ): IdentityCenter {
    for (const { name, assignments } of seed?.users ?? []) {
      for (const { accountId, role } of assignments) {
        if (!world.account(accountId)?.roles.has(role)) {
          reader.report(
            `identityCenter.users[${name}].assignments`,
            `there is no role '${role}' in account ${accountId}`,
          );
        }
      }
    }
    return new IdentityCenter(seed, world.clock);
  }

  /**
   * Logs a user in as the browser would.
   *
   * @param seconds - life of the access token
   * @returns the cache entry, or undefined when the seed has no such user
   */
  login(
    userName: string,
    seconds: number = TOKEN_SECONDS,
  ): SsoCacheEntry | undefined {
    if (!this.seed?.users.some(({ name }) => name === userName)) {
      return undefined;
    }
    const clientId = secret();
    const clientSecret = secret();
    const registered = this.#inSeconds(REGISTRATION_SECONDS);
    const expiresAt = this.#inSeconds(seconds);
    this.#clients.set(clientId, {
      secret: clientSecret,
      expiresAt: registered,
    });
    return {
      startUrl: this.seed.startUrl,
      region: this.seed.region,
      accessToken: this.#newAccessToken(userName, expiresAt),
      expiresAt: expiresAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
      clientId,
      clientSecret,
      registrationExpiresAt: registered.toISOString(),
      refreshToken: this.#newRefreshToken(userName, clientId),
    };
  }

  /** Renews an access token; undefined when client or refresh token are not right. A refresh token is good for once. */
  refresh(request: RefreshRequest): RefreshedToken | undefined {
    const { clientId, clientSecret, refreshToken } = request;
    const client = this.#clients.get(clientId);
    const grant = this.#refreshTokens.get(refreshToken);
    const isGenuine =
      client?.secret === clientSecret &&
      this.clock.now() < client.expiresAt &&
      grant?.clientId === clientId;
    if (!isGenuine) return undefined;
    this.#refreshTokens.delete(refreshToken);
    const expiresAt = this.#inSeconds(TOKEN_SECONDS);
    return {
      accessToken: this.#newAccessToken(grant.userName, expiresAt),
      refreshToken: this.#newRefreshToken(grant.userName, clientId),
      expiresIn: TOKEN_SECONDS,
    };
  }

  /** The user of a current access token. */
  userOf(accessToken: string): string | undefined {
    const login = this.#logins.get(accessToken);
    return login && this.clock.now() < login.expiresAt
      ? login.userName
      : undefined;
  }

  /** What a user may have. */
  assignmentsOf(userName: string): readonly Assignment[] {
    const user = this.seed?.users.find(({ name }) => name === userName);
    return user?.assignments ?? [];
  }

  #inSeconds(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }

  #newAccessToken(userName: string, expiresAt: Date): string {
    const token = secret();
    this.#logins.set(token, { userName, expiresAt });
    return token;
  }

  #newRefreshToken(userName: string, clientId: string): string {
    const token = secret();
    this.#refreshTokens.set(token, { userName, clientId });
    return token;
  }
}
