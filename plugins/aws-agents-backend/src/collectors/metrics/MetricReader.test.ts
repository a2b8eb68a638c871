import {
  CloudWatchClient,
  type GetMetricDataCommandInput,
  type GetMetricDataCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { ClientOptions } from '../../aws';
import { agentFixture } from '../../__fixtures__/agents';
import type { CollectorRun } from '../collector';
import { defineBands } from './defineBands';
import { MetricReader } from './MetricReader';
import { planCalls } from './planCalls';
import { selectSeries } from './selectSeries';

const NOW = new Date('2026-11-01T12:00:30Z');
const AGENT = agentFixture({ metrics: ['AWS/SQS{QueueName="payments"}'] });

type Answer = Partial<GetMetricDataCommandOutput> | Error;

function read(
  answers: Answer[] | ((input: GetMetricDataCommandInput) => Answer),
  bandOf: readonly string[] = [],
  metrics?: string[],
) {
  const agent = metrics ? agentFixture({ metrics }) : AGENT;
  const inputs: GetMetricDataCommandInput[] = [];
  const options: ClientOptions[] = [];
  let expected = 0;
  const client = {
    send: async ({ input }: { input: GetMetricDataCommandInput }) => {
      const answer =
        typeof answers === 'function' ? answers(input) : answers[inputs.length];
      inputs.push(input);
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
  };
  const reader = MetricReader.create({
    clients: {
      client: (_: typeof CloudWatchClient, given: ClientOptions) => {
        options.push(given);
        return client;
      },
    } as unknown as Parameters<typeof MetricReader.create>[0]['clients'],
  });
  const run: CollectorRun = {
    now: NOW,
    signal: new AbortController().signal,
    expectCalls: count => {
      expected += count;
    },
  };
  const { series } = selectSeries(
    agent,
    agent.binding.metrics.map(selector => ({ selector, region: 'eu-west-1' })),
  );
  const bands = defineBands(series, {
    alarms: [],
    anomalyDetectors: series
      .filter(({ metricName }) => bandOf.includes(metricName))
      .map(({ dimensions, ...metric }) => ({
        region: metric.region,
        metrics: [{ ...metric, dimensions: { ...dimensions } }],
        expression: null,
        state: 'TRAINED',
      })),
  });
  const [call] = planCalls(
    [...series, ...bands].map(definition => ({
      entityRef: AGENT.entityRef,
      sessionKey: 's',
      definition,
    })),
    NOW,
  );
  return {
    inputs,
    options,
    expected: () => expected,
    answer: reader.read(call, agent, run),
  };
}

describe('MetricReader', () => {
  it('asks for all queries of a call in one, on behalf of its agents', async () => {
    const { answer, inputs, options, expected } = read([
      { MetricDataResults: [{ Id: 'q0' }] },
    ]);
    expect(await answer).toMatchObject([{ results: [{ Id: 'q0' }] }]);
    expect(expected()).toBe(1);
    expect(options[0]).toMatchObject({
      region: 'eu-west-1',
      entityRefs: ['component:default/payments'],
    });
    expect(inputs[0]).toMatchObject({
      StartTime: new Date('2026-11-01T09:00:00Z'),
      EndTime: new Date('2026-11-01T12:00:00Z'),
      MaxDatapoints: 100_800,
      NextToken: undefined,
    });
    expect(inputs[0].MetricDataQueries).toHaveLength(4);
    expect(inputs[0].MetricDataQueries?.[0]).toEqual({
      Id: 'q0',
      ReturnData: true,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateAgeOfOldestMessage',
          Dimensions: [{ Name: 'QueueName', Value: 'payments' }],
        },
        Period: 60,
        Stat: 'Maximum',
      },
    });
  });

  it('follows pages, and keeps those before one that fails', async () => {
    const { answer, inputs, expected } = read([
      { MetricDataResults: [{ Id: 'q0' }], NextToken: 'two' },
      { MetricDataResults: [{ Id: 'q1' }], NextToken: 'three' },
      Object.assign(new Error('slow down'), { name: 'Throttling' }),
    ]);
    expect(await answer).toMatchObject([
      {
        results: [{ Id: 'q0' }, { Id: 'q1' }],
        failure: {
          call: {
            service: 'CloudWatch',
            operation: 'GetMetricData',
            accountId: '111122223333',
            region: 'eu-west-1',
          },
        },
      },
    ]);
    expect(inputs.map(({ NextToken }) => NextToken)).toEqual([
      undefined,
      'two',
      'three',
    ]);
    expect(expected()).toBe(3);
  });

  it('keeps the metrics when CloudWatch refuses a call for its band', async () => {
    const refused = Object.assign(new Error('Error in expression'), {
      name: 'ValidationError',
    });
    const { answer, inputs, expected } = read(
      [refused, refused, { MetricDataResults: [{ Id: 'q0' }] }],
      ['NumberOfMessagesSent'],
    );
    const [band, metrics] = await answer;
    expect(metrics).toMatchObject({ results: [{ Id: 'q0' }] });
    expect(metrics).not.toHaveProperty('failure');
    expect(band.failure?.call?.errorCode).toBe('ValidationError');
    expect(
      inputs.map(({ MetricDataQueries = [] }) => MetricDataQueries.length),
    ).toEqual([5, 2, 4]);
    expect(
      inputs[1].MetricDataQueries?.flatMap(query => query.Expression ?? []),
    ).toEqual([expect.stringMatching(/^ANOMALY_DETECTION_BAND\(q[01], 2\)$/)]);
    expect(expected()).toBe(3);
  });

  it('finds the one statistic that CloudWatch refuses among 60', async () => {
    const invalid = (input: GetMetricDataCommandInput) =>
      input.MetricDataQueries?.some(
        ({ MetricStat }) =>
          MetricStat?.Metric?.Dimensions?.[0].Value === 'queue-41',
      );
    const { answer, inputs } = read(
      input =>
        invalid(input)
          ? Object.assign(new Error('Stat is not valid'), {
              name: 'ValidationError',
            })
          : {
              MetricDataResults: input.MetricDataQueries?.map(({ Id }) => ({
                Id,
                StatusCode: 'Complete' as const,
              })),
            },
      [],
      Array.from(
        { length: 60 },
        (_, i) =>
          `AWS/SQS{QueueName="queue-${String(i).padStart(
            2,
            '0',
          )}"} NumberOfMessagesSent`,
      ),
    );
    const answers = await answer;
    const failed = answers.filter(({ failure }) => failure);
    expect(
      failed.flatMap(({ call }) =>
        call.queries.map(({ definition }) => definition.dimensions.QueueName),
      ),
    ).toEqual(['queue-41']);
    expect(answers.flatMap(({ results }) => results)).toHaveLength(59);
    expect(inputs.length).toBeLessThanOrEqual(1 + 2 * 6);
  });

  it('gives up on a call that CloudWatch refuses in every part', async () => {
    const refused = Object.assign(new Error('StartTime is not valid'), {
      name: 'ValidationError',
    });
    const { answer, inputs } = read(
      () => refused,
      [],
      Array.from({ length: 125 }, (_, i) => `AWS/SQS{QueueName="queue-${i}"}`),
    );
    const answers = await answer;
    expect(answers.every(({ failure }) => failure !== undefined)).toBe(true);
    expect(answers.flatMap(({ call }) => call.queries)).toHaveLength(500);
    expect(inputs.length).toBeLessThanOrEqual(65);
  });

  it('does not follow pages for ever', async () => {
    const repeating = read(() => ({ NextToken: 'again' }));
    expect((await repeating.answer)[0].failure).toMatchObject({
      code: 'endless-pages',
      retryable: true,
    });
    expect(repeating.inputs).toHaveLength(2);

    let page = 0;
    const counting = read(() => {
      page += 1;
      return { NextToken: `${page}` };
    });
    expect((await counting.answer)[0].failure?.code).toBe('endless-pages');
    expect(counting.inputs.length).toBeLessThanOrEqual(10);
  });
});
