import fc from 'fast-check';
import {
  dimensionsOfArn,
  TAGGED_NAMESPACES,
  taggedResourceTypes,
} from './taggedResources';

const here = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

describe('dimensionsOfArn', () => {
  it.each([
    ['AWS/SQS', here('sqs', 'payments'), { QueueName: 'payments' }],
    [
      'AWS/ApplicationELB',
      here(
        'elasticloadbalancing',
        'loadbalancer/app/payments/50dc6c495c0c9188',
      ),
      { LoadBalancer: 'app/payments/50dc6c495c0c9188' },
    ],
    [
      'AWS/ApplicationELB',
      here('elasticloadbalancing', 'targetgroup/payments/943f017f100becff'),
      { TargetGroup: 'targetgroup/payments/943f017f100becff' },
    ],
    [
      'AWS/ECS',
      here('ecs', 'service/prod/checkout'),
      { ClusterName: 'prod', ServiceName: 'checkout' },
    ],
    [
      'AWS/ApiGateway',
      'arn:aws:apigateway:eu-west-1::/apis/a1b2/stages/live',
      { ApiId: 'a1b2', Stage: 'live' },
    ],
    ['AWS/S3', 'arn:aws-cn:s3:::acme', { BucketName: 'acme' }],
    [
      'AWS/States',
      here('states', 'stateMachine:settle'),
      { StateMachineArn: here('states', 'stateMachine:settle') },
    ],
    [
      'AWS/RDS',
      here('rds', 'cluster:ledger'),
      { DBClusterIdentifier: 'ledger' },
    ],
    [
      'AWS/Kafka',
      here('kafka', 'cluster/events/abcd-1234'),
      { 'Cluster Name': 'events' },
    ],
    [
      'AWS/Lambda',
      here('lambda', 'function:report'),
      { FunctionName: 'report' },
    ],
    [
      'AWS/Logs',
      here('logs', 'log-group:/aws/lambda/report:*'),
      { LogGroupName: '/aws/lambda/report' },
    ],
  ])('of %s reads %s', (namespace, arn, expected) => {
    expect(dimensionsOfArn(namespace, arn)).toEqual(expected);
  });

  it.each([
    ['AWS/NetworkELB', here('elasticloadbalancing', 'loadbalancer/app/x/1')],
    ['AWS/SQS', here('sns', 'payments')],
    ['AWS/ELB', here('elasticloadbalancing', 'loadbalancer/app/x/1')],
    ['Acme/App', here('sqs', 'payments')],
    ['constructor', here('sqs', 'payments')],
    ['AWS/SQS', 'payments'],
  ])('of %s takes nothing from %s', (namespace, arn) => {
    expect(dimensionsOfArn(namespace, arn)).toBeUndefined();
  });

  it('never throws, and gives text for every dimension', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TAGGED_NAMESPACES),
        fc.constantFrom('sqs', 's3', 'ecs', 'elasticloadbalancing', 'wafv2'),
        fc.string(),
        (namespace, service, resource) => {
          const found = dimensionsOfArn(namespace, here(service, resource));
          expect(
            Object.values(found ?? {}).every(
              value => typeof value === 'string' && value !== '',
            ),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('taggedResourceTypes', () => {
  it('knows more than 30 namespaces, and filters as the API has them', () => {
    expect(TAGGED_NAMESPACES.length).toBeGreaterThan(30);
    for (const namespace of TAGGED_NAMESPACES) {
      for (const type of taggedResourceTypes(namespace) ?? []) {
        expect(type).toMatch(/^[a-z0-9-]+(:[A-Za-z-]+(\/[a-z]+)?)?$/);
      }
    }
  });

  it('names each type once, and none for other namespaces', () => {
    expect(taggedResourceTypes('AWS/DX')).toEqual(['directconnect']);
    expect(taggedResourceTypes('Acme/App')).toBeUndefined();
  });
});
