import { isRelevant, type Choices, type RelevantForm } from './relevance';

const CHOICES: Choices = {
  presets: [
    { id: 'logs', title: '', description: '', capabilities: ['s3-logs'] },
  ],
  capabilities: [
    { id: 's3-logs', title: '', asks: ['deliveries'], resources: [] },
    { id: 'sqs-read', title: '', asks: ['resources'], resources: ['arn'] },
    {
      id: 'firehose-delivery',
      title: '',
      asks: ['firehoseAccessKey'],
      resources: [],
    },
  ],
};

describe('isRelevant', () => {
  it.each<[string, RelevantForm, boolean]>([
    ['deliveries', {}, false],
    ['deliveries', { preset: 'logs' }, true],
    ['resources', { preset: 'logs' }, false],
    ['resources', { preset: 'none', capabilities: ['sqs-read'] }, true],
    ['firehoseAccessKey', { capabilities: ['firehose-delivery'] }, true],
    ['logFiles', { preset: 'logs', platform: { type: 'ec2' } }, true],
    ['logFiles', { preset: 'logs', platform: { type: 'ecs' } }, false],
    ['logFiles', { platform: { type: 'on-premises' } }, false],
    ['metricsAuth', {}, false],
    [
      'metricsAuth',
      { destinations: { metricsUrl: 'https://mimir.example.com/push' } },
      true,
    ],
    [
      'metricsAuth',
      {
        destinations: {
          metricsUrl:
            'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write',
        },
      },
      false,
    ],
    ['logsAuth', { destinations: { logsUrl: 'https://loki' } }, true],
    ['regions', {}, true],
  ])('%s for %j: %s', (field, form, expected) => {
    expect(isRelevant(field, form, CHOICES)).toBe(expected);
  });
});
