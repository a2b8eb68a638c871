import { progressFixture } from '../../__fixtures__/progress';
import { METRIC_TIERS, type SeriesDefinition } from '../../store';
import { defineBands } from './defineBands';
import { defineSeries } from './metricQuery';
import { planApart, planCalls, type SeriesRequest } from './planCalls';

const NOW = new Date('2026-11-01T12:34:56Z');
const [MINUTES, FIVE_MINUTES] = METRIC_TIERS;

const metric = (name: string, statistic = 'Sum'): SeriesDefinition =>
  defineSeries({
    selector: name,
    namespace: 'AWS/SQS',
    metricName: name,
    dimensions: { QueueName: 'payments' },
    statistic,
    unit: 'Count',
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
  });

/** A series with the bounds of its band. */
const banded = (series: SeriesDefinition): SeriesDefinition[] => [
  series,
  ...defineBands([series], {
    alarms: [],
    anomalyDetectors: [
      {
        region: series.region,
        metrics: [{ ...series, dimensions: { ...series.dimensions } }],
        expression: null,
        state: 'TRAINED',
      },
    ],
  }),
];

const request = (
  definition: SeriesDefinition,
  known = true,
  entityRef = 'component:a/a',
): SeriesRequest => ({
  entityRef,
  sessionKey: 's',
  definition,
  ...(known
    ? {
        progress: progressFixture(new Date(NOW.getTime() - 60_000)),
      }
    : {}),
});

const names = (count: number) =>
  Array.from({ length: count }, (_, i) => `m${i}`);

describe('planCalls with bands', () => {
  it('asks for a band with its metric, once for both bounds and all agents', () => {
    const series = banded(metric('Sent'));
    const calls = planCalls(
      ['component:a/a', 'component:a/b'].flatMap(ref =>
        series.map(item => request(item, true, ref)),
      ),
      NOW,
    );
    expect(calls).toHaveLength(1);
    const [{ queries }] = calls;
    expect(queries).toHaveLength(2);
    const asked = queries.find(({ expression }) => expression === undefined);
    const band = queries.find(({ expression }) => expression !== undefined);
    expect(band?.expression).toBe(`ANOMALY_DETECTION_BAND(${asked?.id}, 2)`);
    expect(band?.requests).toHaveLength(4);
    expect(band?.owners).toEqual(['component:a/a', 'component:a/b']);
  });

  it('needs ceil(queries / 500) calls, each band beside its metric', () => {
    const series = names(400).map(name => metric(name));
    const requests = series
      .flatMap((item, index) => (index < 150 ? banded(item) : [item]))
      .map(item => request(item));
    const calls = planCalls(requests, NOW).filter(
      ({ tier }) => tier === MINUTES,
    );
    expect(calls.map(({ queries }) => queries.length)).toEqual([500, 50]);
    for (const { queries } of calls) {
      const ids = queries.map(({ id }) => id);
      for (const { expression } of queries.filter(q => q.expression)) {
        expect(ids).toContain(/\((q\d+),/.exec(expression ?? '')?.[1]);
      }
    }
  });

  it('never asks for more points than one answer holds', () => {
    const requests = names(300)
      .flatMap(name => banded(metric(name)))
      .map(item => request(item, false));
    const calls = planCalls(requests, NOW).filter(
      ({ tier }) => tier === FIVE_MINUTES,
    );
    const pointsOf = ({ start, end, queries }: (typeof calls)[number]) =>
      ((end.getTime() - start.getTime()) / 300_000) *
      queries.reduce((sum, q) => sum + (q.definition.band ? 2 : 1), 0);
    expect(calls.map(pointsOf).every(points => points <= 100_800)).toBe(true);
    expect(calls.flatMap(({ queries }) => queries)).toHaveLength(600);
    const fewest = Math.ceil(
      calls.reduce((sum, call) => sum + pointsOf(call), 0) / 100_800,
    );
    expect(calls).toHaveLength(fewest);
  });

  it('fetches the past of a band that is new without its metric asking again', () => {
    const [series, ...bounds] = banded(metric('Sent'));
    const calls = planCalls(
      [request(series), ...bounds.map(item => request(item, false))],
      NOW,
    );
    // The finest tier twice: the last minutes of the metric, all of the band.
    expect(calls.map(({ tier }) => tier)).toEqual([
      METRIC_TIERS[0],
      ...METRIC_TIERS,
    ]);
    const [, , coarser] = calls;
    expect(
      coarser.queries.map(({ definition, requests }) => [
        definition.band !== undefined,
        requests.length,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [true, 2],
        [false, 0],
      ]),
    );
  });

  it('parts bands from metrics when CloudWatch refuses the call', () => {
    const requests = ['A', 'B']
      .flatMap(name => banded(metric(name)))
      .map(item => request(item));
    const [call] = planCalls(requests, NOW);
    const parts = planApart(call, NOW).map(({ queries }) =>
      queries
        .filter(query => query.requests.length > 0)
        .map(({ definition }) => [
          definition.metricName,
          definition.band !== undefined,
        ]),
    );
    expect(parts).toHaveLength(3);
    expect(parts).toContainEqual(
      expect.arrayContaining([
        ['A', false],
        ['B', false],
      ]),
    );
    expect(parts).toContainEqual([['A', true]]);
    expect(parts).toContainEqual([['B', true]]);
  });
});
