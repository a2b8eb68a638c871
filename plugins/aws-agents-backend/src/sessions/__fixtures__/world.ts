import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Sandbox, SandboxSeed } from 'aws-sandbox';
import { AgentResolver, type ResolvedAgent } from '../../agents';
import { AwsClientFactory, CallRecorder, RateLimiter } from '../../aws';
import { readAwsAgentsConfig } from '../../config';
import { DefaultSessionService } from '../DefaultSessionService';
import type { SessionServiceOptions } from '../DefaultSessionService';

export const PORTAL_ACCOUNT = '210987654321';
export const ACCOUNT = '111122223333';
export const PORTAL_KEY = {
  accessKeyId: 'AKIAPORTALEXAMPLE001',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYPORTALKEY1',
};
export const STORED_KEY = {
  accessKeyId: 'AKIASTOREDEXAMPLE001',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbSTOREDKEY1',
};
export const ROTATED_KEY = {
  accessKeyId: 'AKIASTOREDEXAMPLE002',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbSTOREDKEY2',
};
export const PORTAL_USER = `arn:aws:iam::${PORTAL_ACCOUNT}:user/portal`;
export const HUB_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/central/hub`;
export const POD_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/portal/backstage`;
export const START_URL = 'https://acme.awsapps.com/start';
export const NODE_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/node`;
/** Lets the role of the node in. */
export const NODE_TRUSTING_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/behind-node`;
export const ISSUER =
  'https://oidc.eks.eu-west-1.amazonaws.com/id/PORTALCLUSTER';

const allow = (Action: string | string[], Resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

const trust = (AWS: string | string[], externalId?: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      ...(externalId
        ? { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }
        : {}),
    },
  ],
});

const ANY_PORTAL_IDENTITY = `arn:aws:iam::${PORTAL_ACCOUNT}:root`;
const monitoringPolicies = {
  read: allow(['iam:GetRole', 'iam:ListRoles', 'cloudwatch:ListMetrics']),
};

/** A portal with a key, a pod role and a hub, and an account with two services. */
export const SEED: SandboxSeed = {
  identityCenter: {
    startUrl: START_URL,
    users: [
      {
        name: 'guest@acme.example',
        assignments: [
          {
            accountId: PORTAL_ACCOUNT,
            permissionSet: 'Portal',
            role: 'AWSReservedSSO_Portal_0123456789abcdef',
          },
        ],
      },
    ],
  },
  accounts: [
    {
      id: PORTAL_ACCOUNT,
      users: [
        {
          name: 'portal',
          accessKeys: [
            { id: PORTAL_KEY.accessKeyId, secret: PORTAL_KEY.secretAccessKey },
          ],
          inlinePolicies: {
            assume: allow([
              'sts:AssumeRole',
              'sts:TagSession',
              'sts:SetSourceIdentity',
            ]),
            store: allow(['ssm:*', 'secretsmanager:*']),
          },
        },
        {
          name: 'stored',
          accessKeys: [STORED_KEY, ROTATED_KEY].map(key => ({
            id: key.accessKeyId,
            secret: key.secretAccessKey,
          })),
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
      regions: {
        'eu-west-1': {
          parameters: [
            {
              name: '/portal/key',
              type: 'SecureString',
              value: JSON.stringify(STORED_KEY),
            },
            { name: '/portal/text', value: 'no key at all' },
          ],
          secrets: [
            {
              name: 'portal/key',
              value: JSON.stringify({
                AccessKey: {
                  UserName: 'stored',
                  AccessKeyId: STORED_KEY.accessKeyId,
                  SecretAccessKey: STORED_KEY.secretAccessKey,
                },
              }),
            },
          ],
        },
      },
      oidcProviders: [{ url: ISSUER }],
      instanceProfiles: [{ name: 'node', roles: ['node'] }],
      roles: [
        {
          name: 'AWSReservedSSO_Portal_0123456789abcdef',
          path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  Federated: `arn:aws:iam::${PORTAL_ACCOUNT}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`,
                },
                Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
              },
            ],
          },
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
        {
          name: 'node',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  Service: [
                    'ec2.amazonaws.com',
                    'ecs-tasks.amazonaws.com',
                    'pods.eks.amazonaws.com',
                  ],
                },
                Action: ['sts:AssumeRole', 'sts:TagSession'],
              },
            ],
          },
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
        {
          name: 'behind-node',
          trust: trust(NODE_ROLE),
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
        {
          name: 'hub',
          path: '/central/',
          maxSessionDuration: 7200,
          trust: trust(PORTAL_USER),
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
        {
          name: 'backstage',
          path: '/portal/',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  Federated: `arn:aws:iam::${PORTAL_ACCOUNT}:oidc-provider/${ISSUER.slice(
                    8,
                  )}`,
                },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                  StringEquals: {
                    [`${ISSUER.slice(8)}:sub`]:
                      'system:serviceaccount:backstage:portal',
                  },
                },
              },
              {
                Effect: 'Allow',
                Principal: { AWS: PORTAL_USER },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
    },
    {
      id: ACCOUNT,
      roles: [
        {
          name: 'payments',
          path: '/monitoring/',
          trust: trust(ANY_PORTAL_IDENTITY, 'acme/component:default/payments'),
          inlinePolicies: monitoringPolicies,
        },
        {
          name: 'ledger',
          path: '/monitoring/',
          maxSessionDuration: 7200,
          trust: trust(ANY_PORTAL_IDENTITY, 'acme/component:default/ledger'),
          inlinePolicies: monitoringPolicies,
        },
        {
          name: 'open',
          path: '/monitoring/',
          trust: trust(ANY_PORTAL_IDENTITY),
          inlinePolicies: monitoringPolicies,
        },
      ],
    },
  ],
};

/** An agent of the fixture's account; its monitoring role has its name by default. */
export function agentNamed(name: string, role = name): ResolvedAgent {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/agents/${name}-alloy`,
        'aws-agents/monitoring-role-arn': `arn:aws:iam::${ACCOUNT}:role/monitoring/${role}`,
      },
    },
  };
  const config = readConfig({});
  const resolution = AgentResolver.fromConfig(config).resolve(entity);
  if (!resolution?.ok) {
    throw new Error(`The fixture is wrong: ${JSON.stringify(resolution)}`);
  }
  return resolution.agent;
}

export function readConfig(change: JsonObject) {
  return readAwsAgentsConfig(
    new ConfigReader({
      awsAgents: {
        portalId: 'acme',
        defaultRegions: ['eu-west-1'],
        sts: { region: 'eu-west-1' },
        ...change,
      },
    }),
  );
}

const SILENT: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => SILENT,
};

/** Everything a test needs to act as a portal at a sandbox. */
export function portalAt(
  sandbox: Pick<Sandbox, 'endpoint'>,
  change: JsonObject = {},
  options: { aws?: JsonObject } & Partial<SessionServiceOptions> = {},
) {
  const { aws = { mainAccount: { ...PORTAL_KEY } }, ...rest } = options;
  const config = readConfig({ endpoint: sandbox.endpoint, ...change });
  const recorder = CallRecorder.create({ keptPerAgent: 100 });
  const rates = options.rates ?? RateLimiter.fromConfig(config.limits);
  const sessions = DefaultSessionService.create({
    config,
    rates,
    rootConfig: new ConfigReader({ aws }),
    recorder,
    logger: SILENT,
    actions: ['iam:GetRole', 'cloudwatch:ListMetrics'],
    ...rest,
  });
  const clients = AwsClientFactory.create({
    config,
    sessions,
    recorder,
    rates,
  });
  return {
    sessions,
    recorder,
    clients,
    close: () => {
      sessions.close();
      clients.close();
    },
  };
}

/** How often STS was asked for a session. */
export function assumeRoleCalls(sandbox: Sandbox): number {
  return sandbox.calls
    .list()
    .filter(({ operation }) => operation === 'AssumeRole')
    .reduce((sum, { calls }) => sum + calls, 0);
}
