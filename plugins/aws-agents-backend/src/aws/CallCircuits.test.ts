import type { Failure } from 'backstage-plugin-aws-agents-common';
import { CallCircuits, type CallPlace } from './CallCircuits';

const PAUSE = 1_000;
const PLACE: CallPlace = {
  accountId: '111122223333',
  region: 'eu-west-1',
  service: 'CloudWatch',
  operation: 'GetMetricData',
  credentials: 'payments/ASIA1',
};

function failure(code: string): Failure {
  return {
    code,
    message: code,
    cause: '',
    remedy: '',
    retryable: true,
    at: '2026-01-01T00:00:00.000Z',
  };
}

describe('CallCircuits', () => {
  let now = 0;
  let circuits: CallCircuits;

  beforeEach(() => {
    now = 0;
    circuits = CallCircuits.create({ openMs: PAUSE, now: () => now });
  });

  async function fail(code: string, times: number, place = PLACE) {
    for (let time = 0; time < times; time += 1) {
      (await circuits.admit(place)).failed(failure(code));
    }
  }

  it('stops one broken operation and no other', async () => {
    const alarms = { ...PLACE, operation: 'DescribeAlarms' };
    (await circuits.admit(PLACE)).succeeded();
    await fail('service-error', 5, alarms);
    await expect(circuits.admit(alarms)).rejects.toThrow('service-error');
    expect(await circuits.admit(PLACE)).toMatchObject({ isProbe: false });
  });

  it('stops no action because others are denied', async () => {
    await fail('access-denied', 20);
    await fail('no-identity-policy', 20, {
      ...PLACE,
      operation: 'ListMetrics',
    });
    expect(await circuits.admit(PLACE)).toMatchObject({ isProbe: false });
    expect(circuits.open).toBe(0);
  });

  it('stops refused credentials, and not those that come after them', async () => {
    (await circuits.admit(PLACE)).succeeded();
    await fail('invalid-credentials', 2);
    expect(circuits.areRefused('payments/ASIA1')).toBe(true);
    await expect(
      circuits.admit({ ...PLACE, operation: 'ListMetrics' }),
    ).rejects.toThrow('invalid-credentials');
    const renewed = { ...PLACE, credentials: 'payments/ASIA2' };
    expect(await circuits.admit(renewed)).toMatchObject({ isProbe: false });
    circuits.allowProbe('payments');
    expect(await circuits.admit(PLACE)).toMatchObject({ isProbe: true });
  });

  it('keeps to the region in which credentials are refused', async () => {
    (await circuits.admit({ ...PLACE, region: 'eu-west-1' })).succeeded();
    const disabled = { ...PLACE, region: 'ap-east-1' };
    await fail('invalid-credentials', 2, disabled);
    await expect(circuits.admit(disabled)).rejects.toThrow();
    expect(await circuits.admit(PLACE)).toMatchObject({ isProbe: false });
    expect(circuits.areRefused('payments/ASIA1')).toBe(false);
  });

  it('does not take silence for a sign that credentials are taken', async () => {
    await fail('expired-token', 1);
    await fail('timeout', 1);
    await fail('expired-token', 1);
    await expect(circuits.admit(PLACE)).rejects.toThrow('expired-token');
  });

  it('has whoever comes wait while one tries, and then make the call', async () => {
    await fail('timeout', 5);
    now = PAUSE;
    const probe = await circuits.admit(PLACE);
    const admitted: string[] = [];
    const others = ['us-east-1', 'eu-west-1'].map(async region => {
      const { isProbe } = await circuits.admit({ ...PLACE, region });
      admitted.push(`${region} ${isProbe}`);
    });
    expect(admitted).toEqual([]);
    probe.succeeded();
    await Promise.all(others);
    expect(admitted.sort()).toEqual(['eu-west-1 false', 'us-east-1 false']);
  });

  it('forgets accounts and sessions that are gone', async () => {
    await fail('timeout', 5);
    expect(circuits.open).toBe(1);
    now = 10 * PAUSE;
    await circuits.admit({ ...PLACE, accountId: '444455556666' });
    expect(circuits.open).toBe(0);
  });
});
