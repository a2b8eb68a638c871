import type {
  ChainHop,
  ChainStep,
  Failure,
} from 'backstage-plugin-aws-agents-common';
import { CREDENTIAL_METHODS } from './credentialMethods';
import type { PortalCredentials } from './PortalCredentials';

/**
 * The portal identity as the first hop of a chain.
 *
 * @param failure - why there is no identity, or why a good one cannot be renewed
 */
export function portalHop(
  identity: PortalCredentials | null,
  failure: Failure | undefined,
  hazards: ChainHop['hazards'],
): ChainHop {
  if (!identity) {
    return {
      kind: 'portal-identity',
      arn: null,
      accountId: null,
      how: 'credential chain',
      status: 'failed',
      ...(failure ? { failure } : {}),
      hazards,
    };
  }
  const { credentials, source } = identity;
  const trouble = failure ?? identity.failure;
  return {
    kind: 'portal-identity',
    arn: identity.arn ?? identity.roleArn ?? null,
    accountId: identity.accountId,
    source,
    how: CREDENTIAL_METHODS[source].name,
    issuedAt: new Date(identity.issuedAt).toISOString(),
    ...(credentials.expiration
      ? { expiresAt: credentials.expiration.toISOString() }
      : {}),
    status: identity.failure ? 'failed' : 'ok',
    ...(trouble ? { failure: trouble } : {}),
    hazards,
  };
}

/** One sentence: why this identity and no other. */
export function chainSummary(steps: readonly ChainStep[]): string {
  const used = steps.filter(({ outcome }) => outcome === 'used');
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  const last = used[used.length - 1];
  const failures = failed
    .map(({ source }) => CREDENTIAL_METHODS[source].name)
    .join(' and ');
  if (!last) {
    return failures
      ? `No source answered: ${failures} failed.`
      : 'No source of the credential chain is set up.';
  }
  const also = failures ? `, after ${failures} failed` : '';
  return `The portal uses ${CREDENTIAL_METHODS[last.source].name}, because ${
    last.reason
  }${also}.`;
}
