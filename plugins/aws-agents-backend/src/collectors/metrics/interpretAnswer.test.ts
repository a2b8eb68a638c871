import type { Failure } from 'backstage-plugin-aws-agents-common';
import { METRIC_TIERS } from '../../store';
import { interpretAnswer, type MetricAnswer } from './interpretAnswer';
import { defineSeries } from './metricQuery';
import { planCalls } from './planCalls';

const NOW = new Date('2026-11-01T12:00:00Z');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 11, minute));

const throttled: Failure = {
  code: 'throttled',
  message: 'CloudWatch throttled GetMetricData.',
  cause: '',
  remedy: '',
  retryable: true,
  at: NOW.toISOString(),
};

function answer(
  results: MetricAnswer['results'],
  failure?: Failure,
): MetricAnswer {
  const [call] = planCalls(
    ['a', 'b', 'c', 'd'].map(queue => ({
      entityRef: 'component:default/payments',
      sessionKey: 's',
      definition: defineSeries({
        selector: 's',
        namespace: 'AWS/SQS',
        metricName: 'NumberOfMessagesSent',
        dimensions: { QueueName: queue },
        statistic: 'Sum',
        unit: 'Count',
        minimumPeriodSeconds: 60,
        accountId: '111122223333',
        region: 'eu-west-1',
      }),
    })),
    NOW,
  ).filter(({ tier }) => tier === METRIC_TIERS[0]);
  return { call, results, ...(failure ? { failure } : {}) };
}

describe('interpretAnswer', () => {
  it('keeps what CloudWatch said of each query apart', () => {
    const outcomes = interpretAnswer(
      answer([
        {
          Id: 'q0',
          StatusCode: 'Complete',
          Timestamps: [at(2), at(1)],
          Values: [2, 1],
        },
        { Id: 'q1', StatusCode: 'Complete', Timestamps: [], Values: [] },
        { Id: 'q2', StatusCode: 'Forbidden', Timestamps: [], Values: [] },
        { Id: 'q3', StatusCode: 'InternalError', Timestamps: [], Values: [] },
      ]),
      NOW,
    );
    expect(outcomes.map(({ status, complete }) => [status, complete])).toEqual([
      ['complete', true],
      ['no-data', true],
      ['forbidden', false],
      ['error', false],
    ]);
    expect(outcomes[0].points).toEqual([
      [at(1).getTime(), 1],
      [at(2).getTime(), 2],
    ]);
    expect(outcomes[2].failure).toMatchObject({
      code: 'metric-forbidden',
      message:
        'CloudWatch answered Forbidden for AWS/SQS NumberOfMessagesSent in eu-west-1.',
      retryable: false,
    });
  });

  it('never takes silence for an answer without points', () => {
    const outcomes = interpretAnswer(
      answer([
        { Id: 'q0', Timestamps: [at(1)], Values: [1] },
        { Id: 'q1', StatusCode: 'Complete' },
      ]),
      NOW,
    );
    expect(
      outcomes.map(({ status, complete, points }) => [
        status,
        complete,
        points.length,
      ]),
    ).toEqual([
      ['error', false, 1],
      ['no-data', true, 0],
      ['error', false, 0],
      ['error', false, 0],
    ]);
    expect(outcomes[2].failure).toMatchObject({
      code: 'metric-error',
      message:
        'CloudWatch answered nothing for AWS/SQS NumberOfMessagesSent in eu-west-1.',
      retryable: true,
    });
  });

  it('joins the pages of a query, of which the last one decides', () => {
    const [outcome] = interpretAnswer(
      answer([
        {
          Id: 'q0',
          StatusCode: 'PartialData',
          Timestamps: [at(1)],
          Values: [1],
        },
        { Id: 'q0', StatusCode: 'Complete', Timestamps: [at(2)], Values: [2] },
      ]),
      NOW,
    );
    expect(outcome).toMatchObject({ status: 'complete', complete: true });
    expect(outcome.points).toHaveLength(2);
  });

  it('takes from a failed page only what it held', () => {
    const outcomes = interpretAnswer(
      answer(
        [
          {
            Id: 'q0',
            StatusCode: 'Complete',
            Timestamps: [at(1)],
            Values: [1],
          },
          {
            Id: 'q1',
            StatusCode: 'PartialData',
            Timestamps: [at(1)],
            Values: [1],
          },
        ],
        throttled,
      ),
      NOW,
    );
    expect(
      outcomes.map(({ status, failure }) => [status, failure?.code]),
    ).toEqual([
      ['complete', undefined],
      ['partial', 'throttled'],
      ['error', 'throttled'],
      ['error', 'throttled'],
    ]);
  });

  it.each([
    'access-denied',
    'missing-permission',
    'explicit-deny',
    'boundary-denies',
    'scp-denies',
  ])('says forbidden when the whole call was: %s', code => {
    const [outcome] = interpretAnswer(answer([], { ...throttled, code }), NOW);
    expect(outcome.status).toBe('forbidden');
  });

  it('leaves out a period that is not over at the end of the call', () => {
    const { call } = answer([]);
    const queries = call.queries.map(query => ({
      ...query,
      periodSeconds: 420,
    }));
    const [outcome] = interpretAnswer(
      {
        call: { ...call, queries },
        results: [
          {
            Id: 'q0',
            StatusCode: 'Complete',
            Timestamps: [at(46), at(53), at(60)],
            Values: [7, 7, 1],
          },
        ],
      },
      NOW,
    );
    expect(outcome.points.map(([time]) => time)).toEqual([
      at(46).getTime(),
      at(53).getTime(),
    ]);
  });

  it('never makes a point of what is none', () => {
    const [outcome] = interpretAnswer(
      answer([
        {
          Id: 'q0',
          StatusCode: 'Complete',
          Timestamps: [at(1), at(2), at(3)],
          Values: [1, NaN],
        },
      ]),
      NOW,
    );
    expect(outcome.points).toEqual([[at(1).getTime(), 1]]);
  });
});
