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
    progress: { fetchedAt: null, newestPointAt: new Date(1000) },
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
    expect(writes.every(({ fetchedAt }) => fetchedAt === NOW)).toBe(true);
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

  it('does not count a series as fetched while a tier is missing', () => {
    const requests = [request('component:default/a')];
    const failure = { code: 'throttled' } as TierOutcome['failure'];
    const { writes, states } = collectOutcomes(
      requests,
      outcomesOf(requests, tier =>
        tier === 3600 ? { status: 'error', failure, complete: false } : {},
      ),
      NOW,
    );
    expect(writes.every(({ fetchedAt }) => fetchedAt === null)).toBe(true);
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

  it('takes the newest value from the tier that has it, and the status from the finest', () => {
    const requests = [request('component:default/a')];
    const { writes } = collectOutcomes(
      requests,
      outcomesOf(requests, tier =>
        tier === MINUTES.periodSeconds
          ? { newest: undefined, status: 'no-data' }
          : { newest: [NOW.getTime() - tier * 1000, tier] },
      ).reverse(),
      NOW,
    );
    expect(writes).toEqual([
      expect.objectContaining({
        status: 'no-data',
        newestPointAt: new Date(NOW.getTime() - 300_000),
        newestValue: 300,
      }),
    ]);
  });

  it('writes nothing of a series that nothing was asked of', () => {
    const requests = [request('component:default/a')];
    const { writes, states } = collectOutcomes(requests, [], NOW);
    expect(writes).toEqual([]);
    expect(states.get('component:default/a')).toHaveLength(1);
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
