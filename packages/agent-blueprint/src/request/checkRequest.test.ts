import { PLATFORMS, PRESETS, requestFor } from '../__testUtils__/requests';
import { withValue } from '../__testUtils__/leaves';
import { BlueprintError } from '../errors';
import { checkRequest } from './checkRequest';
import type { AgentRequest } from './types';

function issuesOf(request: AgentRequest): string[] {
  try {
    checkRequest(request);
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error;
    return error.issues.map(
      ({ path, message, expected }) => `${path} ${message}; ${expected}`,
    );
  }
  return [];
}

const everything = (platform: keyof typeof PLATFORMS) =>
  requestFor(platform, PRESETS.everything);

/** The issues of a request with one member changed; the path has dots. */
const issuesWith = (
  platform: keyof typeof PLATFORMS,
  path: string,
  value: unknown,
) =>
  issuesOf(
    withValue(
      everything(platform),
      path.split('.').map(key => (/^\d+$/.test(key) ? Number(key) : key)),
      value,
    ),
  );

describe('checkRequest', () => {
  it.each(Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[])(
    'has nothing against a right request for %s',
    platform => {
      expect(issuesOf(everything(platform))).toEqual([]);
    },
  );

  it.each<[keyof typeof PLATFORMS, string, unknown, string]>([
    [
      'ec2',
      'entity.name',
      'a b',
      '$.entity.name is "a b"; the name of an entity, such as payments',
    ],
    ['ec2', 'entity', null, '$.entity is null; an object'],
    ['ec2', 'accountId', '1234', '$.accountId is "1234"; 12 digits'],
    [
      'ec2',
      'accountId',
      111122223333,
      '$.accountId is 111122223333; 12 digits',
    ],
    ['ec2', 'regions', [], '$.regions is empty; at least one region'],
    ['ec2', 'regions', 'eu-west-1', '$.regions is "eu-west-1"; a list'],
    [
      'ec2',
      'regions',
      ['eu-west-1', 'eu-west-1'],
      '$.regions names a region twice; each region once',
    ],
    [
      'ec2',
      'regions.1',
      'cn-north-1',
      '$.regions is of the partitions aws and aws-cn; regions of one partition',
    ],
    [
      'ec2',
      'platform.type',
      'lambda',
      '$.platform.type is "lambda"; ec2, eks-irsa, eks-pod-identity, ecs or on-premises',
    ],
    [
      'ec2',
      'capabilities',
      ['x', 'x'],
      '$.capabilities has an entry twice; each entry once',
    ],
    [
      'ec2',
      'roles.agentRoleName',
      'a'.repeat(65),
      '; 1 to 64 letters, digits and +=,.@_-',
    ],
    [
      'ecs',
      'roles.agentRoleName',
      'a'.repeat(59),
      '; 1 to 58 letters, digits and +=,.@_-',
    ],
    [
      'ec2',
      'roles.monitoringRoleName',
      'Payments-Alloy',
      '$.roles.monitoringRoleName is the name of another role of the agent; a name of its own',
    ],
    [
      'ecs',
      'roles.monitoringRoleName',
      'payments-alloy-start',
      '$.roles.monitoringRoleName is the name of another role of the agent; a name of its own',
    ],
    [
      'ec2',
      'roles.path',
      'agents',
      '$.roles.path is "agents"; a path such as /agents/',
    ],
    [
      'ec2',
      'roles.permissionsBoundaryArn',
      'arn:aws-cn:iam::111122223333:policy/x',
      '$.roles.permissionsBoundaryArn is of partition aws-cn; one of partition aws',
    ],
    [
      'ec2',
      'portal.externalId',
      'a b',
      '$.portal.externalId is "a b"; 2 to 1224 letters, digits and +=,.@:/-_',
    ],
    [
      'ec2',
      'portal.principalArn',
      'arn:aws:iam::999988887777:root',
      '; the ARN of a role or user',
    ],
    [
      'ec2',
      'portal.organizationId',
      'acme',
      '; an organization such as o-a1b2c3d4e5',
    ],
    [
      'eks-irsa',
      'platform.oidcProviderArn',
      'arn:aws:iam::999988887777:oidc-provider/x',
      '$.platform.oidcProviderArn is of account 999988887777; one of account 111122223333',
    ],
    ['eks-irsa', 'platform.serviceAccount', 'Alloy', '; a Kubernetes name'],
    [
      'eks-pod-identity',
      'platform.clusterName',
      '',
      '; the name of an EKS cluster',
    ],
    [
      'ecs',
      'platform.cpu',
      300,
      '$.platform.cpu is 300; 256, 512, 1024, 2048, 4096',
    ],
    [
      'ecs',
      'platform.memory',
      512,
      '$.platform.memory is 512 with 512 CPU units; one of 1024, 2048, 3072, 4096',
    ],
    ['ecs', 'platform.logGroup', 'a b', '; the name of a log group'],
    [
      'on-premises',
      'platform.trustAnchorArn',
      'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/0a1b2c3d-0000-4000-8000-1234567890ab',
      '$.platform.trustAnchorArn is of region us-east-1; one of region eu-west-1',
    ],
    [
      'on-premises',
      'platform.certificatePath',
      '/etc/../x',
      '; an absolute path',
    ],
    [
      'on-premises',
      'platform.commonName',
      '*',
      '; the common name of a certificate',
    ],
    [
      'ec2',
      'metrics.0.metrics',
      [],
      '$.metrics[0].metrics is empty; at least one metric, for the exporter has no defaults',
    ],
    [
      'ec2',
      'metrics.0.metrics.0.statistics',
      ['Median'],
      '$.metrics[0].metrics[0].statistics[0] is "Median"; a statistic such as',
    ],
    [
      'ec2',
      'metrics.0.metrics.0.periodSeconds',
      90,
      '$.metrics[0].metrics[0].periodSeconds is 90; 1, 5, 10, 20, 30 or a multiple of 60 up to 86400',
    ],
    [
      'ec2',
      'metrics.0.dimensions',
      { 'a"b': 'c' },
      '$.metrics[0].dimensions (name) is "a\\"b"; a name such as QueueName',
    ],
    [
      'ec2',
      'metrics.1.tags',
      { team: ['a'] },
      '$.metrics[1].tags are for a namespace of which the exporter cannot find resources; dimensions in place of tags',
    ],
    ['ec2', 'deliveries.0.bucket', 'A', '; a bucket name of 3 to 63'],
    ['ec2', 'deliveries.0.prefix', '/x', '; a prefix without leading slash'],
    [
      'ec2',
      'resources',
      ['queue'],
      '$.resources[0] is "queue"; an ARN such as',
    ],
    ['ec2', 'logFiles', ['/var/../x'], '; a pattern of absolute paths'],
    [
      'ec2',
      'destinations.metrics.url',
      'http://metrics.example.com/',
      '$.destinations.metrics.url is for http://metrics.example.com; an https URL',
    ],
    [
      'ec2',
      'destinations.logs.url',
      'ftp://logs.example.com/',
      '; an https URL',
    ],
    [
      'ec2',
      'destinations.metrics.basicAuth',
      { username: 'x', password: { type: 'file', path: '/x' } },
      '$.destinations.metrics.basicAuth is for Amazon Managed Service for Prometheus; no basicAuth: its requests are signed',
    ],
    [
      'ecs',
      'destinations.logs.basicAuth.password',
      { type: 'file', path: '/x' },
      '$.destinations.logs.basicAuth.password.type is "file"; secrets-manager on this platform',
    ],
    [
      'ec2',
      'tags',
      { Owner: 'x' },
      '$.tags.Owner is a tag that the blueprint sets; another key',
    ],
    ['ec2', 'tags', { 'aws:x': 'x' }, '$.tags (key) is "aws:x"; a tag key'],
    ['ec2', 'needs.agent.0.action', 'nothing', '$.needs.agent[0].action'],
    [
      'ec2',
      'needs.agent.0.resource',
      'arn:aws:s3:::\u0142',
      '; text of ASCII or Latin-1, for IAM takes no other in policies',
    ],
    ['ec2', 'needs', undefined, '$.needs is missing; an object'],
  ])('on %s refuses %s = %j', (platform, path, value, issue) => {
    expect(issuesWith(platform, path, value)).toEqual(
      expect.arrayContaining([expect.stringContaining(issue)]),
    );
  });

  it.each<[string, unknown, string]>([
    [
      'destinations.metrics',
      undefined,
      '$.destinations.metrics is missing for cloudwatch-metrics; where metrics go',
    ],
    [
      'metrics',
      undefined,
      '$.metrics is missing for cloudwatch-metrics; at least one selector',
    ],
    [
      'destinations.metrics.url',
      'https://prometheus.example.com/',
      '$.destinations.metrics.url is missing for amp-remote-write; the remote write URL of a workspace',
    ],
    [
      'deliveries',
      undefined,
      '$.deliveries is missing for s3-logs; at least one place in S3',
    ],
    [
      'logGroups',
      [],
      '$.logGroups is missing for cloudwatch-logs-read; at least one log group',
    ],
  ])('demands %s for what the agent is to do', (path, value, issue) => {
    expect(issuesWith('ec2', path, value)).toEqual(
      expect.arrayContaining([expect.stringContaining(issue)]),
    );
  });

  it.each([
    ['destinations.logs.basicAuth.password', 'hunter2'],
    ['destinations.logs.url', 'https://user:hunter2@logs.example.com/'],
    ['destinations.logs.url', 'hunter2 is no URL'],
    ['destinations.firehoseAccessKey', 'hunter2'],
  ])('never repeats what may be a secret: %s', (path, value) => {
    const issues = issuesWith('ec2', path, value);
    expect(issues).toHaveLength(1);
    expect(issues[0]).not.toContain('hunter2');
  });

  it('tells everything that is wrong at once, and no more than can be read', () => {
    expect(issuesOf({} as AgentRequest).length).toBeGreaterThan(8);
    expect(issuesWith('ec2', 'capabilities', Array(50).fill(' ')).length).toBe(
      50,
    );
  });
});
