import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { missingNeed, place } from '../../__fixtures__';
import { remedyOf, statementsToAdd } from './remedyOf';

const stopped = (
  stoppedBy: Partial<NeededPermission['stoppedBy']>,
  action = 's3:GetObject',
  resource = 'arn:aws:s3:::b/*',
) =>
  missingNeed(action, {
    resource,
    stoppedBy: {
      policyType: 'identity',
      explicit: false,
      text: 'x',
      ...stoppedBy,
    },
  });

describe('remedyOf', () => {
  it.each([
    [{}, 'Add this to a policy of the role'],
    [{ policyType: 'boundary' }, 'Add this to the permissions boundary'],
    [{ policyType: 'scp' }, 'Ask those who run the organisation: a service'],
    [
      { explicit: true, statement: place({ sid: 'Guard' }) },
      'Take this out of Guard in alloy-cloudwatch',
    ],
    [{ explicit: true }, 'Take this out of the statement that denies'],
    [
      { explicit: true, policyType: 'scp' },
      'Ask those who run the organisation to take this out',
    ],
  ] as [Partial<NeededPermission['stoppedBy']>, string][])(
    '%j: %s',
    (stoppedBy, text) => {
      expect(remedyOf(stopped(stoppedBy))).toContain(text);
    },
  );
});

describe('statementsToAdd', () => {
  it('puts actions on one resource together, for each policy type that can be added to', () => {
    const added = statementsToAdd([
      stopped({}),
      stopped({}, 's3:PutObject'),
      stopped({}, 'cloudwatch:ListMetrics', '*'),
      stopped({ policyType: 'boundary' }, 's3:DeleteObject'),
    ]);
    expect(added.map(({ text }) => JSON.parse(text))).toEqual([
      [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: 'arn:aws:s3:::b/*',
        },
        { Effect: 'Allow', Action: 'cloudwatch:ListMetrics', Resource: '*' },
      ],
      [
        {
          Effect: 'Allow',
          Action: 's3:DeleteObject',
          Resource: 'arn:aws:s3:::b/*',
        },
      ],
    ]);
    expect(added[1].title).toContain('permissions boundary');
  });

  it('offers nothing where no statement helps', () => {
    expect(
      statementsToAdd([
        stopped({ policyType: 'scp' }),
        stopped({ explicit: true }),
      ]),
    ).toEqual([]);
  });
});
