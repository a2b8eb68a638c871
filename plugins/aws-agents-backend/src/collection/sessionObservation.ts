import type { Failure, SessionInfo } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import type { ObservationWrite } from '../store';
import { bindingFingerprint, SESSION_OBSERVATION } from './bindingFingerprint';

/** What came of asking for an agent's session. */
export type SessionOutcome =
  | { ok: true; session: SessionInfo }
  | { ok: false; failure: Failure };

/** The state of a session as an observation; holds no credentials. */
export function toSessionObservation(
  agent: ResolvedAgent,
  outcome: SessionOutcome,
  observedAt: Date,
): ObservationWrite {
  const base = {
    entityRef: agent.entityRef,
    collector: SESSION_OBSERVATION,
    binding: bindingFingerprint(agent, SESSION_OBSERVATION),
    observedAt,
  };
  return outcome.ok
    ? {
        ...base,
        status: 'ok',
        reason: `The monitoring role was assumed.`,
        failures: [],
        data: outcome.session,
      }
    : {
        ...base,
        status: 'failed',
        reason: outcome.failure.message,
        failures: [outcome.failure],
      };
}

/** What a collector could not observe for want of a session. */
export function toUnobserved(
  agent: ResolvedAgent,
  collector: string,
  failure: Failure,
  observedAt: Date,
): ObservationWrite {
  return {
    entityRef: agent.entityRef,
    collector,
    binding: bindingFingerprint(agent, collector),
    status: 'unknown',
    reason: `Not observed, because there is no session: ${failure.message}`,
    observedAt,
    failures: [failure],
  };
}
