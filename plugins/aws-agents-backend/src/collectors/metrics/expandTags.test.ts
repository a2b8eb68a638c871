import { agentFixture } from '../../__fixtures__/agents';
import { expandTags } from './expandTags';

const here = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

function expand(text: string, arns: string[]) {
  const [selector] = agentFixture({ metrics: [text] }).binding.metrics;
  return expandTags(selector, arns);
}

describe('expandTags', () => {
  it('makes a selector of each resource, with its dimensions', () => {
    expect(
      expand('AWS/SQS[team="payments"] Depth:Maximum', [
        here('sqs', 'payments'),
        here('sqs', 'payments-dlq'),
      ]),
    ).toEqual(
      ['payments', 'payments-dlq'].map(QueueName => ({
        text: 'AWS/SQS[team="payments"] Depth:Maximum',
        namespace: 'AWS/SQS',
        dimensions: { QueueName },
        metricName: 'Depth',
        statistic: 'Maximum',
      })),
    );
  });

  it('keeps the dimensions of the selector, and what contradicts them out', () => {
    const tagged = 'AWS/ECS[team=x]{ServiceName="pay*"}';
    expect(
      expand(tagged, [
        here('ecs', 'service/prod/payments'),
        here('ecs', 'service/prod/checkout'),
        here('ecs', 'cluster/prod'),
      ]).map(({ dimensions }) => dimensions),
    ).toEqual([
      { ServiceName: 'payments', ClusterName: 'prod' },
      { ServiceName: 'pay*', ClusterName: 'prod' },
    ]);
  });

  it('takes nothing from resources that have no metrics there', () => {
    expect(expand('AWS/SQS[team=x]', [here('sns', 'payments')])).toEqual([]);
  });

  it('makes one selector of two resources with the same metrics', () => {
    const arn = here('sqs', 'payments');
    expect(expand('AWS/SQS[team=x]', [arn, arn])).toHaveLength(1);
  });
});
