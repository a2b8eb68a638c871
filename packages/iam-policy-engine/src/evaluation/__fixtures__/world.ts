/** The callers, policies and shorthands that the evaluation tests share. */
import { parsePolicy } from '../../policy/parsePolicy';
import { Policy, PolicyType, StatementDocument } from '../../policy/types';
import { evaluate } from '../evaluate';
import { AccessRequest, ApplicablePolicies, RequestPrincipal } from '../types';

export const ACCOUNT = '111122223333';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/agents/alloy`;
export const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/alloy/i-0abc`;
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const BOB = `arn:aws:iam::${ACCOUNT}:user/bob`;
export const FEDERATED = `arn:aws:sts::${ACCOUNT}:federated-user/bob`;
export const BUCKET = 'arn:aws:s3:::telemetry/key';

export const session: RequestPrincipal = {
  kind: 'assumed-role',
  arn: SESSION,
  roleArn: ROLE,
};
export const bob: RequestPrincipal = { kind: 'user', arn: BOB };
export const federatedBob: RequestPrincipal = {
  kind: 'federated-user',
  arn: FEDERATED,
  userArn: BOB,
};
export const root: RequestPrincipal = { kind: 'root', arn: ROOT };
export const firehose: RequestPrincipal = {
  kind: 'service',
  arn: 'firehose.amazonaws.com',
};
export const anonymous: RequestPrincipal = { kind: 'anonymous', arn: '*' };

export function policy(
  type: PolicyType,
  ...statements: Partial<StatementDocument>[]
): Policy {
  return parsePolicy(
    {
      Version: '2012-10-17',
      Statement: statements.map((statement, i) => ({
        Sid: `S${i}`,
        Effect: 'Allow',
        Action: '*',
        ...(type === 'trust' ? {} : { Resource: '*' }),
        ...statement,
      })),
    },
    { type, id: `the-${type}` },
  );
}

export const allows = (type: PolicyType) => policy(type, {});
export const allowsOther = (type: PolicyType) =>
  policy(type, { Action: 'ec2:*' });
export const denies = (type: PolicyType) =>
  policy(type, {}, { Effect: 'Deny', Action: 's3:*' });
export const onBucket = (...principals: string[]) =>
  policy('resource', { Principal: { AWS: principals } });

export function decide(
  principal: RequestPrincipal,
  policies: ApplicablePolicies,
  overrides: Partial<AccessRequest> = {},
) {
  const decision = evaluate(
    {
      principal,
      action: 's3:GetObject',
      resource: BUCKET,
      resourceAccountId: ACCOUNT,
      ...overrides,
    },
    policies,
  );
  return `${decision.reason} ${decision.policyType ?? 'nobody'}`;
}
