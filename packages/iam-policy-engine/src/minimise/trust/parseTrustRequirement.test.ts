import fc from 'fast-check';
import { TrustRequirementError } from './errors';
import { parseTrustRequirement } from './parseTrustRequirement';

function issuesOf(input: unknown): string[] {
  try {
    parseTrustRequirement(input);
  } catch (error) {
    if (error instanceof TrustRequirementError) {
      return error.issues.map(({ path, message }) => `${path}: ${message}`);
    }
    throw error;
  }
  return [];
}

const ecs = { platform: 'ecs', accountId: '111122223333', region: 'eu-west-1' };
const monitoring = {
  platform: 'cross-account',
  principalArn: 'arn:aws:iam::111122223333:role/portal',
  externalId: 'portal/component:default/payments',
};
const pod = {
  platform: 'eks-pod-identity',
  clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/main',
  namespace: 'payments',
  serviceAccount: 'alloy',
};

describe('parseTrustRequirement', () => {
  it.each([[ecs], [monitoring], [pod], [{ platform: 'ec2' }]])(
    'reads %j',
    requirement => {
      expect(parseTrustRequirement(JSON.stringify(requirement))).toEqual(
        requirement,
      );
    },
  );

  it.each<[unknown, string]>([
    ['[', '$[0]: not JSON'],
    [[], '$: a list is no trust requirement'],
    [{}, '$.platform: nothing is no platform'],
    [{ platform: 'lambda' }, '$.platform: "lambda" is no platform'],
    [{ ...ecs, accountId: 111122223333 }, '$.accountId: 111122223333 is no'],
    [{ ...ecs, region: 'Ireland' }, '$.region: "Ireland" is no region'],
    [{ ...ecs, cluster: 'main' }, '$.cluster: "cluster" is no member for ecs'],
    [{ ...ecs, region: undefined }, '$.region: there is no region'],
    [{ ...monitoring, principalArn: '*' }, '$.principalArn: "*" is no'],
    [
      { ...monitoring, principalArn: 'arn:aws:iam::111122223333:role/*' },
      '$.principalArn: "arn:aws:iam::111122223333:role/*" is no',
    ],
    [{ ...monitoring, externalId: 'a*' }, '$.externalId: "a*" is no'],
    [{ ...monitoring, callerArns: [] }, '$.callerArns: a list is no'],
    [{ ...monitoring, callerArns: ['x'] }, '$.callerArns: "x" is no'],
    [{ ...pod, namespace: '*' }, '$.namespace: "*" is no namespace'],
  ])('refuses %j', (input, message) => {
    const issues = issuesOf(input);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
  });

  it('throws nothing else, whatever the input', () => {
    const almost = fc.record({
      platform: fc.constantFrom('ecs', 'cross-account', 'firehose'),
      accountId: fc.jsonValue(),
      callerArns: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), almost), input => {
        issuesOf(input);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
