import type { Caller } from '../service';
import type { Tag } from '../world/entities';

/** What the transport knows about a request. */
export interface RequestOrigin {
  readonly sourceIp: string;
  readonly userAgent?: string;
  readonly region: string;
  readonly now: Date;
}

/** Values of condition keys by name. */
export type ConditionKeys = Record<string, string | string[]>;

function tagKeys(prefix: string, tags: readonly Tag[]): ConditionKeys {
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [`${prefix}/${Key}`, Value]),
  );
}

/** Keys of the caller, besides those that the policy engine derives from the principal itself. */
function callerKeys(caller: Caller, organizationId?: string): ConditionKeys {
  const { identity, session } = caller;
  const keys: ConditionKeys = {
    ...tagKeys('aws:PrincipalTag', identity?.tags ?? []),
    ...tagKeys('aws:PrincipalTag', session?.tags ?? []),
  };
  if (organizationId && caller.accountId) {
    keys['aws:PrincipalOrgID'] = organizationId;
  }
  if (!session) return keys;
  keys['aws:TokenIssueTime'] = session.issuedAt.toISOString();
  keys['aws:MultiFactorAuthPresent'] = 'false';
  if (session.sourceIdentity) {
    keys['aws:SourceIdentity'] = session.sourceIdentity;
  }
  return session.kind === 'role' ? { ...keys, ...session.originContext } : keys;
}

/**
 * The global condition keys of a request. `aws:SecureTransport` is true: the loopback hop stands for AWS's TLS
 * endpoint, and no other hop can reach the sandbox.
 *
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function globalConditionKeys(
  caller: Caller,
  origin: RequestOrigin,
  organizationId?: string,
): ConditionKeys {
  const { now, region, sourceIp, userAgent } = origin;
  return {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:RequestedRegion': region,
    'aws:SecureTransport': 'true',
    'aws:SourceIp': sourceIp,
    ...(userAgent === undefined ? {} : { 'aws:UserAgent': userAgent }),
    ...callerKeys(caller, organizationId),
  };
}
