import { mockServices } from '@backstage/backend-test-utils';
import type { RecordedCall } from '../aws';
import type { CostRecord } from '../store';
import { CostMeter } from './CostMeter';

const SHARE = {
  entityRef: 'component:default/a',
  calls: 0.5,
  queries: 2,
  metrics: 1,
  usdByQueries: 0.2,
  usdByMetrics: 0.1,
};

function call(overrides: Partial<RecordedCall> = {}): RecordedCall {
  return {
    at: '2026-11-02T23:59:59.000Z',
    service: 'CloudWatch',
    accountId: '111122223333',
    shares: [SHARE],
    ...overrides,
  } as RecordedCall;
}

function setUp() {
  const add = jest.fn(async (_: readonly CostRecord[]) => {});
  const meter = CostMeter.create({
    store: { add },
    logger: mockServices.logger.mock(),
  });
  return { add, meter };
}

describe('CostMeter', () => {
  it('adds up by agent, day, account and service', async () => {
    const { add, meter } = setUp();
    meter.add(call());
    meter.add(call({ at: '2026-11-02T23:00:00.000Z' }));
    meter.add(call({ at: '2026-11-03T00:00:00.000Z' }));
    meter.add(call({ service: 'STS', accountId: null, shares: [] }));
    await meter.close();
    expect(add.mock.calls).toEqual([
      [
        [
          expect.objectContaining({
            day: '2026-11-02',
            calls: 1,
            queries: 4,
            usdByMetrics: 0.2,
            firstAt: new Date('2026-11-02T23:00:00Z'),
          }),
          expect.objectContaining({ day: '2026-11-03', calls: 0.5 }),
        ],
      ],
    ]);
  });

  it('loses nothing while the database is away', async () => {
    const { add, meter } = setUp();
    add.mockRejectedValueOnce(new Error('connection refused'));
    meter.add(call());
    await meter.flush();
    meter.add(call());
    await meter.close();
    expect(add).toHaveBeenLastCalledWith([
      expect.objectContaining({ calls: 1 }),
    ]);
  });

  it('hands out what is written with observations, and takes it back', async () => {
    const { add, meter } = setUp();
    const other = { ...SHARE, entityRef: 'component:default/b' };
    meter.add(call({ shares: [SHARE, other] }));
    const taken = meter.take(new Set([SHARE.entityRef]));
    expect(taken).toEqual([expect.objectContaining(SHARE)]);
    expect(meter.take(new Set([SHARE.entityRef]))).toEqual([]);
    meter.giveBack(taken);
    await meter.close();
    expect(add.mock.calls).toEqual([
      [[expect.objectContaining(other), expect.objectContaining(SHARE)]],
    ]);
  });

  it('writes nothing when there was nothing', async () => {
    const { add, meter } = setUp();
    await meter.close();
    expect(add).not.toHaveBeenCalled();
  });
});
