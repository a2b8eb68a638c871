import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import { METRIC_TIERS } from '../../store';
import { collectOutcomes } from './agentSeries';
import { defineBands } from './defineBands';
import { interpretAnswer, type QueryOutcome } from './interpretAnswer';
import { defineSeries } from './metricQuery';
import { planCalls } from './planCalls';

const NOW = new Date('2026-11-01T12:00:00Z');
const at = (minute: number) => Date.UTC(2026, 10, 1, 11, minute);
const REF = 'component:default/payments';

const METRIC = defineSeries({
  selector: 's',
  namespace: 'AWS/SQS',
  metricName: 'Sent',
  dimensions: {},
  statistic: 'Sum',
  unit: 'Count',
  minimumPeriodSeconds: 60,
  accountId: '111122223333',
  region: 'eu-west-1',
});
const BOUNDS = defineBands([METRIC], {
  alarms: [],
  anomalyDetectors: [
    {
      region: 'eu-west-1',
      metrics: [{ ...METRIC, dimensions: {} }],
      expression: null,
      state: 'TRAINED',
    },
  ],
});
const REQUESTS = [METRIC, ...BOUNDS].map(definition => ({
  entityRef: REF,
  sessionKey: 's',
  definition,
}));
const [CALL] = planCalls(REQUESTS, NOW).filter(
  ({ tier }) => tier === METRIC_TIERS[0],
);
const idOf = (band: boolean) =>
  CALL.queries.find(({ definition }) => Boolean(definition.band) === band)?.id;

const result = (
  points: Record<number, number>,
  StatusCode: MetricDataResult['StatusCode'] = 'Complete',
  band: boolean = true,
): MetricDataResult => ({
  Id: idOf(band),
  Label: 'nobody knows',
  StatusCode,
  Timestamps: Object.keys(points).map(minute => new Date(at(Number(minute)))),
  Values: Object.values(points),
});
const VALUES = result({ 1: 10, 2: 11 }, 'Complete', false);

const THROTTLED: Failure = {
  code: 'throttled',
  message: 'CloudWatch throttled GetMetricData.',
  cause: '',
  remedy: '',
  retryable: true,
  at: NOW.toISOString(),
};

function outcomesOf(results: MetricDataResult[], failure?: Failure) {
  return interpretAnswer(
    {
      call: CALL,
      results: [VALUES, ...results],
      ...(failure ? { failure } : {}),
    },
    NOW,
  );
}

const boundOf = ({ query }: QueryOutcome) =>
  query.requests[0].definition.band?.bound ?? '';
const byBound = (outcomes: QueryOutcome[]) =>
  [...outcomes].sort((a, b) => (boundOf(a) < boundOf(b) ? -1 : 1));

/** Status, completeness and points of metric, lower and upper bound. */
const shown = (results: MetricDataResult[], failure?: Failure) =>
  byBound(outcomesOf(results, failure)).map(outcome => [
    boundOf(outcome) || 'metric',
    outcome.status,
    outcome.complete,
    outcome.points.map(([time, value]) => [(time - at(0)) / 60_000, value]),
  ]);

const METRIC_SHOWN = [
  'metric',
  'complete',
  true,
  [
    [1, 10],
    [2, 11],
  ],
];

describe('the answer for a band', () => {
  it('is one query, of which each bound gets its points, whatever their order', () => {
    expect(CALL.queries).toHaveLength(2);
    const expected = [
      METRIC_SHOWN,
      [
        'lower',
        'complete',
        true,
        [
          [1, 5],
          [2, 6],
        ],
      ],
      [
        'upper',
        'complete',
        true,
        [
          [1, 15],
          [2, 16],
        ],
      ],
    ];
    const lower = result({ 1: 5, 2: 6 });
    const upper = result({ 2: 16, 1: 15 });
    expect(shown([lower, upper])).toEqual(expected);
    expect(shown([upper, lower])).toEqual(expected);
  });

  it('is joined from pages, and has no time at which a bound is missing', () => {
    expect(
      shown([
        result({ 1: 5 }, 'PartialData'),
        result({ 2: 6, 3: 7 }),
        result({ 1: 15, 2: 16 }),
      ]),
    ).toEqual([
      METRIC_SHOWN,
      [
        'lower',
        'complete',
        true,
        [
          [1, 5],
          [2, 6],
        ],
      ],
      [
        'upper',
        'complete',
        true,
        [
          [1, 15],
          [2, 16],
        ],
      ],
    ]);
  });

  it('may be that nothing is expected', () => {
    expect(shown([result({}), result({})])).toEqual([
      METRIC_SHOWN,
      ['lower', 'no-data', true, []],
      ['upper', 'no-data', true, []],
    ]);
  });

  it.each([
    ['Forbidden', 'forbidden'],
    ['InternalError', 'error'],
  ] as const)('can be %s, and the metric is not', (code, status) => {
    expect(shown([result({}, code), result({ 1: 15 })])).toEqual([
      METRIC_SHOWN,
      ['lower', status, false, []],
      ['upper', status, false, []],
    ]);
    const [, lower] = byBound(outcomesOf([result({}, code), result({})]));
    expect(lower.failure?.message).toBe(
      `CloudWatch answered ${code} for the expected band of AWS/SQS Sent in eu-west-1.`,
    );
  });

  it('is not complete when the page with the other bound did not come', () => {
    expect(shown([result({ 1: 5 })], THROTTLED)).toEqual([
      METRIC_SHOWN,
      ['lower', 'error', false, []],
      ['upper', 'error', false, []],
    ]);
  });

  it('says nothing of whether the metric is as it should be', () => {
    const outcomes = outcomesOf([result({}, 'InternalError'), result({})]).map(
      ({ points, ...outcome }) => ({
        ...outcome,
        tier: CALL.tier,
        newest: points[points.length - 1],
      }),
    );
    const { states, writes } = collectOutcomes(REQUESTS, outcomes, NOW);
    expect(states.get(REF)).toEqual([
      expect.objectContaining({ definition: METRIC, status: 'complete' }),
    ]);
    expect(
      writes.map(({ definition, status, newestValue }) => [
        definition.band?.bound,
        status,
        newestValue,
      ]),
    ).toEqual([
      [undefined, 'complete', 11],
      ['lower', 'error', null],
      ['upper', 'error', null],
    ]);
  });
});
