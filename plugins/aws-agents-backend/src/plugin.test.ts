import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import {
  awsAgentsCapabilitiesExtensionPoint,
  awsAgentsCollectorsExtensionPoint,
  type AgentCollector,
  type Capability,
} from 'backstage-plugin-aws-agents-node';
import request from 'supertest';
import { awsAgentsPlugin } from './plugin';

const ACCOUNT = '111122223333';
const KEY = {
  id: 'AKIAPLUGINTEST000001',
  secret: 'plugin-test-secret-of-the-portal-0000001',
};

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    namespace: 'default',
    annotations: {
      'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/payments`,
      'aws-agents/capabilities': 'telepathy',
    },
  },
  spec: { type: 'service' },
};

const TELEPATHY: Capability = {
  id: 'telepathy',
  needs: [
    {
      action: 'sns:Publish',
      resource: 'arn:{partition}:sns:{region}:{account}:*',
      why: 'speak without words',
      source: 'nobody knows',
    },
  ],
};

/** Sees who the backend is in the agent's account. */
const IDENTITY: AgentCollector = {
  id: 'identity',
  actions: ['sts:GetCallerIdentity'],
  cadenceSeconds: 3600,
  appliesTo: () => true,
  async collect(agent, context) {
    context.expectCalls(1);
    const { Arn } = await context
      .client(STSClient, agent.regions[0])
      .send(new GetCallerIdentityCommand());
    return {
      status: 'ok',
      reason: `The backend is ${Arn}.`,
      failures: [],
      data: { Arn },
    };
  },
};

function extension(collector: AgentCollector, capability: Capability) {
  return createBackendModule({
    pluginId: 'aws-agents',
    moduleId: 'extension',
    register(env) {
      env.registerInit({
        deps: {
          collectors: awsAgentsCollectorsExtensionPoint,
          capabilities: awsAgentsCapabilitiesExtensionPoint,
        },
        async init({ collectors, capabilities }) {
          collectors.addCollector(collector);
          capabilities.addCapability(capability);
        },
      });
    },
  });
}

describe('awsAgentsPlugin', () => {
  let sandbox: Sandbox;
  const signals = { publish: jest.fn(async () => {}) };
  const before = { ...process.env };

  beforeAll(async () => {
    const allow = (Action: string | string[]) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    });
    sandbox = await startSandbox({
      seed: {
        accounts: [
          {
            id: ACCOUNT,
            users: [
              {
                name: 'portal',
                accessKeys: [KEY],
                inlinePolicies: { assume: allow('sts:AssumeRole') },
              },
            ],
            roles: [
              {
                name: 'payments',
                trust: {
                  Version: '2012-10-17',
                  Statement: [
                    {
                      Effect: 'Allow',
                      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/portal` },
                      Action: 'sts:AssumeRole',
                    },
                  ],
                },
                inlinePolicies: { read: allow(['iam:Get*', 'iam:List*']) },
              },
            ],
          },
        ],
      },
    });
    process.env.AWS_ACCESS_KEY_ID = KEY.id;
    process.env.AWS_SECRET_ACCESS_KEY = KEY.secret;
  });

  afterAll(async () => {
    await sandbox.close();
    process.env = before;
  });

  function start(collector = IDENTITY, capability = TELEPATHY) {
    return startTestBackend({
      features: [
        awsAgentsPlugin,
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => signals,
        }),
        extension(collector, capability),
        catalogServiceMock.factory({ entities: [ENTITY] }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => mockServices.scheduler(),
        }),
        mockServices.rootConfig.factory({
          data: {
            awsAgents: {
              portalId: 'test',
              defaultRegions: ['eu-west-1'],
              endpoint: sandbox.endpoint,
            },
          },
        }),
      ],
    });
  }

  it('takes collectors and capabilities of modules', async () => {
    const backend = await start();
    const { body } = await request(backend.server).post(
      '/api/aws-agents/agents/component/default/payments/refresh',
    );
    expect(body.problems).toEqual([]);
    expect(body.observations).toContainEqual(
      expect.objectContaining({
        collector: 'identity',
        status: 'ok',
        reason: `The backend is arn:aws:sts::${ACCOUNT}:assumed-role/payments/component.default.payments.`,
      }),
    );
    expect(body.role.needs).toEqual([
      expect.objectContaining({
        capability: 'telepathy',
        action: 'sns:Publish',
        resource: `arn:aws:sns:eu-west-1:${ACCOUNT}:*`,
        decision: 'denied',
      }),
    ]);
    expect(body).toMatchObject({
      status: 'degraded',
      reason:
        'The agent role lacks sns:Publish (needed to speak without words).',
    });
    // News of some moments are told together.
    while (signals.publish.mock.calls.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'aws-agents',
      message: { changed: [body.signalKey], observed: [] },
    });
    expect(body.signalKey).toMatch(/^[0-9a-f]{32}$/);
    await backend.stop();
  });

  it('refuses what is there already', async () => {
    await expect(start(IDENTITY, { id: 's3-logs', needs: [] })).rejects.toThrow(
      'The capability s3-logs is built in; a module cannot replace it',
    );
    await expect(start({ ...IDENTITY, id: 'role' })).rejects.toThrow(
      'There is already a collector named role',
    );
  });
});
