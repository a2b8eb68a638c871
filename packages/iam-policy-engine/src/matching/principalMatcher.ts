import { RequestPrincipal } from '../evaluation/types';
import { PrincipalElement, StatementPrincipal } from '../policy/types';
import { accountOfArn, roleArnOfSession } from './arn';

/**
 * How directly a statement names the caller. What else must allow the request depends on it.
 *
 * - `direct`: the caller itself (user, session, service, provider, canonical user) or everyone;
 * - `behind`: the role behind the session, or the user behind the federated session;
 * - `account`: the caller's account, which delegates to that account's identity policies.
 *
 * Source: IAM User Guide, "Policy evaluation logic", table of resource-based policies and implicit denies.
 */
export type PrincipalMatch = 'direct' | 'behind' | 'account';

/** The names under which a policy can mean the caller. */
export interface CallerNames {
  readonly kind: RequestPrincipal['kind'];
  /** The caller itself: ARN, service principal, provider or unique id. */
  readonly direct: readonly string[];
  /** The role or user behind a session. */
  readonly behind: readonly string[];
  readonly account?: string;
}

export type PrincipalMatcher = (
  caller: CallerNames,
) => PrincipalMatch | undefined;

const ROOT_ARN = /^arn:[a-z0-9-]+:iam::(\d{12}):root$/;

/** Collects the caller's names once per request. */
export function callerNames(principal: RequestPrincipal): CallerNames {
  const { kind, arn, userId } = principal;
  const account = principal.accountId ?? accountOfArn(arn);
  const present = (names: readonly (string | undefined)[]) =>
    names.filter((name): name is string => name !== undefined && name !== '');
  const idOfRole = userId?.includes(':') ? userId.split(':')[0] : undefined;
  switch (kind) {
    case 'assumed-role':
      return {
        kind,
        account,
        direct: [arn],
        behind: present([principal.roleArn, roleArnOfSession(arn), idOfRole]),
      };
    case 'federated-user':
      return {
        kind,
        account,
        direct: [arn],
        behind: present([principal.userArn]),
      };
    case 'role':
      return { kind, account, direct: [], behind: present([arn, userId]) };
    case 'service':
      return { kind, direct: present([principal.service, arn]), behind: [] };
    case 'federated':
      return {
        kind,
        direct: present([principal.federatedProvider, arn]),
        behind: [],
      };
    case 'anonymous':
      return { kind, direct: [], behind: [] };
    default:
      return {
        kind,
        account,
        direct: present([arn, userId, principal.canonicalUserId]),
        behind: [],
      };
  }
}

interface ListedPrincipals {
  readonly everyone: boolean;
  readonly names: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
}

function listPrincipals(
  principals: readonly StatementPrincipal[],
): ListedPrincipals {
  const names = new Set<string>();
  const accounts = new Set<string>();
  for (const { category, value } of principals) {
    const account =
      category === 'AWS'
        ? ROOT_ARN.exec(value)?.[1] ?? /^\d{12}$/.exec(value)?.[0]
        : undefined;
    if (account) accounts.add(account);
    else names.add(category === 'Service' ? value.toLowerCase() : value);
  }
  return { everyone: names.has('*'), names, accounts };
}

/**
 * Compiles `Principal` or `NotPrincipal`. ARNs are compared as they are: IAM knows no partial wildcards here.
 *
 * @param denies - whether the statement denies; `NotPrincipal` then exempts a caller only when it, the identity
 * behind it and its account are all listed, as AWS documents.
 */
export function compilePrincipals(
  element: PrincipalElement,
  denies: boolean,
): PrincipalMatcher {
  const listed = listPrincipals(element.principals);
  if (!element.negated) return caller => strongestMatch(listed, caller);
  return caller => {
    const exempt = denies
      ? isFullyListed(listed, caller)
      : strongestMatch(listed, caller) !== undefined;
    return exempt ? undefined : 'direct';
  };
}

function strongestMatch(
  listed: ListedPrincipals,
  caller: CallerNames,
): PrincipalMatch | undefined {
  const isListed = (name: string) => listed.names.has(name);
  if (listed.everyone || caller.direct.some(isListed)) return 'direct';
  if (caller.behind.some(isListed)) return 'behind';
  const { account } = caller;
  if (account === undefined || !listed.accounts.has(account)) return undefined;
  return caller.kind === 'root' ? 'direct' : 'account';
}

function isFullyListed(listed: ListedPrincipals, caller: CallerNames): boolean {
  if (listed.everyone) return true;
  const isListed = (name: string) => listed.names.has(name);
  const levels = [caller.direct, caller.behind].filter(
    names => names.length > 0,
  );
  const accountListed =
    caller.account === undefined || listed.accounts.has(caller.account);
  if (caller.kind === 'root') return accountListed;
  return (
    accountListed &&
    levels.length > 0 &&
    levels.every(names => names.some(isListed))
  );
}
