import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Entity } from '@backstage/catalog-model';
import { bindingSchema } from '../dto/binding';
import { parseBinding } from './parseBinding';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';

function entityWith(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Payments', ...(annotations ? { annotations } : {}) },
  };
}

function problemsOf(annotations: Record<string, string>) {
  const parsed = parseBinding(entityWith(annotations));
  return parsed && !parsed.ok ? parsed.problems : [];
}

describe('parseBinding', () => {
  it('ignores entities without annotations of the suite', () => {
    expect(parseBinding(entityWith())).toBeUndefined();
    expect(
      parseBinding(entityWith({ 'other/role-arn': ROLE })),
    ).toBeUndefined();
  });

  it('needs no more than the agent role', () => {
    expect(parseBinding(entityWith({ 'aws-agents/role-arn': ROLE }))).toEqual({
      ok: true,
      binding: {
        entityRef: 'component:default/payments',
        agentRoleArn: ROLE,
        partition: 'aws',
        accountId: '111122223333',
        regions: [],
        flavour: 'alloy',
        capabilities: [],
        metrics: [],
        deliveries: [],
      },
    });
  });

  it('reads all annotations', () => {
    const parsed = parseBinding(
      entityWith({
        'aws-agents/role-arn': ` ${ROLE}\n`,
        'aws-agents/monitoring-role-arn':
          'arn:aws:iam::111122223333:role/monitoring/payments',
        'aws-agents/regions': 'eu-west-1, us-east-1,',
        'aws-agents/platform': 'on-premises',
        'aws-agents/flavour': 'grafana-agent',
        'aws-agents/capabilities': 'cloudwatch-metrics,s3-logs',
        'aws-agents/metrics':
          'AWS/SQS{QueueName="payments"}\n\nAcme/Pay{} Captured:Sum@60s\n',
        'aws-agents/deliveries': 's3://acme/a/, s3://acme/b/\ns3://acme/c/',
        'aws-agents/user-arn': 'arn:aws:iam::111122223333:user/alloy',
      }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      binding: {
        agentRoleArn: ROLE,
        monitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring/payments',
        regions: ['eu-west-1', 'us-east-1'],
        platform: 'on-premises',
        flavour: 'grafana-agent',
        capabilities: ['cloudwatch-metrics', 's3-logs'],
        metrics: [{ namespace: 'AWS/SQS' }, { metricName: 'Captured' }],
        deliveries: [{ prefix: 'a/' }, { prefix: 'b/' }, { prefix: 'c/' }],
        userArn: 'arn:aws:iam::111122223333:user/alloy',
      },
    });
  });

  it('bounds the locations of one agent', () => {
    const locations = (count: number) =>
      Array.from({ length: count }, (_, index) => `s3://acme/${index}/`).join(
        '\n',
      );
    const annotations = (count: number) => ({
      'aws-agents/role-arn': ROLE,
      'aws-agents/deliveries': locations(count),
    });
    expect(problemsOf(annotations(20))).toEqual([]);
    expect(problemsOf(annotations(21))).toMatchObject([
      {
        annotation: 'aws-agents/deliveries',
        value: '21 locations',
        expected: expect.stringContaining('at most 20'),
      },
    ]);
  });

  it('bounds lines of metrics times regions', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => `Acme/A{B="${i}"} M`).join('\n');
    const annotations = (count: number, regions: string) => ({
      'aws-agents/role-arn': ROLE,
      'aws-agents/regions': regions,
      'aws-agents/metrics': lines(count),
    });
    expect(problemsOf(annotations(100, 'eu-west-1,us-east-1'))).toEqual([]);
    expect(problemsOf(annotations(101, 'eu-west-1,us-east-1'))).toEqual([
      {
        annotation: 'aws-agents/metrics',
        value: '101 lines',
        message: 'has 101 lines for 2 regions: 202 to look up',
        expected: expect.stringContaining('at most 200'),
      },
    ]);
  });

  it.each([
    ['aws', 'eu-west-1'],
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('reads roles of partition %s', (partition, region) => {
    const parsed = parseBinding(
      entityWith({
        'aws-agents/role-arn': `arn:${partition}:iam::111122223333:role/x`,
        'aws-agents/regions': region,
      }),
    );
    expect(parsed).toMatchObject({ ok: true, binding: { partition } });
  });

  it('reports all problems at once', () => {
    const problems = problemsOf({
      'aws-agents/role-arn': 'payments-alloy',
      'aws-agents/regions': 'eu-west-1,europe',
      'aws-agents/platform': 'eks',
      'aws-agents/flavour': 'telegraf',
      'aws-agents/capabilities': 'cloudwatch-metric',
      'aws-agents/metrics': 'AWS/SQS',
      'aws-agents/deliveries': 'acme',
      'aws-agents/user-arn': ROLE,
      'aws-agents/region': 'eu-west-1',
    });
    expect(
      problems.map(problem => [problem.annotation, problem.value]),
    ).toEqual([
      ['aws-agents/region', 'eu-west-1'],
      ['aws-agents/role-arn', 'payments-alloy'],
      ['aws-agents/regions', 'europe'],
      ['aws-agents/platform', 'eks'],
      ['aws-agents/flavour', 'telegraf'],
      ['aws-agents/capabilities', 'cloudwatch-metric'],
      ['aws-agents/metrics', 'AWS/SQS'],
      ['aws-agents/deliveries', 'acme'],
      ['aws-agents/user-arn', ROLE],
    ]);
    expect(problems.every(({ message, expected }) => message && expected)).toBe(
      true,
    );
  });

  it('says that the role is required', () => {
    expect(problemsOf({ 'aws-agents/regions': 'eu-west-1' })).toEqual([
      {
        annotation: 'aws-agents/role-arn',
        message: 'is required beside the other annotations of an agent',
        expected: expect.stringContaining('arn:aws:iam::'),
      },
    ]);
  });

  it.each([
    [
      'arn:aws:sts::111122223333:assumed-role/payments/i-0123',
      'arn:aws:iam::111122223333:role/payments',
    ],
    [
      'arn:aws:iam::111122223333:instance-profile/payments',
      'arn:aws:iam::111122223333:role/payments',
    ],
    ['arn:aws:s3:::bucket', 'role/agents/payments-alloy'],
  ])('says what to write instead of %s', (text, expected) => {
    expect(problemsOf({ 'aws-agents/role-arn': text })).toEqual([
      expect.objectContaining({ expected: expect.stringContaining(expected) }),
    ]);
  });

  it('refuses what lies in another partition or account', () => {
    const problems = problemsOf({
      'aws-agents/role-arn': ROLE,
      'aws-agents/regions': 'cn-north-1',
      'aws-agents/monitoring-role-arn': 'arn:aws-cn:iam::111122223333:role/m',
      'aws-agents/user-arn': 'arn:aws:iam::444455556666:user/alloy',
    });
    expect(problems.map(problem => problem.message)).toEqual([
      'is in partition aws-cn, but the agent role is in aws',
      'is a region of partition aws-cn, but the agent role is in aws',
      'is in account 444455556666, but the agent role is in 111122223333',
    ]);
  });

  it('accepts capabilities that others registered', () => {
    const entity = entityWith({
      'aws-agents/role-arn': ROLE,
      'aws-agents/capabilities': 'acme-audit',
    });
    expect(parseBinding(entity)).toMatchObject({ ok: false });
    expect(
      parseBinding(entity, { capabilities: ['acme-audit'] }),
    ).toMatchObject({ ok: true });
  });

  it('never throws, and whatever it accepts satisfies the schema', () => {
    const names = [
      'role-arn',
      'monitoring-role-arn',
      'regions',
      'platform',
      'capabilities',
      'metrics',
      'deliveries',
      'user-arn',
      'nonsense',
    ].map(name => `aws-agents/${name}`);
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ROLE,
        'eu-west-1',
        'ec2',
        's3-logs',
        'A{b="c"}',
        's3://acme/',
      ),
    );
    expect(() =>
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), value), bag => {
          const parsed = parseBinding(entityWith(bag));
          return (
            !parsed ||
            (parsed.ok
              ? isDeepStrictEqual(
                  bindingSchema.parse(parsed.binding),
                  parsed.binding,
                )
              : parsed.problems.length > 0)
          );
        }),
        { numRuns: 2000 },
      ),
    ).not.toThrow();
  });
});
