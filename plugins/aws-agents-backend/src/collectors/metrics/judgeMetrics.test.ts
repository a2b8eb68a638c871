import type { Failure } from 'backstage-plugin-aws-agents-common';
import {
  judgeMetrics,
  withoutEmptyTwins,
  type SeriesState,
} from './judgeMetrics';
import { defineSeries } from './metricQuery';

const NOW = new Date('2026-11-01T12:00:00Z');
const RECENT = new Date('2026-11-01T11:58:00Z');
const OLD = new Date('2026-11-01T02:00:00Z');

const denied: Failure = {
  code: 'access-denied',
  message: 'The monitoring role may not call cloudwatch:GetMetricData.',
  cause: '',
  remedy: '',
  retryable: false,
  at: NOW.toISOString(),
};

function state(
  overrides: Partial<SeriesState> & {
    name?: string;
    region?: string;
    period?: number;
  } = {},
): SeriesState {
  const {
    name = 'Sent',
    region = 'eu-west-1',
    period = 60,
    ...rest
  } = overrides;
  return {
    definition: defineSeries({
      selector: 's',
      namespace: 'AWS/SQS',
      metricName: name,
      dimensions: { QueueName: 'payments' },
      statistic: 'Sum',
      unit: null,
      minimumPeriodSeconds: period,
      accountId: '111122223333',
      region,
    }),
    status: 'complete',
    newestPointAt: RECENT,
    ...rest,
  };
}

function judge(series: SeriesState[], rest = {}) {
  const { status, reason, data } = judgeMetrics(
    { series, discoveryFailures: [], unmatched: [], dropped: 0, ...rest },
    NOW,
  );
  return { status, reason, data };
}

describe('judgeMetrics', () => {
  it('is ok with recent data', () => {
    expect(
      judge([state(), state({ name: 'Errors', newestPointAt: null })]),
    ).toEqual({
      status: 'ok',
      reason: '1 of 2 metrics have recent data.',
      data: { series: 2, withRecentData: 1 },
    });
  });

  it('is degraded when every metric is silent', () => {
    expect(judge([state({ newestPointAt: OLD })])).toMatchObject({
      status: 'degraded',
      reason: 'None of 1 metrics has data of the last 3 hours.',
    });
  });

  it('gives daily metrics two days', () => {
    const newestPointAt = new Date('2026-10-31T00:00:00Z');
    expect(judge([state({ period: 86_400, newestPointAt })]).status).toBe('ok');
  });

  it('is failed, without data, when nothing could be read', () => {
    const failed = state({ status: 'forbidden', failure: denied });
    expect(judge([failed, { ...failed }])).toEqual({
      status: 'failed',
      reason: denied.message,
      data: undefined,
    });
  });

  it('is degraded when some could not be read', () => {
    expect(
      judge([state(), state({ name: 'Errors', failure: denied })]),
    ).toMatchObject({
      status: 'degraded',
      reason: `1 of 2 metrics could not be read: ${denied.message}`,
    });
  });

  it.each([
    [
      { discoveryFailures: [denied] },
      `Some metrics could not be looked up: ${denied.message}`,
    ],
    [{ unmatched: ['Acme/X{A="b"}'] }, 'No metric matches Acme/X{A="b"}.'],
    [
      { dropped: 7 },
      'The selectors match 7 more metrics than the 1 that are collected for one agent: select closer.',
    ],
  ])('is degraded for %j', (rest, reason) => {
    expect(judge([state()], rest)).toMatchObject({
      status: 'degraded',
      reason,
    });
  });

  it('tells of metrics that are left out whatever else is wrong', () => {
    expect(
      judge([state()], { unmatched: ['AWS/Nothing'], dropped: 7 }).reason,
    ).toBe(
      'No metric matches AWS/Nothing. The selectors match 7 more metrics than the 1 that are collected for one agent: select closer.',
    );
  });

  it('is failed when nothing could even be looked up', () => {
    expect(judge([], { discoveryFailures: [denied] }).status).toBe('failed');
  });
});

describe('withoutEmptyTwins', () => {
  it('drops a region that is empty while another has the same metric', () => {
    const there = state();
    const silent = state({ region: 'us-east-1', newestPointAt: null });
    const failing = state({
      region: 'us-east-2',
      newestPointAt: null,
      failure: denied,
    });
    expect(withoutEmptyTwins([there, silent, failing], NOW)).toEqual([
      there,
      failing,
    ]);
    expect(withoutEmptyTwins([silent], NOW)).toEqual([silent]);
  });

  it('keeps what another account owns, whatever its name', () => {
    const own = state();
    const linked = {
      ...state({ newestPointAt: null }),
      definition: {
        ...own.definition,
        owningAccountId: '444455556666',
      },
    };
    expect(withoutEmptyTwins([own, linked], NOW)).toEqual([own, linked]);
  });
});
