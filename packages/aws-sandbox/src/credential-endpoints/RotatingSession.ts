import type { Session } from '../identity';
import type { ServiceAssumption, ServiceSessions } from './ServiceSessions';

/** Part of a session's life after which AWS's endpoints hand out the next one. */
const RENEW_AFTER = 0.8;

/** The session that an endpoint hands out until it is nearly over. */
export class RotatingSession {
  #current: Session | undefined;

  private constructor(
    private readonly sessions: ServiceSessions,
    private readonly assumption: ServiceAssumption,
  ) {}

  static create(
    sessions: ServiceSessions,
    assumption: ServiceAssumption,
  ): RotatingSession {
    return new RotatingSession(sessions, assumption);
  }

  /**
   * The session to hand out now.
   *
   * @throws {@link AwsError} `AccessDenied` when the role does not trust the service
   */
  get(): Session {
    if (!this.#current || this.#isOld(this.#current)) {
      this.#current = this.sessions.assume(this.assumption);
    }
    return this.#current;
  }

  #isOld({ issuedAt, expiresAt }: Session): boolean {
    const lifetime = expiresAt.getTime() - issuedAt.getTime();
    const age = this.sessions.now.getTime() - issuedAt.getTime();
    return age >= lifetime * RENEW_AFTER;
  }
}
