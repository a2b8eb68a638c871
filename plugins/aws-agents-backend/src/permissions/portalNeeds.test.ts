import { agentFixture } from '../__fixtures__/agents';
import { BUILT_IN_ACTIONS } from '../collectors';
import { portalNeeds } from './portalNeeds';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';

function resourcesOf(
  overrides: Parameters<typeof agentFixture>[0],
  actions: readonly string[],
) {
  return portalNeeds(
    agentFixture({ monitoringRoleArn: ROLE, ...overrides }),
    actions,
  ).map(({ action, resource }) => `${action} ${resource}`);
}

describe('portalNeeds', () => {
  it('has nothing to ask of an agent role that the portal does not assume', () => {
    expect(portalNeeds(agentFixture(), BUILT_IN_ACTIONS)).toEqual([]);
  });

  it('asks for each read on what it is about, once', () => {
    expect(
      resourcesOf({ deliveries: ['s3://a/x/', 's3://a/y/', 's3://b/'] }, [
        'cloudwatch:GetMetricData',
        'cloudwatch:GetMetricData',
        'iam:GetRole',
        'iam:GetPolicy',
        's3:GetBucketPolicy',
        'acme:DescribeThings',
      ]),
    ).toEqual([
      'cloudwatch:GetMetricData *',
      `iam:GetRole ${ROLE}`,
      'iam:GetPolicy arn:aws:iam::*:policy/*',
      's3:GetBucketPolicy arn:aws:s3:::a',
      's3:GetBucketPolicy arn:aws:s3:::b',
      'acme:DescribeThings *',
    ]);
  });

  it('leaves out what the agent has nothing for', () => {
    const actions = [
      's3:ListBucket',
      'iam:ListAccessKeys',
      'iam:ListInstanceProfilesForRole',
    ];
    expect(resourcesOf({}, actions)).toEqual([]);
    expect(resourcesOf({ binding: { platform: 'ec2' } }, actions)).toEqual([
      `iam:ListInstanceProfilesForRole ${ROLE}`,
    ]);
  });

  it('is never missing', () => {
    const needs = portalNeeds(
      agentFixture({ monitoringRoleArn: ROLE }),
      BUILT_IN_ACTIONS,
    );
    expect(needs.length).toBeGreaterThan(5);
    expect(needs.every(({ optional }) => optional)).toBe(true);
  });
});
