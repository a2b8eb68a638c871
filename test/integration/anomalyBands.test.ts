import {
  agentResponseSchema,
  metricsResponseSchema,
  type MetricSeries,
} from 'backstage-plugin-aws-agents-common';
import type { SandboxSeed } from 'aws-sandbox';
import { PAYMENTS } from './world/entities';
import { SEED } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';
import { TESTED_DATABASES } from './world/testedDatabases';

const METRIC = 'NumberOfMessagesSent';
const QUEUE = { QueueName: 'payments' };

/** Payments with an alarm on what an anomaly detector expects. */
function seedWithBand(): SandboxSeed {
  const seed = structuredClone(SEED);
  const region = seed.accounts?.find(({ alias }) => alias === 'acme-payments')
    ?.regions?.['eu-west-1'];
  Object.assign(region ?? {}, {
    alarms: [
      {
        name: 'payments-unusual',
        created: '-2h',
        math: [
          {
            id: 'sent',
            namespace: 'AWS/SQS',
            metricName: METRIC,
            dimensions: QUEUE,
            statistic: 'Sum',
            period: 300,
            returnData: true,
          },
          { id: 'band', expression: 'ANOMALY_DETECTION_BAND(sent, 4)' },
        ],
        thresholdMetricId: 'band',
        comparison: 'LessThanLowerOrGreaterThanUpperThreshold',
      },
    ],
  });
  return seed;
}

describe.each(TESTED_DATABASES)('with %s, the band of a metric', database => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      database,
      entities: [PAYMENTS],
      seed: seedWithBand(),
    });
    await portal.collect();
  });
  afterAll(() => portal.stop());

  async function chart(range = '3h'): Promise<MetricSeries | undefined> {
    const { body } = await portal.get(
      agentPath(PAYMENTS, `/metrics?range=${range}`),
    );
    return metricsResponseSchema
      .parse(body)
      .series.find(({ metricName }) => metricName === METRIC);
  }

  it('is not known at first sight, when nobody has seen the detector', async () => {
    const series = await chart();
    expect(series?.points.length).toBeGreaterThan(170);
    expect(series).not.toHaveProperty('band');
    expect(series?.alarms).toEqual([
      expect.objectContaining({ name: 'payments-unusual', threshold: null }),
    ]);
  });

  it('comes with the next look, with its past', async () => {
    portal.sandbox.calls.reset();
    await portal.post(agentPath(PAYMENTS, '/refresh'));
    const calls = Object.fromEntries(
      portal.sandbox.calls.list().map(item => [item.operation, item.calls]),
    );
    // One a tier for the past of the band; besides, the metrics' own end.
    expect(calls.GetMetricData).toBeGreaterThanOrEqual(3);
    expect(calls.GetMetricData).toBeLessThanOrEqual(6);

    for (const [range, least] of [
      ['3h', 170],
      ['1d', 280],
      ['7d', 160],
    ] as const) {
      const { band, points = [] } = (await chart(range)) ?? {};
      expect(band).toMatchObject({ deviations: 4, status: 'complete' });
      expect(band?.points.length).toBeGreaterThan(least);
      const values = new Map(points);
      const within = (band?.points ?? []).filter(([at, lower, upper]) => {
        const value = values.get(at) ?? NaN;
        return lower <= value && value <= upper;
      });
      expect(within.length).toBeGreaterThan(0.95 * points.length);
    }
  });

  it('adds nothing to calls from then on, and a metric to what is paid', async () => {
    portal.sandbox.calls.reset();
    await portal.post(agentPath(PAYMENTS, '/refresh'));
    const calls = portal.sandbox.calls
      .list()
      .find(({ operation }) => operation === 'GetMetricData')?.calls;
    // One for each tier of which a period has ended meanwhile.
    expect(calls ?? 0).toBeLessThanOrEqual(3);
    const { body } = await portal.get(agentPath(PAYMENTS, '/calls'));
    const last = body.calls.find(
      (call: { operation: string }) => call.operation === 'GetMetricData',
    );
    // Five metrics and a band, in the reading that config has by default.
    expect(last.costUsd).toBeCloseTo(0.01 * (6 / 1_000), 10);
  });

  it('is no metric of its own to anybody', async () => {
    const { body } = await portal.get(agentPath(PAYMENTS));
    const { observations } = agentResponseSchema.parse(body);
    expect(
      observations.find(({ collector }) => collector === 'metrics')?.reason,
    ).toBe('3 of 5 metrics have recent data.');
    const { text } = await portal.get('/exporter/metrics');
    expect(text).toContain('aws_sqs_number_of_messages_sent_sum');
    expect(text.toLowerCase()).not.toContain('anomaly_detection_band');
  });
});
