import type { RoleData } from 'backstage-plugin-aws-agents-common';
import {
  AGENT_CAPABILITIES,
  FIX_FLAVOURS,
  type AgentPlatform,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import fc from 'fast-check';
import { agentFixture } from '../../__fixtures__/agents';
import { BUILT_IN_ACTIONS } from '../../collectors';
import { PermissionAnalyst } from '../analysis';
import { CAPABILITIES } from '../capabilities';
import { createFix } from './createFix';

const analyst = PermissionAnalyst.create({
  capabilities: new Map(CAPABILITIES.map(item => [item.id, item])),
  rules: [],
  readsOf: () => BUILT_IN_ACTIONS,
  externalIdOf: ({ entityRef }) => `acme-portal/${entityRef}`,
  ownAccounts: [],
  logger: { error: () => {} },
});

const PARTITIONS = [
  { partition: 'aws', regions: ['eu-west-1', 'us-east-1', 'ap-south-1'] },
  { partition: 'aws-cn', regions: ['cn-north-1', 'cn-northwest-1'] },
  { partition: 'aws-us-gov', regions: ['us-gov-west-1'] },
] as const;
const ACCOUNT = '111122223333';
const NAMESPACES = [
  'AWS/SQS',
  'AWS/ApiGateway',
  'AWS/AutoScaling',
  'AWS/DMS',
  'AWS/EC2Spot',
  'AWS/TransitGateway',
  'AWS/Prometheus',
  'AWS/DDoSProtection',
  'AWS/StorageGateway',
  'Acme/Payments',
];
const PLATFORMS: AgentPlatform[] = [
  'ec2',
  'eks-irsa',
  'eks-pod-identity',
  'ecs',
  'on-premises',
];

/** One of each kind of resource that an agent can be told to work on. */
function resourcesIn(partition: string, region: string): string[] {
  const of = (service: string, rest: string, where = `${region}:${ACCOUNT}`) =>
    `arn:${partition}:${service}:${where}:${rest}`;
  return [
    of('aps', 'workspace/ws-1'),
    of('logs', 'log-group:/alloy/payments'),
    of('firehose', 'deliverystream/payments'),
    of('sqs', 'payments'),
    of('ssm', 'parameter/payments/token'),
    of('secretsmanager', 'secret:payments/token-AbCdEf'),
    of('kms', 'key/7b1f3c52-8f0e-4d3f-9a52-1c6f0e8d4b11'),
    of('s3', 'config/payments/config.alloy', ':'),
    of('iam', 'role/collect/payments', ':999988887777'),
  ];
}

const agents: fc.Arbitrary<ObservedAgent> = fc
  .constantFrom(...PARTITIONS)
  .chain(({ partition, regions }) =>
    fc
      .record({
        capabilities: fc.uniqueArray(fc.constantFrom(...AGENT_CAPABILITIES), {
          minLength: 1,
        }),
        regions: fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1 }),
        deliveries: fc.uniqueArray(
          fc.constantFrom('s3://a/', 's3://a/x/', 's3://b-c.d/y/z/'),
        ),
        namespaces: fc.uniqueArray(fc.constantFrom(...NAMESPACES)),
        platform: fc.constantFrom(...PLATFORMS),
        sameRole: fc.boolean(),
      })
      .map(({ capabilities, deliveries, namespaces, platform, ...facts }) => {
        const roleArn = `arn:${partition}:iam::${ACCOUNT}:role/agents/payments-alloy`;
        return agentFixture({
          partition,
          regions: facts.regions,
          deliveries,
          metrics: namespaces.map(name => `${name}{X="y"}`),
          monitoringRoleArn: facts.sameRole
            ? roleArn
            : `arn:${partition}:iam::${ACCOUNT}:role/monitoring/payments`,
          binding: {
            agentRoleArn: roleArn,
            partition,
            capabilities,
            platform,
            resources: resourcesIn(partition, facts.regions[0]),
          },
        });
      }),
  );

const statements = fc.constantFrom<object>(
  { Effect: 'Allow', Action: '*', Resource: '*' },
  { Effect: 'Allow', Action: 's3:*', Resource: '*' },
  {
    Effect: 'Allow',
    Action: ['iam:PassRole', 'ec2:RunInstances'],
    Resource: '*',
  },
  { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  { Effect: 'Allow', Action: 'cloudwatch:Get*', Resource: '*' },
  { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  {
    Effect: 'Allow',
    Action: ['secretsmanager:GetSecretValue', 'sts:AssumeRole'],
    Resource: '*',
  },
);

/** What lets an agent of each platform in, so that whom to trust is known. */
function trustOf(agent: ObservedAgent): Record<string, unknown> {
  const provider = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE';
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:${agent.partition}:iam::${ACCOUNT}:oidc-provider/${provider}`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${provider}:sub`]: 'system:serviceaccount:payments:alloy',
          },
        },
      },
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': `arn:${agent.partition}:eks:${agent.regions[0]}:${ACCOUNT}:cluster/prod`,
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'alloy',
          },
        },
      },
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
      },
    ],
  };
}

function roleOf(agent: ObservedAgent, Statement: object[]): RoleData {
  return {
    arn: agent.binding.agentRoleArn,
    name: 'payments-alloy',
    path: '/agents/',
    accountId: ACCOUNT,
    lastUsed: null,
    trustPolicy: trustOf(agent),
    policies: [
      {
        kind: 'inline',
        name: 'telemetry',
        document: { Version: '2012-10-17', Statement },
      },
    ],
    grants: [],
    needs: [],
  };
}

describe('the fix of any agent', () => {
  it('meets every need, has no finding, and allows nothing more than was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        agents,
        fc.array(statements, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...FIX_FLAVOURS),
        async (agent, today, flavour) => {
          const role = roleOf(agent, today);
          const analysis = await analyst.analyse(agent, role);
          const { fix, reason } = createFix({
            agent,
            role,
            analysis,
            flavour,
            knowledge: await analyst.knowledgeOf(
              analysis.settled.map(({ action }) => action),
            ),
            portal: {
              callerArn: `arn:${agent.partition}:iam::210987654321:role/portal/backstage`,
              externalId: `acme-portal/${agent.entityRef}`,
              actions: ['sts:AssumeRole'],
            },
          });
          const isNeedless = analysis.settled.length === 0;
          expect(reason !== undefined).toBe(isNeedless);
          fc.pre(!isNeedless);
          expect(fix?.effect.unmet).toEqual([]);
          expect(fix?.effect.findings).toEqual([]);
          expect(fix?.files.every(({ text }) => text.length > 0)).toBe(true);

          // Read again, the new role has nothing that is missing or in vain.
          const renewed: RoleData = {
            ...role,
            trustPolicy: JSON.parse(fix?.trust?.after ?? '{}'),
            policies: [
              {
                kind: 'inline',
                name: 'telemetry',
                document: JSON.parse(fix?.identity.after ?? ''),
              },
            ],
          };
          const again = await analyst.analyse(agent, renewed);
          expect(again.excess).toEqual([]);
          expect(again.tooBroad).toEqual([]);
          expect(
            again.needed.filter(
              ({ decision, optional }) => decision !== 'allowed' && !optional,
            ),
          ).toEqual([]);
          expect(
            again.findings.filter(
              ({ policyId }) => fix?.trust || policyId !== 'trust',
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
