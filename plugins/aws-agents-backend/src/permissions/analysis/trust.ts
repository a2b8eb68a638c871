import type {
  TrustCondition,
  TrustedPrincipal,
  TrustStatement,
} from 'backstage-plugin-aws-agents-common';
import {
  knownVendorOf,
  type Policy,
  type Statement,
  type StatementCondition,
  type StatementPrincipal,
} from 'iam-policy-engine';
import type { RolePolicySet } from './rolePolicies';

/** What is known of the accounts and roles that a trust policy may name. */
export interface TrustSurroundings {
  /** Account of the role. */
  readonly accountId: string;
  /** Names of accounts by id. */
  readonly accountNames: ReadonlyMap<string, string>;
  /** ARNs of the roles or users as which the portal may ask. */
  readonly portalArns: readonly string[];
}

/** A trust statement before its findings are known. */
export type BareTrustStatement = Omit<TrustStatement, 'severity'>;

/** Who can assume a role, statement by statement. */
export function describeTrust(
  policy: Policy,
  policies: RolePolicySet,
  surroundings: TrustSurroundings,
): BareTrustStatement[] {
  return policy.statements.map(statement => ({
    statement: policies.place(policy.id, statement),
    effect: statement.effect,
    actions: statement.action.negated
      ? [`NotAction ${statement.action.patterns.join(', ')}`]
      : [...statement.action.patterns],
    notPrincipal: statement.principal?.negated ?? false,
    principals: principalsOf(statement).map(principal =>
      describePrincipal(principal, surroundings),
    ),
    conditions: statement.conditions.map(describeCondition),
  }));
}

function principalsOf({ principal }: Statement): readonly StatementPrincipal[] {
  return principal?.principals ?? [];
}

function describePrincipal(
  { category, value }: StatementPrincipal,
  surroundings: TrustSurroundings,
): TrustedPrincipal {
  if (category === 'AWS') {
    return describeAws(value, surroundings);
  }
  const base = { value, label: value, foreign: false, portal: false };
  if (category === 'Service') {
    return { ...base, kind: 'service' };
  }
  if (category !== 'Federated') {
    return { ...base, kind: 'other', foreign: true };
  }
  const [, , , , accountId] = value.split(':');
  const provider = value.replace(/^.*:(?:oidc|saml)-provider\//, '');
  return {
    ...base,
    kind: value.includes(':saml-provider/') ? 'saml' : 'oidc',
    label: provider,
    ...(accountId ? { accountId } : {}),
    foreign: Boolean(accountId) && accountId !== surroundings.accountId,
  };
}

function describeAws(
  value: string,
  { accountId: own, accountNames, portalArns }: TrustSurroundings,
): TrustedPrincipal {
  if (value === '*') {
    return {
      kind: 'anyone',
      value,
      label: 'Anyone',
      foreign: true,
      portal: false,
    };
  }
  const account = /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?=:|$)/.exec(
    value,
  )?.[1];
  const rest = value.split(':').slice(5).join(':');
  const vendor = account ? knownVendorOf(account) : undefined;
  const name = account ? accountNames.get(account) ?? vendor : undefined;
  const kind = kindOf(rest);
  return {
    kind,
    value,
    label:
      kind === 'account'
        ? name ?? account ?? value
        : rest.replace(/^(?:role|user|assumed-role)\//, '') || value,
    ...(account ? { accountId: account } : {}),
    ...(name ? { accountName: name } : {}),
    ...(vendor ? { vendor } : {}),
    foreign: account !== own,
    portal: portalArns.some(arn => isSamePrincipal(arn, value)),
  };
}

/**
 * STS leaves the path of a role out of the ARN of its sessions, so that the
 * portal may not know its own; but names of roles are unique in an account.
 */
export function isSamePrincipal(one: string, other: string): boolean {
  return withoutPath(one) === withoutPath(other);
}

function withoutPath(arn: string): string {
  return arn
    .replace(/:sts:(:\d{12}):assumed-role\/([^/]+)\/.+$/, ':iam:$1:role/$2')
    .replace(/:role\/.*\//, ':role/');
}

function kindOf(resource: string): TrustedPrincipal['kind'] {
  if (resource === '' || resource === 'root') {
    return 'account';
  }
  if (/^(?:role|assumed-role)\//.test(resource)) {
    return 'role';
  }
  return resource.startsWith('user/') ? 'user' : 'other';
}

const CONDITION_KINDS: ReadonlyArray<
  readonly [RegExp, TrustCondition['kind']]
> = [
  [/^sts:externalid$/, 'external-id'],
  [/:sub$/, 'subject'],
  [/:aud$/, 'audience'],
  [/^aws:source(?:arn|account|orgid|orgpaths)$/, 'source'],
  [/^aws:requesttag\/(?:eks|kubernetes)-/, 'source'],
  [/^aws:principalorg(?:id|paths)$/, 'organization'],
  [/^aws:principal/, 'principal'],
];

function describeCondition({
  operator,
  key,
  values,
}: StatementCondition): TrustCondition {
  const kind = CONDITION_KINDS.find(([pattern]) =>
    pattern.test(key.toLowerCase()),
  )?.[1];
  return { kind: kind ?? 'other', operator, key, values: [...values] };
}
