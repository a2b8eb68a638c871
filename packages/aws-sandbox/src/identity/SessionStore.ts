import { randomBytes } from 'node:crypto';
import { toSecond } from '../world/relativeTime';
import { base32Characters, ID_PREFIXES } from '../world/uniqueId';
import type { Session, SessionKeys, SessionRequest } from './Session';

/** Expired sessions are remembered this long, so that their keys are called expired rather than unknown. */
const REMEMBER_EXPIRED_MS = 24 * 3_600_000;

/** Sessions kept at most; the oldest go first. */
const MAX_SESSIONS = 100_000;

function newKeys(): SessionKeys {
  return {
    accessKeyId: ID_PREFIXES.temporaryKey + base32Characters(randomBytes(16)),
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`,
  };
}

/** The temporary credentials that the sandbox has handed out. */
export class SessionStore {
  readonly #byKey = new Map<string, Session>();

  private constructor(
    private readonly now: () => Date,
    private readonly capacity: number,
  ) {}

  static create(
    now: () => Date,
    { capacity = MAX_SESSIONS }: { capacity?: number } = {},
  ): SessionStore {
    return new SessionStore(now, capacity);
  }

  /** Hands out keys for a session. */
  issue(request: SessionRequest): Session {
    if (this.#byKey.size >= this.capacity) this.#makeRoom();
    const session: Session = {
      ...request,
      issuedAt: toSecond(request.issuedAt),
      expiresAt: toSecond(request.expiresAt),
      ...newKeys(),
    };
    this.#byKey.set(session.accessKeyId, session);
    return session;
  }

  /** Finds a session, expired ones included. */
  find(accessKeyId: string): Session | undefined {
    return this.#byKey.get(accessKeyId);
  }

  #makeRoom(): void {
    const forgotten = this.now().getTime() - REMEMBER_EXPIRED_MS;
    for (const [id, session] of this.#byKey) {
      if (session.expiresAt.getTime() < forgotten) this.#byKey.delete(id);
    }
    for (const id of this.#byKey.keys()) {
      if (this.#byKey.size < this.capacity) return;
      this.#byKey.delete(id);
    }
  }
}
