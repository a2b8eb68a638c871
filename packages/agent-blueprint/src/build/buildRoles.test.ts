import { PLATFORMS, requestFor } from '../__testUtils__/requests';
import { BlueprintError } from '../errors';
import { createBlueprint } from './createBlueprint';

const statementsOf = (document: { Statement: unknown }) =>
  [document.Statement].flat();

describe('Roles', () => {
  it.each([
    ['ec2', { Service: 'ec2.amazonaws.com' }],
    [
      'eks-irsa',
      {
        Federated: expect.stringContaining(':oidc-provider/oidc.eks.eu-west-1'),
      },
    ],
    ['eks-pod-identity', { Service: 'pods.eks.amazonaws.com' }],
    ['ecs', { Service: 'ecs-tasks.amazonaws.com' }],
    ['on-premises', { Service: 'rolesanywhere.amazonaws.com' }],
  ] as const)('of %s trust %j', (platform, Principal) => {
    const { agentRole } = createBlueprint(requestFor(platform));
    expect(statementsOf(agentRole.trustPolicy)).toEqual([
      expect.objectContaining({ Principal }),
    ]);
  });

  it.each(Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[])(
    'of %s let the portal in with the external id of the entity only',
    platform => {
      const { monitoringRole } = createBlueprint(requestFor(platform));
      expect(statementsOf(monitoringRole.trustPolicy)).toEqual([
        expect.objectContaining({
          Principal: { AWS: 'arn:aws:iam::999988887777:role/backstage/portal' },
          Condition: {
            StringEquals: {
              'sts:ExternalId': 'acme/component:default/payments',
            },
          },
        }),
      ]);
    },
  );

  it('of ECS read the secrets by the execution role, not by the agent', () => {
    const { infrastructure, agentRole } = createBlueprint(requestFor('ecs'));
    const execution = infrastructure.resources.find(
      ({ id }) => id === 'ExecutionRole',
    );
    expect(JSON.stringify(execution)).toContain(
      '"Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:loki-Ab12Cd"',
    );
    expect(JSON.stringify(execution)).toContain('"Action":"kms:Decrypt"');
    expect(JSON.stringify(agentRole)).not.toContain('secretsmanager');
  });

  it('have no policy where nothing is needed', () => {
    const request = requestFor('ec2');
    const { agentRole } = createBlueprint({
      ...request,
      needs: { ...request.needs, agent: [] },
    });
    expect(agentRole.policies).toEqual([]);
  });

  it('are refused when their policy is over the quota of IAM', () => {
    const request = requestFor('ec2');
    const agent = Array.from({ length: 300 }, (_, i) => ({
      action: 'sqs:ReceiveMessage',
      resource: `arn:aws:sqs:eu-west-1:111122223333:queue-${i}`,
    }));
    const refused = () =>
      createBlueprint({ ...request, needs: { ...request.needs, agent } });
    expect(refused).toThrow(BlueprintError);
    expect(refused).toThrow(
      /\$\.needs\.agent: gives inline policies of \d+ characters; at most 10240/,
    );
  });

  it('of China are of its partition', () => {
    const request = requestFor('ec2', { capabilities: [], needs: [] });
    const { agentRoleArn, partition } = createBlueprint({
      ...request,
      regions: ['cn-north-1'],
      destinations: {},
      needs: { agent: [], monitoring: [] },
      portal: {
        ...request.portal,
        principalArn: 'arn:aws-cn:iam::999988887777:role/portal',
      },
    });
    expect([partition, agentRoleArn]).toEqual([
      'aws-cn',
      'arn:aws-cn:iam::111122223333:role/agents/payments-alloy',
    ]);
  });
});
