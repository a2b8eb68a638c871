import type {
  ExternalIdGuard,
  Failure,
} from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import { trustPolicy } from '../../aws';
import { trustActionsOf, type Assumption } from '../../sessions';

/**
 * Turns a verdict on a role's trust policy into an observation.
 *
 * @param unread - why the trust policy could not be read
 */
export function interpretGuard(
  guard: ExternalIdGuard,
  assumption: Assumption,
  unread: Failure | undefined,
  now: Date,
): CollectorOutcome {
  const { verdict, roleArn } = guard;
  if (verdict === 'demanded') {
    return {
      status: 'ok',
      reason:
        'AWS lets the portal into the monitoring role for this entity only.',
      failures: [],
      data: guard,
    };
  }
  if (verdict === 'ignored') {
    const failure = ignoredFailure(roleArn, assumption, now);
    return {
      status: 'degraded',
      reason: failure.message,
      failures: [failure],
      data: guard,
    };
  }
  return {
    status: 'unknown',
    reason: `Whether ${roleArn} demands the ExternalId of this entity is not known${
      unread ? ', because its trust policy may not be read' : ''
    }.`,
    failures: unread ? [unread] : [],
    data: guard,
  };
}

function ignoredFailure(
  roleArn: string,
  assumption: Assumption,
  now: Date,
): Failure {
  const { externalId, callerArn } = assumption;
  return {
    code: 'external-id-ignored',
    message: `${roleArn} lets the portal in for any entity.`,
    cause: `Its trust policy does not demand the ExternalId ${externalId}, so that whoever can annotate an entity can look through this role.`,
    remedy:
      'Give its trust policy the condition below; the portal sends this ExternalId already.',
    ...(callerArn
      ? {
          snippet: trustPolicy({
            callerArn,
            externalId,
            actions: trustActionsOf(assumption),
          }),
        }
      : {}),
    retryable: false,
    at: now.toISOString(),
  };
}
