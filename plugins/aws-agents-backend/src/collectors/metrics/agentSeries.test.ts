import { METRIC_TIERS } from '../../store';
import { collectOutcomes, type TierOutcome } from './agentSeries';
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
        points: [[NOW.getTime() - call.tier.periodSeconds * 1000, 1]],
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

    expect(writes).toHaveLength(6);
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
    expect(writes.find(({ tier }) => tier === MINUTES)?.status).toBe(
      'complete',
    );
    expect(states.get('component:default/a')?.[0]).toMatchObject({
      status: 'error',
      failure,
    });
  });

  it('remembers the newest point when none came', () => {
    const requests = [request('component:default/a')];
    const { writes } = collectOutcomes(
      requests,
      outcomesOf(requests, () => ({ points: [], status: 'no-data' })),
      NOW,
    );
    expect(writes[0].newestPointAt).toEqual(new Date(1000));
  });
});
