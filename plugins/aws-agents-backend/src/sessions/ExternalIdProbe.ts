import type { ExternalIdGuard } from 'backstage-plugin-aws-agents-common';
import { isAwsFailureError } from '../aws';
import type { AssumedSession } from './cache';
import type { SessionRequest } from './request';

type Verdict = ExternalIdGuard['verdict'];

/** STS: the shortest session there is. */
const SHORTEST_SECONDS = 900;
/** What is asked for could do nothing, even if it were kept. */
const DENY_ALL = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
});

/**
 * Asks AWS itself whether it would let the portal into a role for another
 * entity: by an AssumeRole that should be refused. One that is not gives
 * credentials for nothing, which are dropped at once. No role is asked more than
 * once in the lifetime of the session through which it is observed.
 */
export class ExternalIdProbe {
  private readonly verdicts = new Map<
    string,
    { issuedAt: number; verdict: Promise<Verdict> }
  >();

  private constructor(
    private readonly assume: (
      request: SessionRequest,
    ) => Promise<AssumedSession>,
  ) {}

  static create(options: {
    assume: (request: SessionRequest) => Promise<AssumedSession>;
  }): ExternalIdProbe {
    return new ExternalIdProbe(options.assume);
  }

  /**
   * @param session - the live session of the role
   * @param another - the assumption of that role for another entity
   */
  async probe(
    key: string,
    session: Pick<AssumedSession, 'issuedAt'>,
    another: SessionRequest,
  ): Promise<Verdict> {
    const { issuedAt } = session;
    const known = this.verdicts.get(key);
    if (known?.issuedAt === issuedAt) {
      return known.verdict;
    }
    const verdict = this.ask(another);
    this.verdicts.set(key, { issuedAt, verdict });
    return verdict;
  }

  /** Forgets the verdicts on sessions that are no longer kept. */
  forgetAllBut(isKept: (key: string) => boolean): void {
    for (const key of this.verdicts.keys()) {
      if (!isKept(key)) {
        this.verdicts.delete(key);
      }
    }
  }

  private async ask(another: SessionRequest): Promise<Verdict> {
    try {
      await this.assume({
        ...another,
        sessionPolicy: DENY_ALL,
        durationSeconds: SHORTEST_SECONDS,
      });
      return 'ignored';
    } catch (error) {
      return isAwsFailureError(error) &&
        error.failure.code === 'assume-role-denied'
        ? 'demanded'
        : 'unknown';
    }
  }
}
