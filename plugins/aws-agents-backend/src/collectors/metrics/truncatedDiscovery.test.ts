import { truncatedDiscovery } from './truncatedDiscovery';

it('names the selector, the region and how many were listed', () => {
  const failure = truncatedDiscovery(
    {
      selector: {
        text: 'AWS/SQS{QueueName="*"}',
        namespace: 'AWS/SQS',
        dimensions: {},
      },
      region: 'eu-west-1',
    },
    5_000,
    new Date(0),
  );
  expect(failure).toMatchObject({
    code: 'discovery-truncated',
    message:
      'AWS/SQS{QueueName="*"} could match more than the 5000 metrics that were listed in eu-west-1.',
    retryable: false,
  });
});
