import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readAwsAgentsConfig } from './readAwsAgentsConfig';

const MINIMAL = { portalId: 'acme-portal', defaultRegions: ['eu-west-1'] };

function read(awsAgents: JsonObject) {
  return readAwsAgentsConfig(new ConfigReader({ awsAgents }));
}

function messageOf(awsAgents: JsonObject): string {
  try {
    read(awsAgents);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('readAwsAgentsConfig', () => {
  it('fills in the defaults', () => {
    expect(read(MINIMAL)).toEqual({
      ...MINIMAL,
      accounts: [],
      externalId: { mode: 'entity', probe: false },
      sessionPolicy: { enabled: true },
      session: { durationSeconds: 3600, tags: {} },
      sts: {},
      endpoints: {},
      limits: {
        maxSessions: 5000,
        sessionIdleSeconds: 3600,
        connectTimeoutMillis: 2000,
        requestTimeoutMillis: 15_000,
        maxAttempts: 3,
        concurrentCallsPerAccount: 8,
        concurrentCalls: 64,
        callsPerSecond: 200,
        quotaSharePercent: 50,
        recordedCallsPerAgent: 200,
        minRefreshSeconds: 10,
      },
      collection: {
        intervalSeconds: 300,
        initialDelaySeconds: 3,
        timeoutSeconds: 240,
        shards: 4,
      },
      cost: { priceReading: 'metrics', retentionDays: 62 },
      exporter: { timestamps: false, dimensionLabels: 'snake-case' },
      accessKeys: { rotationLimitDays: 90 },
      permissions: { serviceLastAccessed: true, confirmWithAws: false },
      onboarding: {
        agentRoleName: '{name}-alloy',
        monitoringRoleName: '{name}-observer',
        rolePath: '/agents/',
        tags: {},
      },
      bindingRules: [],
      capabilities: [],
    });
  });

  it('reads everything', () => {
    const config = read({
      ...MINIMAL,
      hubRoleArn: 'arn:aws:iam::210987654321:role/hub',
      hubRoleExternalId: 'hub/acme',
      monitoringRoleName: 'monitoring/{name}',
      accounts: [
        {
          accountId: '012345678901',
          name: 'acme',
          regions: ['eu-north-1'],
          sessionDurationSeconds: '900',
        },
      ],
      externalId: { mode: 'fixed', value: 'acme' },
      sessionPolicy: { enabled: 'false' },
      session: { sourceIdentity: 'portal', tags: { entity: '{kind}/{name}' } },
      sts: { region: 'eu-central-1' },
      storedKey: { store: 'ssm-parameter', name: '/portal/key' },
      endpoint: 'http://127.0.0.1:4566',
      endpoints: { s3: 'https://s3.example.com' },
      useFipsEndpoint: false,
      bindingRules: [
        {
          id: 'money',
          entities: { owners: ['Group:default/Money'], labels: { tier: 'a' } },
          accounts: ['111122223333'],
          roles: ['agents/pay-*'],
        },
      ],
    });
    expect(config).toMatchObject({
      hubRole: {
        arn: 'arn:aws:iam::210987654321:role/hub',
        externalId: 'hub/acme',
      },
      accounts: [{ accountId: '012345678901', sessionDurationSeconds: 900 }],
      sessionPolicy: { enabled: false },
      storedKey: { refreshSeconds: 300 },
      bindingRules: [
        { entities: { kinds: [], owners: ['group:default/money'] } },
      ],
    });
  });

  it('says that the section is missing', () => {
    expect(() => readAwsAgentsConfig(new ConfigReader({}))).toThrow(
      /section awsAgents is missing.*awsAgents\.portalId/,
    );
  });

  it.each<[JsonObject, string]>([
    [{ portalId: 'a b' }, 'awsAgents.portalId is "a b", expected 2 to 64'],
    [{ portalId: 7 }, 'awsAgents.portalId is 7, expected 2 to 64'],
    [
      { defaultRegions: [] },
      'awsAgents.defaultRegions is [], expected at least one region',
    ],
    [
      { defaultRegions: 'eu-west-1' },
      'awsAgents.defaultRegions is "eu-west-1", expected a value of type array',
    ],
    [
      { defaultRegions: ['europe'] },
      'awsAgents.defaultRegions[0] is "europe", expected the name of an AWS region',
    ],
    [{ acounts: [] }, 'awsAgents.acounts is no known key'],
    [
      { accounts: [{ accountId: 111122223333, name: 'a' }] },
      'awsAgents.accounts[0].accountId is 111122223333, expected an account id of twelve digits, in quotes',
    ],
    [
      { accounts: [{ accountId: '111122223333' }] },
      'awsAgents.accounts[0].name is missing',
    ],
    [
      { hubRoleArn: 'hub' },
      'awsAgents.hubRoleArn is "hub", expected the ARN of an IAM role',
    ],
    [
      { monitoringRoleName: 'monitoring/{entity}' },
      'placeholders are {kind}, {namespace}, {name}, {agentRoleName}',
    ],
    [
      { session: { durationSeconds: 60 } },
      'awsAgents.session.durationSeconds is 60, expected a whole number from 900 to 43200',
    ],
    [
      { session: { durationSeconds: '1h' } },
      'awsAgents.session.durationSeconds is "1h", expected a whole number',
    ],
    [
      { externalId: { mode: 'team' } },
      'awsAgents.externalId.mode is "team", expected one of entity, account, fixed, none',
    ],
    [
      { externalId: { mode: 'fixed' } },
      'awsAgents.externalId.value is missing',
    ],
    [{ externalId: { value: 'abc' } }, 'but the mode is entity'],
    [{ hubRoleExternalId: 'abc' }, 'expected awsAgents.hubRoleArn beside it'],
    [
      { endpoint: 'localhost' },
      'awsAgents.endpoint is "localhost", expected a URL',
    ],
    [
      { endpoint: 'https://a.example', useFipsEndpoint: true },
      'expected neither beside awsAgents.endpoint',
    ],
    [{ endpoints: { ec2: 'https://a' } }, 'awsAgents.endpoints'],
    [
      { sessionPolicy: { enabled: 'yes' } },
      'awsAgents.sessionPolicy.enabled is "yes", expected true or false',
    ],
    [
      { bindingRules: [{ id: 'a', entities: { owners: ['money'] } }] },
      'awsAgents.bindingRules[0].entities.owners[0] is "money", expected a full entity ref',
    ],
    [
      { cost: { monthlyBudgetUsdPerAgent: 0 } },
      'awsAgents.cost.monthlyBudgetUsdPerAgent is 0, expected an amount of US dollars above 0',
    ],
    [
      { cost: { priceReading: 'guess' } },
      'awsAgents.cost.priceReading is "guess", expected one of metrics, queries',
    ],
    [
      { bindingRules: [{ id: 'a' }, { id: 'a' }] },
      'awsAgents.bindingRules holds a twice',
    ],
    [
      {
        accounts: [
          {
            accountId: '111122223333',
            name: 'a',
            monitoringRoleArn: 'arn:aws:iam::444455556666:role/m',
          },
        ],
      },
      'awsAgents.accounts[0].monitoringRoleArn is in account 444455556666, expected 111122223333',
    ],
  ])('refuses %j', (change, message) => {
    const text = messageOf({ ...MINIMAL, ...change });
    expect(text).toContain('InputError');
    expect(text).toContain(message);
  });

  it('names all wrong keys at once', () => {
    const text = messageOf({ limits: { maxSessions: 0 }, collection: 5 });
    for (const key of [
      'portalId',
      'defaultRegions',
      'limits.maxSessions',
      'collection',
    ]) {
      expect(text).toContain(`awsAgents.${key}`);
    }
  });
});
