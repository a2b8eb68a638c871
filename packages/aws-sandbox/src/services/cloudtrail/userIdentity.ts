import type { RoleSessionFacts, Session } from '../../identity/Session';
import type { SessionContext, UserIdentity } from './CloudTrailEvent';
import type { FinishedCall } from './toEvents';

function attributes(session: Session): SessionContext['attributes'] {
  return {
    creationDate: session.issuedAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    mfaAuthenticated: 'false',
  };
}

function roleSessionContext(
  session: Session & RoleSessionFacts,
): SessionContext {
  const { role, federatedProvider, sourceIdentity } = session;
  return {
    sessionIssuer: {
      type: 'Role',
      principalId: role.id,
      arn: role.arn,
      accountId: role.accountId,
      userName: role.name,
    },
    webIdFederationData: federatedProvider
      ? { federatedProvider, attributes: {} }
      : undefined,
    sourceIdentity,
    attributes: attributes(session),
  };
}

function federatedIdentity({ checks }: FinishedCall): UserIdentity | undefined {
  const check = checks.find(c => c.principal?.kind === 'federated');
  const provider = check?.principal?.federatedProvider;
  if (!check || !provider) return undefined;
  const claim = (name: string) => {
    const value = Object.entries(check.context ?? {}).find(([key]) =>
      key.endsWith(`:${name}`),
    )?.[1];
    return String(value ?? '');
  };
  return {
    type: 'WebIdentityUser',
    principalId: `${provider}:${claim('aud')}:${claim('sub')}`,
    userName: claim('sub'),
    identityProvider: provider,
  };
}

/**
 * Who made a call.
 *
 * Source: CloudTrail User Guide, "CloudTrail userIdentity element".
 */
export function userIdentity(call: FinishedCall): UserIdentity {
  const { caller, accessKeyId } = call;
  const { principal, accountId, identity, session } = caller;
  const who = {
    principalId: principal.userId,
    arn: principal.arn,
    accountId,
    accessKeyId: caller.accessKeyId,
  };
  if (principal.kind === 'service') {
    return { type: 'AWSService', invokedBy: principal.service };
  }
  if (session?.kind === 'role') {
    return {
      type: 'AssumedRole',
      ...who,
      sessionContext: roleSessionContext(session),
    };
  }
  if (identity) {
    return {
      type: 'IAMUser',
      ...who,
      userName: identity.name,
      sessionContext: session && { attributes: attributes(session) },
    };
  }
  return (
    federatedIdentity(call) ??
    (accessKeyId === undefined
      ? { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }
      : { type: 'Unknown', accessKeyId })
  );
}
