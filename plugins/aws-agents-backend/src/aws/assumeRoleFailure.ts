import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ParsedDenial } from 'iam-policy-engine';
import type { FailureContext } from './context';
import { assumeRoleStatement, trustPolicy } from './policySnippets';
import { roleArnOfSession } from './principals';

type Explanation = Pick<
  Failure,
  'code' | 'message' | 'cause' | 'remedy' | 'snippet' | 'retryable'
>;

/** Policies of the caller: when AWS names one of them, the trust policy is not to blame. */
const CALLER_POLICIES = ['identity', 'boundary', 'session', 'scp'];

/**
 * Explains a refused AssumeRole. Across accounts AWS answers alike whether the
 * role does not exist, its trust policy does not name the caller, or the
 * ExternalId differs, so all that is known is said and no guess is made.
 */
export function explainAssumeRoleDenial(
  denial: ParsedDenial | undefined,
  context: FailureContext,
): Explanation {
  const roleArn = context.roleArn ?? denial?.resource ?? 'the role';
  const callerArn = context.callerArn ?? denial?.principalArn;
  const message = `The portal was not allowed to assume ${roleArn}.`;
  if (denial?.policyType && CALLER_POLICIES.includes(denial.policyType)) {
    return {
      code: 'portal-may-not-assume',
      message,
      cause: `A policy of the portal's own identity ${
        callerArn ?? ''
      } does not let it assume this role.`,
      remedy:
        'Add the statement to a policy of the portal identity; if it is there, look at its permissions boundary and at service control policies.',
      snippet: assumeRoleStatement(roleArn),
      retryable: false,
    };
  }
  const sent = context.externalId
    ? `with the ExternalId "${context.externalId}"`
    : 'without an ExternalId';
  return {
    code: 'assume-role-denied',
    message,
    cause: `AWS does not say why. Either the role does not exist, or its trust policy does not name ${
      callerArn ? roleArnOfSession(callerArn) : 'the portal identity'
    }, or it expects another ExternalId: the portal asked ${sent}. Less often the portal's own policies do not allow sts:AssumeRole on this role.`,
    remedy:
      'Compare the trust policy of the role with the one below, which lets in this portal for this entity only, and paste what differs.',
    ...(callerArn
      ? {
          snippet: trustPolicy({
            callerArn,
            externalId: context.externalId,
            actions: context.trustActions,
          }),
        }
      : {}),
    retryable: false,
  };
}
