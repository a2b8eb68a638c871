import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readAwsAgentsConfig } from '../config';
import { AgentResolver } from './AgentResolver';
import type { ResolvedAgent } from './types';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';

function resolver(config: JsonObject = {}): AgentResolver {
  return AgentResolver.fromConfig(
    readAwsAgentsConfig(
      new ConfigReader({
        awsAgents: {
          portalId: 'acme',
          defaultRegions: ['eu-west-1', 'us-east-1'],
          ...config,
        },
      }),
    ),
  );
}

function component(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      title: 'Payments',
      labels: { tier: 'gold' },
      annotations,
    },
    spec: { owner: 'payments-team', system: 'money' },
  };
}

function agentOf(
  annotations: Record<string, string>,
  config?: JsonObject,
): ResolvedAgent {
  const resolution = resolver(config).resolve(
    component({ 'aws-agents/role-arn': ROLE, ...annotations }),
  );
  if (!resolution?.ok) {
    throw new Error(JSON.stringify(resolution));
  }
  return resolution.agent;
}

describe('AgentResolver', () => {
  it('ignores entities without annotations of the suite', () => {
    expect(resolver().resolve(component({}))).toBeUndefined();
  });

  it('completes a binding', () => {
    expect(agentOf({})).toMatchObject({
      entityRef: 'component:default/payments',
      title: 'Payments',
      owner: 'group:default/payments-team',
      system: 'system:default/money',
      labels: { tier: 'gold' },
      accountId: '111122223333',
      accountName: null,
      partition: 'aws',
      monitoringRoleArn: ROLE,
      monitoringRoleIsAgentRole: true,
      regions: ['eu-west-1', 'us-east-1'],
    });
  });

  it('prefers relations to the spec', () => {
    const entity: Entity = {
      ...component({ 'aws-agents/role-arn': ROLE }),
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/other' },
        { type: 'partOf', targetRef: 'component:default/parent' },
        { type: 'partOf', targetRef: 'system:default/other' },
      ],
    };
    expect(resolver().resolve(entity)).toMatchObject({
      agent: { owner: 'group:default/other', system: 'system:default/other' },
    });
  });

  it.each([
    [
      { 'aws-agents/role-arn': 'payments-alloy' },
      'Write the ARN of an IAM role, such as arn:aws:iam::111122223333:role/agents/payments-alloy.',
    ],
    [
      { 'aws-agents/user-arn': 'alloy' },
      'Write the ARN of an IAM user, such as arn:aws:iam::111122223333:user/agents/payments-alloy.',
    ],
    [
      { 'aws-agents/platform': 'gke' },
      'Write one of ec2, eks-irsa, eks-pod-identity, ecs, on-premises.',
    ],
  ])('says what to write instead of %j', (annotations, remedy) => {
    const entity = component({ 'aws-agents/role-arn': ROLE, ...annotations });
    expect(resolver().resolve(entity)).toMatchObject({ failure: { remedy } });
  });

  it('takes regions from entity, account, or defaults', () => {
    const accounts = [
      { accountId: '111122223333', name: 'acme-pay', regions: ['eu-north-1'] },
    ];
    expect(agentOf({}, { accounts })).toMatchObject({
      accountName: 'acme-pay',
      regions: ['eu-north-1'],
    });
    expect(
      agentOf({ 'aws-agents/regions': 'sa-east-1' }, { accounts }).regions,
    ).toEqual(['sa-east-1']);
  });

  it('takes the monitoring role from annotation, account, pattern, or agent role', () => {
    const general = { monitoringRoleName: 'monitoring/{name}' };
    const inAccount = (change: JsonObject) => ({
      ...general,
      accounts: [{ accountId: '111122223333', name: 'pay', ...change }],
    });
    const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
    const roleFor = (config: JsonObject, annotations = {}) =>
      agentOf(annotations, config).monitoringRoleArn;
    expect(roleFor(general)).toBe(arn('monitoring/payments'));
    expect(
      roleFor(inAccount({ monitoringRoleName: '{kind}/{agentRoleName}' })),
    ).toBe(arn('component/payments-alloy'));
    expect(roleFor(inAccount({ monitoringRoleArn: arn('one') }))).toBe(
      arn('one'),
    );
    expect(
      roleFor(inAccount({ monitoringRoleArn: arn('one') }), {
        'aws-agents/monitoring-role-arn': arn('two'),
      }),
    ).toBe(arn('two'));
  });

  it('asks for regions when the defaults are of another partition', () => {
    const annotations = {
      'aws-agents/role-arn': 'arn:aws-cn:iam::111122223333:role/x',
    };
    expect(resolver().resolve(component(annotations))).toMatchObject({
      ok: false,
      problems: [{ annotation: 'aws-agents/regions' }],
      failure: { code: 'invalid-annotations' },
    });
  });

  it('reports problems of annotations', () => {
    const resolution = resolver().resolve(
      component({ 'aws-agents/role-arn': 'x', 'aws-agents/platform': 'y' }),
    );
    expect(resolution).toMatchObject({
      ok: false,
      entityRef: 'component:default/payments',
      problems: [{ value: 'x' }, { value: 'y' }],
      failure: {
        message:
          'Annotation aws-agents/role-arn is no ARN, and 1 more problem.',
        cause: 'It is "x".',
      },
    });
  });

  it('refuses bindings by rule, for both roles that an entity names', () => {
    const config = {
      monitoringRoleName: 'elsewhere',
      bindingRules: [
        {
          id: 'own-roles',
          entities: { owners: ['group:default/payments-team'] },
          roles: ['agents/payments-*', 'elsewhere'],
        },
      ],
    };
    expect(agentOf({}, config).monitoringRoleArn).toMatch(/elsewhere$/);
    const resolution = resolver(config).resolve(
      component({
        'aws-agents/role-arn': ROLE,
        'aws-agents/monitoring-role-arn':
          'arn:aws:iam::111122223333:role/monitoring/ledger',
      }),
    );
    expect(resolution).toMatchObject({
      ok: false,
      problems: [],
      failure: {
        code: 'binding-refused',
        cause: expect.stringContaining('own-roles'),
      },
    });
  });

  const OWN_AGENTS_ONLY = {
    bindingRules: [
      {
        id: 'own-roles',
        entities: { owners: ['group:default/payments-team'] },
        roles: ['agents/payments-*'],
      },
    ],
  };

  it('holds monitoring roles made from the template against the rules', () => {
    const config = { ...OWN_AGENTS_ONLY, monitoringRoleName: 'elsewhere' };
    expect(
      resolver(config).resolve(component({ 'aws-agents/role-arn': ROLE })),
    ).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('role/elsewhere') },
    });
  });

  it('holds the user of an agent against the rules', () => {
    expect(
      resolver(OWN_AGENTS_ONLY).resolve(
        component({
          'aws-agents/role-arn': ROLE,
          'aws-agents/user-arn': 'arn:aws:iam::111122223333:user/ledger/agent',
        }),
      ),
    ).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('user/ledger/agent') },
    });
  });
});
