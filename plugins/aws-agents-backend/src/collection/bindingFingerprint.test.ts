import { agentFixture } from '../__fixtures__/agents';
import { bindingFingerprint } from './bindingFingerprint';

const COLLECTORS = [
  'session',
  'metrics',
  'deliveries',
  'access-keys',
  'role',
  'of-a-module',
];
const BEFORE = {
  metrics: ['AWS/SQS{QueueName="payments"}'],
  deliveries: ['s3://telemetry/payments/'],
};
const OTHER_ROLE = 'arn:aws:iam::111122223333:role/other';

/** A change of the annotations, and whose observations it makes void. */
const CHANGES: Array<[Parameters<typeof agentFixture>[0], string[]]> = [
  [{}, []],
  [{ title: 'New name', owner: 'group:default/new' }, []],
  [{ binding: { agentRoleArn: OTHER_ROLE } }, COLLECTORS],
  [{ monitoringRoleArn: OTHER_ROLE }, COLLECTORS],
  [{ accountId: '444455556666' }, COLLECTORS],
  [
    { regions: ['us-east-1'] },
    ['metrics', 'deliveries', 'role', 'of-a-module'],
  ],
  [
    { metrics: ['AWS/SQS{QueueName="other"}'] },
    ['metrics', 'role', 'of-a-module'],
  ],
  [
    { deliveries: ['s3://telemetry/other/'] },
    ['deliveries', 'role', 'of-a-module'],
  ],
  [
    { binding: { userArn: 'arn:aws:iam::111122223333:user/payments' } },
    ['access-keys', 'role', 'of-a-module'],
  ],
  [{ binding: { capabilities: ['s3-logs'] } }, ['role', 'of-a-module']],
];

describe('bindingFingerprint', () => {
  it.each(CHANGES)('with %j changes for %j', (change, expected) => {
    const before = agentFixture(BEFORE);
    const after = agentFixture({ ...BEFORE, ...change });
    expect(
      COLLECTORS.filter(
        id => bindingFingerprint(before, id) !== bindingFingerprint(after, id),
      ),
    ).toEqual(expected);
  });

  it('is a hash that fits its column', () => {
    expect(bindingFingerprint(agentFixture(), 'constructor')).toMatch(
      /^[0-9a-f]{32}$/,
    );
  });
});
