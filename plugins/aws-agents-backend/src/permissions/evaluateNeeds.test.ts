import { parsePolicy } from 'iam-policy-engine';
import { evaluateNeeds } from './evaluateNeeds';
import type { ConcreteNeed } from './expandNeeds';

const ROLE = {
  arn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
  name: 'payments-alloy',
  accountId: '111122223333',
  partition: 'aws',
};
const WORKSPACES = 'arn:aws:aps:eu-west-1:111122223333:workspace/*';

function need(
  action: string,
  resource = '*',
  more: Partial<ConcreteNeed> = {},
): ConcreteNeed {
  return {
    capability: 'c',
    action,
    resource,
    region: 'eu-west-1',
    why: 'w',
    source: 's',
    optional: false,
    scope: 'annotations',
    anyWithin: resource === WORKSPACES,
    ...more,
  };
}

function policy(
  statements: object | object[],
  type: 'identity' | 'boundary' = 'identity',
) {
  return parsePolicy(
    { Version: '2012-10-17', Statement: statements },
    { type, id: 'telemetry' },
  );
}

const allow = (
  Action: string | string[],
  Resource: string = '*',
  more = {},
) => ({
  Sid: 'Metrics',
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

function decide(
  wanted: ConcreteNeed,
  identity: object | object[],
  boundary?: object,
) {
  const [{ decision, decidedBy }] = evaluateNeeds([wanted], ROLE, {
    identity: [policy(identity)],
    ...(boundary ? { boundary: policy(boundary, 'boundary') } : {}),
  });
  return `${decision}: ${decidedBy}`;
}

describe('evaluateNeeds', () => {
  it('names the statement that allows', () => {
    expect(
      decide(need('cloudwatch:GetMetricData'), allow('cloudwatch:Get*')),
    ).toBe('allowed: statement Metrics of policy telemetry');
    expect(
      decide(need('cloudwatch:GetMetricData'), {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
      }),
    ).toBe('allowed: statement 1 of policy telemetry');
  });

  it('says when nothing allows', () => {
    expect(decide(need('cloudwatch:GetMetricData'), allow('s3:*'))).toBe(
      'denied: no policy of the role allows it',
    );
  });

  it('says which statement denies', () => {
    expect(
      decide(need('s3:PutObject', 'arn:aws:s3:::a/x'), [
        allow('s3:*'),
        { Sid: 'Never', Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
      ]),
    ).toBe('denied: statement Never of policy telemetry denies it');
  });

  it.each([
    ['arn:aws:aps:*:*:workspace/*'],
    ['arn:aws:aps:*:111122223333:workspace/ws-1'],
    ['arn:aws:aps:eu-west-1:*:*'],
    ['*'],
  ])('lets a grant leave region and account open: %s', resource => {
    expect(
      decide(
        need('aps:RemoteWrite', WORKSPACES),
        allow('aps:RemoteWrite', resource),
      ),
    ).toMatch(/^allowed: /);
  });

  it('does not take a grant in another region for one', () => {
    expect(
      decide(
        need('aps:RemoteWrite', WORKSPACES),
        allow('aps:RemoteWrite', 'arn:aws:aps:us-east-1:*:workspace/*'),
      ),
    ).toMatch(/^denied: /);
  });

  it('does not know what a conditional Deny will do', () => {
    const conditional = {
      Sid: 'OnlyFromOurNetwork',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
    };
    expect(
      decide(need('cloudwatch:GetMetricData'), [
        allow('cloudwatch:*'),
        conditional,
      ]),
    ).toMatch(/^unknown: .* if its conditions hold$/);
  });

  it('copes with a policy of which nothing is left at best', () => {
    const onlyDenies = policy({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:ViaAWSService': 'false' } },
    });
    expect(
      evaluateNeeds([need('cloudwatch:GetMetricData')], ROLE, {
        identity: [policy(allow('cloudwatch:*')), onlyDenies],
      })[0].decision,
    ).not.toBe('denied');
  });

  it('does not hang on a resource of many stars', () => {
    const stars = `arn:aws:s3:::a/${'*a'.repeat(60)}b`;
    expect(
      decide(
        need('s3:PutObject', stars),
        allow('s3:PutObject', `arn:aws:s3:::a/${'a'.repeat(900)}`),
      ),
    ).toMatch(/^denied: /);
  });

  it('says when the boundary stands in the way', () => {
    expect(
      decide(
        need('s3:ListBucket', 'arn:aws:s3:::a'),
        allow('s3:*'),
        allow('logs:*'),
      ),
    ).toBe('denied: the permissions boundary does not allow it');
  });

  it('accepts any resource that the policy itself names within an unknown one', () => {
    const one = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
    expect(
      decide(
        need('aps:RemoteWrite', WORKSPACES),
        allow('aps:RemoteWrite', one),
      ),
    ).toBe(`allowed: statement Metrics of policy telemetry on ${one}`);
    expect(
      decide(
        need('aps:RemoteWrite', WORKSPACES),
        allow('aps:RemoteWrite', one.replace('eu-west-1', 'us-east-1')),
      ),
    ).toBe('denied: no policy of the role allows it');
  });

  it('requires access to all of a known place', () => {
    expect(
      decide(
        need('s3:PutObject', 'arn:aws:s3:::a/logs/*'),
        allow('s3:PutObject', 'arn:aws:s3:::a/*'),
      ),
    ).toMatch(/^allowed/);
    expect(
      decide(
        need('s3:PutObject', 'arn:aws:s3:::a/logs/*'),
        allow('s3:PutObject', 'arn:aws:s3:::b/*'),
      ),
    ).toMatch(/^denied/);
  });

  it('says when only a part of a known place is granted', () => {
    expect(
      decide(
        need('s3:PutObject', 'arn:aws:s3:::a/logs/*'),
        allow('s3:PutObject', 'arn:aws:s3:::a/logs/2026/*'),
      ),
    ).toBe('denied: only in part: no policy of the role allows it');
  });

  it('leaves out what is optional and not granted', () => {
    const wanted = need('iam:ListAccountAliases', '*', { optional: true });
    const judge = (statement: object) =>
      evaluateNeeds([wanted], ROLE, { identity: [policy(statement)] });
    expect(judge(allow('s3:*'))).toEqual([]);
    expect(judge(allow('iam:List*'))).toMatchObject([{ decision: 'allowed' }]);
  });

  it('asks in every region that the agent works in', () => {
    const wanted = need('ec2:DescribeInstances', '*', {
      conditions: {
        StringEquals: { 'ec2:Region': ['eu-west-1', 'us-east-1'] },
      },
    });
    const grant = (...regions: string[]) =>
      allow('ec2:DescribeInstances', '*', {
        Condition: { StringEquals: { 'ec2:Region': regions } },
      });
    expect(decide(wanted, grant('eu-west-1', 'us-east-1'))).toMatch(/^allowed/);
    expect(decide(wanted, grant('eu-west-1'))).toMatch(/^unknown|^denied/);
  });

  it('judges keys as if their own policies let the role in', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    expect(decide(need('kms:Decrypt', key), allow('kms:Decrypt', key))).toBe(
      'allowed: statement Metrics of policy telemetry',
    );
  });

  it('says when a service control policy stands in the way', () => {
    const scp = parsePolicy(
      {
        Statement: {
          Effect: 'Deny',
          Action: 's3:*',
          Resource: '*',
          Sid: 'NoS3',
        },
      },
      { type: 'scp', id: 'guardrail' },
    );
    const all = parsePolicy(
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
      { type: 'scp', id: 'FullAWSAccess' },
    );
    expect(
      evaluateNeeds([need('s3:ListBucket', 'arn:aws:s3:::a')], ROLE, {
        identity: [policy(allow('s3:*'))],
        scp: [[all], [all, scp]],
      })[0].decidedBy,
    ).toBe('statement NoS3 of the service control policy guardrail denies it');
  });

  it('does not know whether a condition will hold, except for the region', () => {
    expect(
      decide(
        need('ec2:DescribeInstances'),
        allow('ec2:DescribeInstances', '*', {
          Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
        }),
      ),
    ).toBe(
      'unknown: statement Metrics of policy telemetry, if its conditions hold',
    );
    expect(
      decide(
        need('ec2:DescribeInstances'),
        allow('ec2:DescribeInstances', '*', {
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        }),
      ),
    ).toMatch(/^allowed/);
  });

  it('knows nothing without the policies', () => {
    expect(evaluateNeeds([need('s3:GetObject')], ROLE, undefined)).toEqual([
      {
        capability: 'c',
        action: 's3:GetObject',
        resource: '*',
        why: 'w',
        decision: 'unknown',
        decidedBy: 'the policies could not be read',
      },
    ]);
  });
});
