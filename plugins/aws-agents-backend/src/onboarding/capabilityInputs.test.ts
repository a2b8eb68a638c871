import { CAPABILITIES } from '../permissions';
import { capabilityInputs } from './capabilityInputs';

const inputsOf = (id: string) => {
  const capability = CAPABILITIES.find(item => item.id === id);
  return capability && capabilityInputs(capability);
};

describe('capabilityInputs', () => {
  it.each([
    ['cloudwatch-metrics', ['metrics'], []],
    ['cloudwatch-alarms', [], []],
    ['cloudwatch-logs-read', ['logGroups'], []],
    ['s3-logs', ['deliveries'], []],
    ['s3-config', ['resources'], ['arn:aws:s3:::<bucket>/<key>']],
    ['amp-remote-write', [], []],
    [
      'firehose-delivery',
      ['resources', 'firehoseAccessKey'],
      ['arn:aws:firehose:<region>:<account>:deliverystream/<name>'],
    ],
    ['sqs-read', ['resources'], ['arn:aws:sqs:<region>:<account>:<name>']],
    ['xray-traces', [], []],
  ])('asks for %s what it takes', (id, asks, resources) => {
    expect(inputsOf(id)).toEqual({ asks, resources });
  });

  it('reads off capabilities of modules what they take', () => {
    expect(
      capabilityInputs({
        id: 'kinesis-read',
        needs: [
          {
            action: 'kinesis:GetRecords',
            resource:
              'arn:{partition}:kinesis:{region}:{account}:stream/{name}',
            why: 'read records',
            source: 'Kinesis',
          },
        ],
      }),
    ).toEqual({
      asks: ['resources'],
      resources: ['arn:aws:kinesis:<region>:<account>:stream/<name>'],
    });
  });
});
