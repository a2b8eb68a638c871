import { render, screen } from '@testing-library/react';
import type { AccessKey } from 'backstage-plugin-aws-agents-common';
import { ago, DAY, HOUR, observation } from '../../__fixtures__';
import { AccessKeysSection } from './AccessKeysSection';

const key = (overrides: Partial<AccessKey>): AccessKey => ({
  accessKeyId: '****************3BKD',
  status: 'Active',
  createdAt: ago(12 * DAY),
  ageDays: 12.7,
  lastUsed: null,
  overdue: false,
  ...overrides,
});
const userArn = 'arn:aws:iam::888877776666:user/warehouse-gateway';

it('holds the age of each key against the limit', () => {
  render(
    <AccessKeysSection
      state={observation('access-keys')}
      data={{
        userArn,
        rotationLimitDays: 90,
        keys: [
          key({}),
          key({
            accessKeyId: '****************9QPL',
            ageDays: 412.3,
            overdue: true,
            lastUsed: { at: ago(HOUR), service: 's3', region: 'eu-west-1' },
          }),
          key({ ageDays: 700, status: 'Inactive' }),
        ],
      }}
    />,
  );
  expect(screen.getByText(userArn)).toBeInTheDocument();
  const [, young, old, retired] = screen.getAllByRole('row');
  expect(young).toHaveTextContent(/3BKDActive12 d of 90 dIn timeno record$/);
  expect(old).toHaveTextContent(
    /9QPLActive412 d of 90 dOverdue1 h ago for s3 in eu-west-1$/,
  );
  expect(retired).toHaveTextContent(/Inactive700 d of 90 dNot in use/);
});

it('tells no keys from keys that nobody could see', () => {
  const { rerender } = render(
    <AccessKeysSection
      state={observation('access-keys')}
      data={{ userArn, rotationLimitDays: 90, keys: [] }}
    />,
  );
  expect(screen.getByText('The user has no access keys.')).toBeInTheDocument();
  rerender(
    <AccessKeysSection
      state={observation('access-keys', {
        status: 'failed',
        reason: 'The keys could not be listed.',
      })}
      data={null}
    />,
  );
  expect(screen.getByRole('alert')).toHaveTextContent(
    'The keys could not be listed.',
  );
  expect(
    screen.queryByText('The user has no access keys.'),
  ).not.toBeInTheDocument();
});
