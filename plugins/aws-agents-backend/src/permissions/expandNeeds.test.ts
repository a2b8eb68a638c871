import type { Capability } from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../__fixtures__/agents';
import { CAPABILITIES } from './capabilities';
import { expandNeeds } from './expandNeeds';

const KNOWN: ReadonlyMap<string, Capability> = new Map(
  CAPABILITIES.map(item => [item.id, item]),
);

function resourcesOf(agent: Parameters<typeof agentFixture>[0]) {
  return expandNeeds(agentFixture(agent), KNOWN).map(
    ({ action, resource }) => `${action} ${resource}`,
  );
}

describe('expandNeeds', () => {
  it('fills in each bucket and prefix', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['s3-logs'] },
        deliveries: ['s3://a/x/', 's3://a/y/', 's3://b/'],
      }),
    ).toEqual([
      's3:ListBucket arn:aws:s3:::a',
      's3:ListBucket arn:aws:s3:::b',
      's3:GetObject arn:aws:s3:::a/x/*',
      's3:GetObject arn:aws:s3:::a/y/*',
      's3:GetObject arn:aws:s3:::b/*',
      's3:PutObject arn:aws:s3:::a/x/*',
      's3:PutObject arn:aws:s3:::a/y/*',
      's3:PutObject arn:aws:s3:::b/*',
      's3:DeleteObject arn:aws:s3:::a/x/*',
      's3:DeleteObject arn:aws:s3:::a/y/*',
      's3:DeleteObject arn:aws:s3:::b/*',
    ]);
  });

  it('leaves out what needs a bucket when there is none', () => {
    expect(resourcesOf({ binding: { capabilities: ['s3-logs'] } })).toEqual([]);
  });

  it('fills in partition, account and each region', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['amp-remote-write'] },
        partition: 'aws-cn',
        regions: ['cn-north-1', 'cn-northwest-1'],
      }),
    ).toEqual([
      'aps:RemoteWrite arn:aws-cn:aps:cn-north-1:111122223333:workspace/*',
      'aps:RemoteWrite arn:aws-cn:aps:cn-northwest-1:111122223333:workspace/*',
    ]);
  });

  it('asks once for actions without resource', () => {
    expect(
      resourcesOf({
        binding: { capabilities: ['ec2-discovery'] },
        regions: ['eu-west-1', 'us-east-1'],
      }),
    ).toEqual(['ec2:DescribeInstances *', 'ec2:DescribeAvailabilityZones *']);
  });

  it('asks for what the namespaces of its metrics need', () => {
    const binding = { capabilities: ['cloudwatch-metrics'] };
    const actionsOf = (...metrics: string[]) =>
      resourcesOf({ binding, metrics }).filter(
        text => !/^(cloudwatch|tag|iam):/.test(text),
      );
    expect(actionsOf('AWS/SQS{QueueName="x"}')).toEqual([]);
    expect(
      actionsOf(
        'AWS/ApiGateway{ApiName="x"}',
        'AWS/DMS{ReplicationTaskIdentifier="x"}',
      ),
    ).toEqual([
      'apigateway:GET arn:aws:apigateway:eu-west-1::/restapis',
      'apigateway:GET arn:aws:apigateway:eu-west-1::/apis',
      'dms:DescribeReplicationInstances *',
      'dms:DescribeReplicationTasks *',
    ]);
  });

  it('asks for the resources that annotations name, in their own place', () => {
    expect(
      resourcesOf({
        binding: {
          capabilities: ['cloudwatch-logs-write', 'sqs-read', 's3-config'],
          resources: [
            'arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:*',
            'arn:aws:sqs:eu-west-1:111122223333:payments',
            'arn:aws:s3:::config/payments/config.alloy',
            'arn:aws:s3:::config',
          ],
        },
      }),
    ).toEqual([
      'logs:CreateLogGroup arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:*',
      'logs:PutRetentionPolicy arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:*',
      'logs:DescribeLogStreams arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:*',
      'logs:CreateLogStream arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:log-stream:*',
      'logs:PutLogEvents arn:aws:logs:us-east-1:999988887777:log-group:/alloy/x:log-stream:*',
      'sqs:ReceiveMessage arn:aws:sqs:eu-west-1:111122223333:payments',
      'sqs:DeleteMessage arn:aws:sqs:eu-west-1:111122223333:payments',
      'sqs:GetQueueAttributes arn:aws:sqs:eu-west-1:111122223333:payments',
      's3:GetObject arn:aws:s3:::config/payments/config.alloy',
    ]);
  });

  it('takes one named kind of secret for the kind that is used', () => {
    const binding = { capabilities: ['secrets-read'] };
    expect(resourcesOf({ binding })).toHaveLength(3);
    expect(
      resourcesOf({
        binding: {
          ...binding,
          resources: ['arn:aws:ssm:eu-west-1:111122223333:parameter/x/y'],
        },
      }),
    ).toEqual([
      'ssm:GetParameter arn:aws:ssm:eu-west-1:111122223333:parameter/x/y',
    ]);
  });

  it('tells where a resource is known from, and what requests have in common', () => {
    const [instances] = expandNeeds(
      agentFixture({
        binding: { capabilities: ['ec2-discovery'] },
        regions: ['eu-west-1', 'us-east-1'],
      }),
      KNOWN,
    );
    expect(instances).toMatchObject({
      scope: 'no-resource',
      optional: false,
      conditions: {
        StringEquals: { 'ec2:Region': ['eu-west-1', 'us-east-1'] },
      },
    });
    const scopes = (capability: string) =>
      expandNeeds(
        agentFixture({ binding: { capabilities: [capability] } }),
        KNOWN,
      ).map(({ scope }) => scope);
    expect(scopes('amp-remote-write')).toEqual(['pattern']);
    expect(scopes('cloudwatch-alarms')).toEqual(['no-resource', 'no-resource']);
  });

  it('knows nothing of a capability that nobody has described', () => {
    expect(resourcesOf({ binding: { capabilities: ['telepathy'] } })).toEqual(
      [],
    );
  });
});
