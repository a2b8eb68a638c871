import type { ChainStep, Failure } from 'backstage-plugin-aws-agents-common';
import { CREDENTIAL_METHODS } from './credentialMethods';

/** Why the whole chain is empty: the sources that were set up come first. */
export function noCredentials(
  steps: readonly ChainStep[],
  now: number,
): Failure {
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  const told = failed.length ? failed : steps;
  return {
    code: 'no-credentials',
    message: 'The portal found no AWS credentials.',
    cause: told
      .map(
        ({ source, reason }) => `${CREDENTIAL_METHODS[source].name}: ${reason}`,
      )
      .join('. '),
    remedy: failed.length
      ? 'Repair the source that is set up but fails.'
      : 'Give the backend an identity: a role for its pod, task or instance, or AWS_PROFILE on a laptop.',
    retryable: true,
    at: new Date(now).toISOString(),
  };
}
