import { accountOfArn, roleArnOfSession, splitArn } from '../matching/arn';
import { AccessRequest, RequestPrincipal } from './types';

/** The account that owns the requested resource, as far as the request tells. */
export function resourceAccountOf(request: AccessRequest): string | undefined {
  return (
    request.resourceAccountId ??
    accountOfArn(request.resource) ??
    callerAccountOf(request.principal)
  );
}

/** The caller's account; services, web identities and anonymous callers have none. */
export function callerAccountOf(
  principal: RequestPrincipal,
): string | undefined {
  switch (principal.kind) {
    case 'service':
    case 'federated':
    case 'anonymous':
      return undefined;
    default:
      return principal.accountId ?? accountOfArn(principal.arn);
  }
}

/** Values of `aws:PrincipalType`, where AWS documents one. */
const PRINCIPAL_TYPES: Readonly<
  Partial<Record<RequestPrincipal['kind'], string>>
> = {
  root: 'Account',
  user: 'User',
  'federated-user': 'FederatedUser',
  role: 'AssumedRole',
  'assumed-role': 'AssumedRole',
  anonymous: 'Anonymous',
};

/**
 * The global condition keys that follow from the request itself, by name in lower case. Keys that depend on time,
 * network or tags are the caller's to supply.
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function derivedKeys(
  request: AccessRequest,
): readonly (readonly [key: string, value: string])[] {
  const { principal } = request;
  const candidates: readonly (readonly [string, string | undefined])[] = [
    ['aws:principalarn', principalArnKey(principal)],
    ['aws:principalaccount', callerAccountOf(principal)],
    ['aws:principaltype', PRINCIPAL_TYPES[principal.kind]],
    ['aws:userid', userIdKey(principal)],
    ['aws:username', userNameKey(principal)],
    ['aws:resourceaccount', resourceAccountOf(request)],
    [
      'aws:principalisawsservice',
      principal.kind === 'anonymous'
        ? undefined
        : String(principal.kind === 'service'),
    ],
    [
      'aws:principalservicename',
      principal.kind === 'service'
        ? principal.service ?? principal.arn
        : undefined,
    ],
    [
      'aws:federatedprovider',
      principal.kind === 'assumed-role'
        ? principal.federatedProvider
        : undefined,
    ],
    ['aws:viaawsservice', 'false'],
  ];
  return candidates.filter(
    (entry): entry is readonly [string, string] => entry[1] !== undefined,
  );
}

function principalArnKey(principal: RequestPrincipal): string | undefined {
  switch (principal.kind) {
    case 'service':
    case 'federated':
    case 'anonymous':
      return undefined;
    case 'assumed-role':
      // The role, never the session.
      return (
        principal.roleArn ?? roleArnOfSession(principal.arn) ?? principal.arn
      );
    default:
      return principal.arn;
  }
}

function userIdKey(principal: RequestPrincipal): string | undefined {
  if (principal.userId !== undefined) return principal.userId;
  switch (principal.kind) {
    case 'root':
      return callerAccountOf(principal);
    case 'anonymous':
      return 'anonymous';
    case 'federated-user': {
      const name = splitArn(principal.arn)?.[5].split('/')[1];
      return name && `${callerAccountOf(principal)}:${name}`;
    }
    default:
      return undefined;
  }
}

function userNameKey(principal: RequestPrincipal): string | undefined {
  if (principal.kind !== 'user') return undefined;
  return splitArn(principal.arn)?.[5].split('/').pop();
}
