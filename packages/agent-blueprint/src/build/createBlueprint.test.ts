import { BlueprintError } from '../errors';
import { PLATFORMS, PRESETS, requestFor } from '../__testUtils__/requests';
import { createBlueprint } from './createBlueprint';

const PLATFORM_TYPES = Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[];

describe('createBlueprint', () => {
  it.each(PLATFORM_TYPES)('is the same each time for %s', platform => {
    const request = requestFor(platform, PRESETS.everything);
    expect(createBlueprint(request)).toEqual(createBlueprint(request));
  });

  it('names roles by their ARN, with path', () => {
    const { agentRoleArn, monitoringRoleArn } = createBlueprint(
      requestFor('ec2'),
    );
    expect([agentRoleArn, monitoringRoleArn]).toEqual([
      'arn:aws:iam::111122223333:role/agents/payments-alloy',
      'arn:aws:iam::111122223333:role/agents/payments-alloy-monitoring',
    ]);
  });

  it('refuses needs that give a policy with a finding', () => {
    const request = requestFor('ec2');
    const needs = {
      ...request.needs,
      agent: [{ action: 'iam:PassRole', resource: '*' }],
    };
    expect(() => createBlueprint({ ...request, needs })).toThrow(
      BlueprintError,
    );
  });

  it('binds the entity to the roles', () => {
    expect(
      createBlueprint(requestFor('ecs', PRESETS.everything)).annotations,
    ).toEqual({
      'aws-agents/role-arn':
        'arn:aws:iam::111122223333:role/agents/payments-alloy',
      'aws-agents/monitoring-role-arn':
        'arn:aws:iam::111122223333:role/agents/payments-alloy-monitoring',
      'aws-agents/regions': 'eu-west-1,us-east-1',
      'aws-agents/platform': 'ecs',
      'aws-agents/flavour': 'alloy',
      'aws-agents/capabilities': PRESETS.everything.capabilities.join(','),
      'aws-agents/metrics':
        'AWS/SQS{QueueName="payments-*"} NumberOfMessagesSent:Sum\n' +
        'Acme/Payments{} Booked Amount:Sum',
      'aws-agents/deliveries':
        's3://acme-telemetry/payments/\ns3://acme-archive/',
    });
  });
});
