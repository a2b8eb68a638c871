import {
  ACCOUNT,
  SESSION,
  allows,
  allowsOther,
  anonymous,
  bob,
  decide,
  denies,
  firehose,
  onBucket,
  policy,
  root,
  session,
} from './__fixtures__/world';
import { ApplicablePolicies, RequestPrincipal } from './types';

describe('organisation policies and endpoints', () => {
  const identity = [allows('identity')];
  const full = [allows('scp')];
  const denyS3 = policy('rcp', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
  });

  it.each([
    [
      'every level allows',
      bob,
      { identity, scp: [full, full, full] },
      'allowed identity',
    ],
    [
      'one level is silent',
      bob,
      { identity, scp: [full, [allowsOther('scp')], full] },
      'implicit-deny scp',
    ],
    [
      'one level is empty',
      bob,
      { identity, scp: [full, []] },
      'implicit-deny scp',
    ],
    [
      'two policies of a level',
      bob,
      { identity, scp: [[allowsOther('scp'), allows('scp')]] },
      'allowed identity',
    ],
    [
      'one level denies',
      bob,
      { identity, scp: [full, [denies('scp')]] },
      'explicit-deny scp',
    ],
    ['SCPs grant nothing', bob, { scp: [full] }, 'implicit-deny identity'],
    [
      'SCPs bind root',
      root,
      { scp: [[allowsOther('scp')]] },
      'implicit-deny scp',
    ],
    [
      'SCPs do not bind services',
      firehose,
      {
        scp: [[denies('scp')]],
        resource: policy('resource', { Principal: '*' }),
      },
      'allowed resource',
    ],
    [
      'SCPs do not bind service-linked roles',
      {
        kind: 'assumed-role',
        arn: SESSION,
        roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/x/y`,
      },
      { identity, scp: [[denies('scp')]] },
      'allowed identity',
    ],
    [
      'SCPs bind a session that a resource policy names',
      session,
      { resource: onBucket(SESSION), scp: [[allowsOther('scp')]] },
      'implicit-deny scp',
    ],
    ['RCPs deny', bob, { identity, rcp: [[denyS3]] }, 'explicit-deny rcp'],
    [
      'RCPs withhold nothing',
      bob,
      {
        identity,
        rcp: [
          [policy('rcp', { Effect: 'Deny', Principal: '*', Action: 'sts:*' })],
        ],
      },
      'allowed identity',
    ],
    [
      'RCPs do not bind service-linked roles',
      {
        kind: 'assumed-role',
        arn: SESSION,
        roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/x/y`,
      },
      { identity, rcp: [[denyS3]] },
      'allowed identity',
    ],
    [
      'RCPs bind anonymous callers',
      anonymous,
      { resource: onBucket('*'), rcp: [[denyS3]] },
      'explicit-deny rcp',
    ],
    [
      'endpoint allows',
      bob,
      { identity, vpcEndpoint: [allows('vpc-endpoint')] },
      'allowed identity',
    ],
    [
      'endpoint silent',
      bob,
      { identity, vpcEndpoint: [allowsOther('vpc-endpoint')] },
      'implicit-deny vpc-endpoint',
    ],
    [
      'endpoint denies',
      bob,
      { identity, vpcEndpoint: [denies('vpc-endpoint')] },
      'explicit-deny vpc-endpoint',
    ],
    [
      'no endpoint policy',
      bob,
      { identity, vpcEndpoint: [] },
      'allowed identity',
    ],
  ] as [string, RequestPrincipal, ApplicablePolicies, string][])(
    '%s',
    (_what, principal, policies, expected) => {
      expect(decide(principal, policies)).toBe(expected);
    },
  );
});
