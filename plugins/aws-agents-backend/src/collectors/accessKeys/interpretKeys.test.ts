import { interpretKeys, type KeyReading } from './interpretKeys';

const NOW = new Date('2026-11-01T12:00:00Z');
const USER = 'arn:aws:iam::111122223333:user/warehouse';

function key(
  ageDays: number,
  overrides: Partial<KeyReading['metadata']> = {},
  lastUsed?: KeyReading['lastUsed'],
): KeyReading {
  return {
    metadata: {
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      Status: 'Active',
      CreateDate: new Date(NOW.getTime() - ageDays * 24 * 3600 * 1000),
      ...overrides,
    },
    lastUsed,
  };
}

describe('interpretKeys', () => {
  it('accepts a key up to the limit', () => {
    const outcome = interpretKeys(
      USER,
      [
        key(
          90,
          {},
          {
            LastUsedDate: new Date('2026-11-01T11:00:00Z'),
            ServiceName: 's3',
            Region: 'eu-west-1',
          },
        ),
      ],
      90,
      NOW,
    );
    expect(outcome).toEqual({
      status: 'ok',
      reason: 'The oldest active access key is 90 days old.',
      failures: [],
      data: {
        userArn: USER,
        rotationLimitDays: 90,
        keys: [
          {
            accessKeyId: '************MPLE',
            status: 'Active',
            createdAt: '2026-08-03T12:00:00.000Z',
            ageDays: 90,
            lastUsed: {
              at: '2026-11-01T11:00:00.000Z',
              service: 's3',
              region: 'eu-west-1',
            },
            overdue: false,
          },
        ],
      },
    });
  });

  it('is degraded for an older key', () => {
    expect(interpretKeys(USER, [key(3), key(91)], 90, NOW)).toMatchObject({
      status: 'degraded',
      reason:
        'The access key ************MPLE is 91 days old; it should be rotated after 90 days.',
    });
  });

  it('does not mind an old key that is inactive', () => {
    const outcome = interpretKeys(
      USER,
      [key(3), key(700, { Status: 'Inactive' })],
      90,
      NOW,
    );
    expect(outcome).toMatchObject({
      status: 'ok',
      reason:
        'The oldest active access key is 3 days old; ************MPLE is inactive: delete it.',
    });
    expect(outcome.data.keys[1].overdue).toBe(false);
  });

  it('is degraded without an active key', () => {
    expect(interpretKeys(USER, [], 90, NOW)).toMatchObject({
      status: 'degraded',
      reason: 'The IAM user has no active access key.',
    });
  });

  it('says of an unused key that it was not used', () => {
    const lastUsed = {
      LastUsedDate: undefined,
      ServiceName: 'N/A',
      Region: 'N/A',
    };
    const { data } = interpretKeys(USER, [key(1, {}, lastUsed)], 90, NOW);
    expect(data.keys[0].lastUsed).toBeNull();
  });
});
