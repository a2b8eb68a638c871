import fc from 'fast-check';
import { arnOfDimensions } from './arnOfDimensions';
import { dimensionsOfArn, TAGGED_NAMESPACES } from './taggedResources';

const PLACE = { accountId: '111122223333', region: 'eu-west-1' };

describe('arnOfDimensions', () => {
  it.each([
    [
      'AWS/SQS',
      { QueueName: 'payments' },
      'arn:aws:sqs:eu-west-1:111122223333:payments',
    ],
    [
      'AWS/Lambda',
      { FunctionName: 'report', Resource: 'report:live' },
      'arn:aws:lambda:eu-west-1:111122223333:function:report',
    ],
    [
      'AWS/S3',
      { BucketName: 'acme', StorageType: 'StandardStorage' },
      'arn:aws:s3:::acme',
    ],
    [
      'AWS/CloudFront',
      { DistributionId: 'E1', Region: 'Global' },
      'arn:aws:cloudfront::111122223333:distribution/E1',
    ],
    [
      'AWS/Route53',
      { HealthCheckId: 'abc' },
      'arn:aws:route53:::healthcheck/abc',
    ],
    [
      'AWS/ApiGateway',
      { ApiId: 'a1b2', Stage: 'live' },
      'arn:aws:apigateway:eu-west-1::/apis/a1b2/stages/live',
    ],
    [
      'AWS/ECS',
      { ClusterName: 'prod', ServiceName: 'checkout' },
      'arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout',
    ],
    [
      'AWS/ECS',
      { ClusterName: 'prod' },
      'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
    ],
    [
      // As YACE: of a metric of both, the target group is the resource.
      'AWS/ApplicationELB',
      { LoadBalancer: 'app/web/1', TargetGroup: 'targetgroup/web/2' },
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/2',
    ],
    [
      'AWS/Logs',
      { LogGroupName: '/aws/lambda/report' },
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/report',
    ],
    [
      'AWS/Events',
      { RuleName: 'nightly' },
      'arn:aws:events:eu-west-1:111122223333:rule/nightly',
    ],
    [
      'AWS/States',
      {
        StateMachineArn:
          'arn:aws:states:eu-west-1:444455556666:stateMachine:settle',
      },
      'arn:aws:states:eu-west-1:444455556666:stateMachine:settle',
    ],
  ])('of %s %j is %s', (namespace, dimensions, arn) => {
    expect(arnOfDimensions(namespace, dimensions, PLACE)).toBe(arn);
  });

  it('is of the partition of the region', () => {
    expect(
      arnOfDimensions(
        'AWS/SQS',
        { QueueName: 'payments' },
        { ...PLACE, region: 'cn-north-1' },
      ),
    ).toBe('arn:aws-cn:sqs:cn-north-1:111122223333:payments');
  });

  it.each([
    ['AWS/EC2', { AutoScalingGroupName: 'web' }],
    ['AWS/SQS', {}],
    // Their ARNs have generated ids, a bus, or other letters.
    ['AWS/Kafka', { 'Cluster Name': 'events' }],
    ['AWS/AmazonMQ', { Broker: 'orders-1' }],
    ['AWS/DMS', { ReplicationInstanceIdentifier: 'copy' }],
    ['AWS/SageMaker', { EndpointName: 'Ranker' }],
    ['AWS/Events', { EventBusName: 'orders', RuleName: 'nightly' }],
    ['AWS/States', { StateMachineArn: 'settle' }],
    ['AWS/SNS', { TopicName: 'a:b' }],
    ['Acme/App', { Service: 'payments' }],
    ['constructor', { Service: 'payments' }],
  ])('of %s %j is not known', (namespace, dimensions) => {
    expect(arnOfDimensions(namespace, dimensions, PLACE)).toBeUndefined();
  });

  it('tells only ARNs that are read as the same dimensions', () => {
    const names = [
      'BucketName',
      'ClusterName',
      'FunctionName',
      'LoadBalancer',
      'QueueName',
      'ServiceName',
      'TargetGroup',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...TAGGED_NAMESPACES),
        fc.dictionary(fc.constantFrom(...names), fc.string()),
        (namespace, dimensions) => {
          const arn = arnOfDimensions(namespace, dimensions, PLACE);
          const read = arn ? dimensionsOfArn(namespace, arn) : {};
          expect(dimensions).toMatchObject(read ?? { none: 'read' });
        },
      ),
    );
  });
});
