import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startSandbox, type Sandbox, type SandboxSeed } from 'aws-sandbox';
import type {
  OnboardingPreview,
  OnboardingRequestInput,
} from 'backstage-plugin-aws-agents-common';
import { awsAgentsCapabilitiesExtensionPoint } from 'backstage-plugin-aws-agents-node';
import request from 'supertest';
import { awsAgentsPlugin } from '../plugin';

const PORTAL = '210987654321';
const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const KEY = {
  id: 'AKIAONBOARDTEST00001',
  secret: 'onboarding-test-secret-of-the-portal-001',
};
const ONBOARDING_ROLE = `arn:aws:iam::${ACCOUNT}:role/monitoring/onboarding`;
const AMP =
  'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-6f1c2d3e-prod/api/v1/remote_write';
const OIDC = `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/PAYMENTSPROD`;

const entity = (
  name: string,
  owner: string,
  annotations: Record<string, string> = {},
) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', owner },
});

const allow = (Action: string | string[], Resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

const SEED: SandboxSeed = {
  accounts: [
    {
      id: PORTAL,
      users: [
        {
          name: 'portal',
          path: '/portal/',
          accessKeys: [KEY],
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
    },
    {
      id: ACCOUNT,
      roles: [
        {
          name: 'onboarding',
          path: '/monitoring/',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${PORTAL}:user/portal/portal` },
                Action: 'sts:AssumeRole',
                Condition: {
                  StringLike: { 'sts:ExternalId': 'acme/component:default/*' },
                },
              },
            ],
          },
          inlinePolicies: { list: allow('cloudwatch:ListMetrics') },
        },
      ],
      regions: {
        'eu-west-1': {
          metrics: ['returns', 'refunds'].map(QueueName => ({
            namespace: 'AWS/SQS',
            name: 'NumberOfMessagesSent',
            unit: 'Count',
            dimensions: { QueueName },
            pattern: { kind: 'constant', base: 1 },
          })),
        },
      },
    },
    { id: OTHER },
  ],
};

const REQUEST: OnboardingRequestInput = {
  entityRef: 'component:default/returns',
  accountId: ACCOUNT,
  regions: ['eu-west-1'],
  platform: {
    type: 'eks-irsa',
    clusterName: 'prod-eu',
    oidcProviderArn: OIDC,
    namespace: 'returns',
    serviceAccount: 'alloy',
  },
  preset: 'metrics-to-amp',
  capabilities: ['s3-logs'],
  metrics: ['AWS/SQS{QueueName="returns"}'],
  deliveries: ['s3://acme-telemetry/loki/returns/'],
  destinations: { metricsUrl: AMP },
  flavour: 'cloudformation',
};

const KINESIS = createBackendModule({
  pluginId: 'aws-agents',
  moduleId: 'kinesis',
  register(env) {
    env.registerInit({
      deps: { capabilities: awsAgentsCapabilitiesExtensionPoint },
      async init({ capabilities }) {
        capabilities.addCapability({
          id: 'kinesis-read',
          needs: [
            {
              action: 'kinesis:GetRecords',
              resource:
                'arn:{partition}:kinesis:{region}:{account}:stream/{name}',
              why: 'read records',
              source: 'Amazon Kinesis Data Streams Developer Guide',
            },
          ],
        });
      },
    });
  },
});

describe('onboarding', () => {
  let sandbox: Sandbox;
  const before = { ...process.env };
  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success: jest.fn(), fail: jest.fn() })),
  });
  let stop: () => Promise<void>;
  let server: Parameters<typeof request>[0];

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
    process.env.AWS_ACCESS_KEY_ID = KEY.id;
    process.env.AWS_SECRET_ACCESS_KEY = KEY.secret;
    const backend = await startTestBackend({
      features: [
        awsAgentsPlugin,
        KINESIS,
        permissions.factory,
        auditor.factory,
        catalogServiceMock.factory({
          entities: [
            entity('returns', 'group:default/payments-team'),
            entity('coupons', 'group:default/insights-team'),
            entity('payments', 'group:default/payments-team', {
              'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/own/payments`,
            }),
            entity('refunds', 'group:default/payments-team', {
              'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/agents/refunds-alloy`,
            }),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            awsAgents: {
              portalId: 'acme',
              defaultRegions: ['eu-west-1'],
              endpoint: sandbox.endpoint,
              accounts: [
                {
                  accountId: ACCOUNT,
                  name: 'acme-payments',
                  onboardingRoleArn: ONBOARDING_ROLE,
                },
                { accountId: OTHER, name: 'acme-logistics' },
              ],
              bindingRules: [
                {
                  id: 'payments-only',
                  entities: { owners: ['group:default/payments-team'] },
                  accounts: [ACCOUNT],
                },
                { id: 'rest', accounts: [OTHER] },
              ],
            },
          },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  beforeEach(() => {
    auditor.createEvent.mockClear();
    permissions.authorize.mockImplementation(async queries =>
      queries.map(() => ({ result: AuthorizeResult.ALLOW })),
    );
  });
  afterAll(async () => {
    await stop();
    await sandbox.close();
    process.env = before;
  });

  const post = (what: string, body: object) =>
    request(server).post(`/api/aws-agents/onboarding/${what}`).send(body);
  const preview = async (
    change: Partial<OnboardingRequestInput> = {},
  ): Promise<OnboardingPreview> => {
    const { body, status } = await post('preview', { ...REQUEST, ...change });
    expect([status, body.error]).toEqual([200, undefined]);
    return body;
  };

  it('generates roles of which all needs are met and in which nothing is found', async () => {
    const answer = await preview();
    expect(answer.problems).toEqual([]);
    expect(answer.findings).toEqual([]);
    expect(answer.needs.length).toBeGreaterThan(10);
    expect(answer.needs.filter(({ met }) => met !== 'fully')).toEqual([]);
    expect(answer.annotations).toMatchObject({
      'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/agents/returns-alloy`,
      'aws-agents/monitoring-role-arn': `arn:aws:iam::${ACCOUNT}:role/agents/returns-observer`,
      'aws-agents/capabilities': 'cloudwatch-metrics,amp-remote-write,s3-logs',
      'aws-agents/resources': `arn:aws:aps:eu-west-1:${ACCOUNT}:workspace/ws-6f1c2d3e-prod`,
    });
    const [agent, monitoring] = answer.roles;
    expect(agent.trustPolicy).toContain('system:serviceaccount:returns:alloy');
    expect(monitoring.trustPolicy).toContain('acme/component:default/returns');
    expect(monitoring.trustPolicy).toContain(
      `arn:aws:iam::${PORTAL}:user/portal/portal`,
    );
    expect(answer.files.map(({ path }) => path)).toEqual([
      'README.md',
      'alloy/config.alloy',
      'catalog/annotations.yaml',
      'cloudformation/template.yaml',
      'kubernetes/agent.yaml',
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'onboarding-preview',
        meta: { entityRef: REQUEST.entityRef, accountId: ACCOUNT },
      }),
    );
  });

  it.each([
    ['ec2', {}],
    [
      'eks-pod-identity',
      { clusterName: 'prod', namespace: 'returns', serviceAccount: 'alloy' },
    ],
    ['ecs', { logGroup: '/ecs/returns' }],
    [
      'on-premises',
      {
        trustAnchorArn: `arn:aws:rolesanywhere:eu-west-1:${ACCOUNT}:trust-anchor/0a1b2c3d-0000-4000-8000-1234567890ab`,
        commonName: 'returns.example.com',
      },
    ],
  ] as const)('knows the platform %s, in every flavour', async (type, more) => {
    for (const flavour of ['terraform', 'cloudformation', 'cdk'] as const) {
      const answer = await preview({
        flavour,
        // What a form keeps of another platform is no harm.
        platform: { oidcProviderArn: OIDC, ...more, type },
      });
      expect(answer.problems).toEqual([]);
      expect(answer.findings).toEqual([]);
    }
  });

  it('names what is missing or wrong, by field', async () => {
    expect(
      (
        await preview({
          accountId: '',
          regions: ['frankfurt'],
          platform: undefined,
          preset: undefined,
          capabilities: [],
        })
      ).problems.map(({ field }) => field),
    ).toEqual(['accountId', 'regions[0]', 'platform', 'capabilities']);
    expect(
      (
        await preview({
          metrics: ['AWS/SQS{QueueName="returns"}', 'AWS/SQS{QueueName=x}'],
          deliveries: ['acme-telemetry'],
        })
      ).problems.map(({ field }) => field),
    ).toEqual(['metrics[1]', 'deliveries[0]']);
    expect((await preview({ metrics: ['Acme/Unknown{}'] })).problems).toEqual([
      {
        field: 'metrics[0]',
        message: expect.stringContaining('names no metric'),
        expected: expect.stringContaining('Acme/Unknown{...}'),
      },
    ]);
    expect(
      (
        await preview({ platform: { type: 'eks-irsa', clusterName: 'a b' } })
      ).problems
        .map(({ field }) => field)
        .sort(),
    ).toEqual([
      'platform.clusterName',
      'platform.namespace',
      'platform.oidcProviderArn',
      'platform.serviceAccount',
    ]);
    expect(
      (await preview({ destinations: {} })).problems.map(({ field }) => field),
    ).toContain('destinations.metricsUrl');
  });

  it('replaces no agent, and says when one is generated again', async () => {
    const payments = await preview({ entityRef: 'component:default/payments' });
    expect(payments.files).toEqual([]);
    expect(payments.problems).toEqual([
      {
        field: 'entityRef',
        message: `has an agent already, with the role arn:aws:iam::${ACCOUNT}:role/own/payments`,
        expected: expect.stringContaining('an entity without an agent'),
      },
    ]);
    const refunds = await preview({ entityRef: 'component:default/refunds' });
    expect(refunds.problems).toEqual([]);
    expect(refunds.notes[0]).toMatch(
      /has this agent already.*aws-agents\/regions/,
    );
  });

  it('tells which optional permissions it leaves out', async () => {
    const { leftOut, roles } = await preview();
    expect(leftOut.map(({ action }) => action)).toEqual([
      'iam:ListAccountAliases',
      's3:DeleteObject',
    ]);
    expect(leftOut[1]).toEqual({
      role: 'AgentRole',
      action: 's3:DeleteObject',
      resource: 'arn:aws:s3:::acme-telemetry/loki/returns/*',
      why: 'delete what retention and compaction leave behind',
      source: expect.stringContaining("Loki's page"),
    });
    expect(roles[0].policies[0].document).not.toContain('s3:DeleteObject');
  });

  it('takes references to credentials, and tells problems of them by their field', async () => {
    const destinations = (type: 'kubernetes-secret' | 'file') => ({
      metricsUrl: 'https://prometheus.example.com/api/v1/write',
      metricsAuth: {
        username: 'returns',
        password:
          type === 'file'
            ? { type, path: '/etc/alloy/password' }
            : {
                type,
                name: 'prometheus',
                namespace: 'returns',
                key: 'password',
              },
      },
    });
    const right = await preview({
      preset: 'metrics',
      destinations: destinations('kubernetes-secret'),
    });
    expect(right.problems).toEqual([]);
    expect(
      right.files.find(({ path }) => path === 'alloy/config.alloy')?.content,
    ).toContain('basic_auth');
    const wrong = await preview({
      preset: 'metrics',
      destinations: destinations('file'),
    });
    expect(wrong.problems).toEqual([
      {
        field: 'destinations.metricsAuth.password.type',
        message: expect.any(String),
        expected: 'kubernetes-secret on this platform',
      },
    ]);
  });

  it('offers capabilities of modules, and generates what they need', async () => {
    const { body } = await request(server).get(
      '/api/aws-agents/onboarding/options',
    );
    expect(body.capabilities).toContainEqual({
      id: 'kinesis-read',
      title: 'kinesis-read',
      asks: ['resources'],
      resources: ['arn:aws:kinesis:<region>:<account>:stream/<name>'],
    });
    const stream = `arn:aws:kinesis:eu-west-1:${ACCOUNT}:stream/returns`;
    const { problems, needs, annotations } = await preview({
      capabilities: ['kinesis-read'],
      resources: [stream],
    });
    expect(problems).toEqual([]);
    expect(needs).toContainEqual(
      expect.objectContaining({
        action: 'kinesis:GetRecords',
        resource: stream,
        met: 'fully',
      }),
    );
    expect(annotations['aws-agents/resources']).toContain(stream);
  });

  it('takes selectors by tag', async () => {
    const { problems, files } = await preview({
      metrics: ['AWS/SQS[team="payments"] NumberOfMessagesSent:Sum@60s'],
    });
    expect(problems).toEqual([]);
    expect(
      files.find(({ path }) => path === 'alloy/config.alloy')?.content,
    ).toContain('search_tags');
  });

  it('adds what a destination takes, and single resources where they are known', async () => {
    const answer = await preview({
      preset: 'metrics',
      capabilities: ['cloudwatch-alarms', 'cloudwatch-logs-read'],
      logGroups: ['/aws/lambda/returns'],
      destinations: {
        metricsUrl: AMP,
        logsUrl: 'https://logs.example.com/loki/api/v1/push',
      },
    });
    expect(answer.problems).toEqual([]);
    expect(answer.findings).toEqual([]);
    expect(answer.annotations['aws-agents/capabilities']).toContain(
      'amp-remote-write',
    );
    expect(answer.needs).toContainEqual(
      expect.objectContaining({
        action: 'aps:RemoteWrite',
        resource: `arn:aws:aps:eu-west-1:${ACCOUNT}:workspace/ws-6f1c2d3e-prod`,
        met: 'fully',
      }),
    );
    expect(answer.roles[0].policies[0].document).toContain(
      `log-group:/aws/lambda/returns`,
    );
  });

  it('lets no entity into an account that it may not bind', async () => {
    const coupons = 'component:default/coupons';
    const { problems, files } = await preview({ entityRef: coupons });
    expect(problems).toEqual([
      {
        field: 'accountId',
        message: expect.stringContaining('payments-only'),
        expected: expect.any(String),
      },
    ]);
    expect(files).toEqual([]);
    const { status } = await post('metrics', {
      entityRef: coupons,
      accountId: ACCOUNT,
      region: 'eu-west-1',
      selector: 'AWS/SQS',
    });
    expect(status).toBe(400);
    expect(sandbox.cloudTrail.events({ eventName: 'AssumeRole' })).toHaveLength(
      0,
    );
    const { body } = await request(server)
      .get('/api/aws-agents/onboarding/options')
      .query({ entityRef: coupons });
    expect(
      body.accounts.map(({ accountId }: { accountId: string }) => accountId),
    ).toEqual([OTHER]);
  });

  it('offers the accounts of an entity with their reachability', async () => {
    const { body } = await request(server)
      .get('/api/aws-agents/onboarding/options')
      .query({ entityRef: REQUEST.entityRef });
    expect(body.accounts).toEqual([
      {
        accountId: ACCOUNT,
        name: 'acme-payments',
        regions: ['eu-west-1'],
        reachability: {
          state: 'reachable',
          reason: `The portal has assumed ${ONBOARDING_ROLE}.`,
        },
      },
      {
        accountId: OTHER,
        name: 'acme-logistics',
        regions: ['eu-west-1'],
        reachability: { state: 'unknown', reason: expect.any(String) },
      },
    ]);
    expect(body.namespaces).toContain('AWS/SQS');
    expect(body.capabilities).toContainEqual({
      id: 's3-logs',
      title: 'Keep logs in S3',
      asks: ['deliveries'],
      resources: [],
    });
  });

  it('checks selectors against CloudWatch, where there is a role to look with', async () => {
    const check = async (selector: string, accountId = ACCOUNT) =>
      (
        await post('metrics', {
          entityRef: REQUEST.entityRef,
          accountId,
          region: 'eu-west-1',
          selector,
        })
      ).body;
    expect(await check('AWS/SQS{QueueName="re*"}')).toEqual({
      state: 'checked',
      matches: 2,
      truncated: false,
      examples: [
        'NumberOfMessagesSent{QueueName="refunds"}',
        'NumberOfMessagesSent{QueueName="returns"}',
      ],
    });
    expect(await check('AWS/SQS{QueueName="retruns"}')).toMatchObject({
      state: 'checked',
      matches: 0,
    });
    expect(await check('AWS/SQS', OTHER)).toMatchObject({
      state: 'not-checked',
      reason: expect.stringContaining(`no role in account ${OTHER}`),
    });
    expect((await check('AWS/SQS{')).error.name).toBe('InputError');
  });

  it('answers nobody without the permission, nor for entities that cannot be seen', async () => {
    const { status } = await post('preview', {
      ...REQUEST,
      entityRef: 'component:default/secret',
    });
    expect(status).toBe(404);
    permissions.authorize.mockImplementation(async queries =>
      queries.map(() => ({ result: AuthorizeResult.DENY })),
    );
    for (const asked of [
      post('preview', REQUEST),
      post('metrics', {
        entityRef: REQUEST.entityRef,
        accountId: ACCOUNT,
        region: 'eu-west-1',
        selector: 'AWS/SQS',
      }),
      request(server).get('/api/aws-agents/onboarding/options'),
    ]) {
      const { body } = await asked;
      expect(body.error).toMatchObject({
        name: 'NotAllowedError',
        message: 'You need the permission aws-agents.agent.onboard for this',
      });
    }
  });

  it('refuses bodies that are no requests', async () => {
    const { body } = await post('preview', { entityRef: 7 });
    expect(body.error.message).toContain('entityRef');
  });
});
