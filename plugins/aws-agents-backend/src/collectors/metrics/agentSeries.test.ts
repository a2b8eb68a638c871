import { progressFixture } from '../../__fixtures__/progress';
import { METRIC_TIERS } from '../../store';
import {
  collectOutcomes,
  toPointsWrites,
  type TierOutcome,
} from './agentSeries';
import { defineSeries } from './metricQuery';
import { planCalls, type SeriesRequest } from './planCalls';

const NOW = new Date('2026-11-01T12:00:00Z');
const [MINUTES] = METRIC_TIERS;

function request(entityRef: string): SeriesRequest {
  return {
    entityRef,
    sessionKey: 's',
    definition: defineSeries({
      selector: entityRef,
      namespace: 'AWS/SQS',
      metricName: 'Sent',
      dimensions: { QueueName: 'payments' },
      statistic: 'Sum',
      unit: null,
      minimumPeriodSeconds: 60,
      accountId: '111122223333',
      region: 'eu-west-1',
    }),
    progress: progressFixture(new Date(0), { newestPointAt: new Date(1000) }),
  };
}

function outcomesOf(
  requests: SeriesRequest[],
  differ: (tier: number) => Partial<TierOutcome> = () => ({}),
): TierOutcome[] {
  return planCalls(requests, NOW).flatMap(call =>
    call.queries.map(
      (query): TierOutcome => ({
        query,
        tier: call.tier,
        status: 'complete',
        newest: [NOW.getTime() - call.tier.periodSeconds * 1000, 1],
        complete: true,
        ...differ(call.tier.periodSeconds),
      }),
    ),
  );
}

describe('collectOutcomes', () => {
  it('gives a merged answer to every agent that asked', () => {
    const requests = [
      request('component:default/a'),
      request('component:default/b'),
    ];
    const { writes, states } = collectOutcomes(
      requests,
      outcomesOf(requests),
      NOW,
    );

    expect(writes).toHaveLength(2);
    for (const { fetchedAt } of writes) {
      expect(fetchedAt).toEqual({ 60: NOW, 300: NOW, 3600: NOW });
    }
    expect(
      writes.find(write => write.entityRef === 'component:default/b')
        ?.definition.selector,
    ).toBe('component:default/b');
    expect(states.get('component:default/a')).toEqual([
      expect.objectContaining({
        status: 'complete',
        newestPointAt: new Date(NOW.getTime() - 60_000),
      }),
    ]);
  });

  it('does not count a tier as fetched that is missing', () => {
    const requests = [request('component:default/a')];
    const failure = { code: 'throttled' } as TierOutcome['failure'];
    const { writes, states } = collectOutcomes(
      requests,
      outcomesOf(requests, tier =>
        tier === 3600 ? { status: 'error', failure, complete: false } : {},
      ),
      NOW,
    );
    expect(writes.map(({ fetchedAt }) => fetchedAt)).toEqual([
      { 60: NOW, 300: NOW, 3600: new Date(0) },
    ]);
    expect(writes[0].status).toBe('complete');
    expect(states.get('component:default/a')?.[0]).toMatchObject({
      status: 'error',
      failure,
    });
  });

  it('remembers the newest point when none came', () => {
    const requests = [request('component:default/a')];
    const { writes } = collectOutcomes(
      requests,
      outcomesOf(requests, () => ({ newest: undefined, status: 'no-data' })),
      NOW,
    );
    expect(writes[0]).toMatchObject({
      newestPointAt: new Date(1000),
      newestValue: null,
    });
  });

  it('takes newest point, its value and the status from the finest tier', () => {
    const requests = [request('component:default/a')];
    const { writes } = collectOutcomes(
      requests,
      outcomesOf(requests, tier => ({
        newest: [NOW.getTime() - (3600 - tier) * 1000, tier],
        status: tier === MINUTES.periodSeconds ? 'partial' : 'complete',
      })).reverse(),
      NOW,
    );
    expect(writes).toEqual([
      expect.objectContaining({
        status: 'partial',
        newestPointAt: new Date(NOW.getTime() - 3540_000),
        newestValue: 60,
      }),
    ]);
  });

  it('pairs no older time with a value of longer periods', () => {
    const requests = [request('component:default/a')];
    const failure = { code: 'throttled' } as TierOutcome['failure'];
    const { writes } = collectOutcomes(
      requests,
      outcomesOf(requests, tier =>
        tier === MINUTES.periodSeconds
          ? { newest: undefined, status: 'error', failure, complete: false }
          : {},
      ),
      NOW,
    );
    expect(writes[0]).toMatchObject({
      newestPointAt: new Date(1000),
      newestValue: null,
    });
  });

  it('writes nothing of a series that was not asked for, and says what it last was', () => {
    const requests = [request('component:default/a')];
    const failure = { code: 'metric-forbidden' } as TierOutcome['failure'];
    const [asked] = requests;
    const { writes, states } = collectOutcomes(
      [
        {
          ...asked,
          progress: progressFixture(NOW, { status: 'forbidden', failure }),
        },
      ],
      [],
      NOW,
    );
    expect(writes).toEqual([]);
    expect(states.get('component:default/a')).toEqual([
      expect.objectContaining({ status: 'forbidden', failure }),
    ]);
  });
});

describe('toPointsWrites', () => {
  it('gives the points of a merged query to every agent that asked', () => {
    const requests = [
      request('component:default/a'),
      request('component:default/b'),
    ];
    const [call] = planCalls(requests, NOW);
    const points: Array<[number, number]> = [[1, 2]];
    expect(
      toPointsWrites(
        { query: call.queries[0], status: 'partial', points, complete: false },
        MINUTES,
      ),
    ).toEqual(
      requests.map(({ entityRef, definition }) => ({
        entityRef,
        seriesId: definition.seriesId,
        tier: MINUTES,
        points,
        complete: false,
      })),
    );
  });
});
