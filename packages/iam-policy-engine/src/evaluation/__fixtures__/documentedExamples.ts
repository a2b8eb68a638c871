import { parsePolicy } from '../../policy/parsePolicy';
import { Policy, PolicyType } from '../../policy/types';
import { evaluate } from '../evaluate';
import { AccessRequest, ApplicablePolicies, RequestPrincipal } from '../types';

/** What the tests that retell the IAM User Guide's examples share. */
export const HOME = '111111111111';
export const user = (name: string, account = HOME): RequestPrincipal => ({
  kind: 'user',
  arn: `arn:aws:iam::${account}:user/${name}`,
});
export const policy = (type: PolicyType, ...statements: object[]): Policy =>
  parsePolicy({ Version: '2012-10-17', Statement: statements }, { type });
export const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
export const deny = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({
  ...allow(Action, Resource),
  Effect: 'Deny',
});

export interface Case {
  readonly action: string;
  readonly resource?: string;
  readonly context?: AccessRequest['context'];
  readonly principal?: RequestPrincipal;
  readonly account?: string;
  readonly expected: string;
}

export function expectOutcomes(
  policies: ApplicablePolicies,
  cases: readonly Case[],
) {
  const outcomes = cases.map(
    ({ action, resource = '*', context, principal, account = HOME }) =>
      evaluate(
        {
          principal: principal ?? user('carlos'),
          action,
          resource,
          resourceAccountId: account,
          context,
        },
        policies,
      ).reason,
  );
  expect(outcomes).toEqual(cases.map(({ expected }) => expected));
}

export const identity = (...statements: object[]) => ({
  identity: [policy('identity', ...statements)],
});

export const A = 'allowed';
export const I = 'implicit-deny';
export const E = 'explicit-deny';
