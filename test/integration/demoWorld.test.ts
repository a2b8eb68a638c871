import {
  agentListResponseSchema,
  agentResponseSchema,
  alarmsResponseSchema,
  metricsResponseSchema,
} from 'backstage-plugin-aws-agents-common';
import { startDemo } from './world/demo';
import type { Portal } from './world/startPortal';

describe('the demo world', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startDemo();
    await portal.collect();
  });

  afterAll(() => portal.stop());

  it('has each service in the state that it is there to show', async () => {
    const { body } = await portal.get('/agents');
    const { items } = agentListResponseSchema.parse(body);
    expect(
      Object.fromEntries(
        items.map(({ entityRef, status, reason }) => [
          entityRef.replace('component:default/', ''),
          `${status}: ${reason}`,
        ]),
      ),
    ).toEqual({
      payments: 'ok: All observations are as they should be.',
      ledger: 'ok: All observations are as they should be.',
      'fleet-telemetry': 'ok: All observations are as they should be.',
      checkout: expect.stringMatching(/^failed: .*agents\/checkout-alloy/),
      promotions: expect.stringMatching(/^failed: .*monitoring\/payments/),
      coupons: expect.stringMatching(/^failed: .*may not bind/),
      loyalty: expect.stringMatching(/^failed: Annotation /),
      tracking: expect.stringMatching(
        /^failed: .* may not use cloudwatch:GetMetricData\.$/,
      ),
      shipping: expect.stringMatching(
        /^degraded: The agent role has a (critical|high) finding/,
      ),
      'warehouse-gateway': expect.stringMatching(
        /^degraded: The access key .* is \d+ days old/,
      ),
      clickstream: expect.stringMatching(
        /^degraded: .*The bucket does not encrypt objects by default, does not require TLS and does not block public access\.$/,
      ),
      reporting: expect.stringMatching(
        /^degraded: .*Nothing has arrived since .* UTC\.$/,
      ),
      'legacy-crm': expect.stringMatching(/^degraded: Grafana Agent reached/),
    });
  });

  it('shows what is behind a state', async () => {
    const tracking = await agent('tracking');
    expect(tracking.role?.needs).toContainEqual(
      expect.objectContaining({
        action: 'cloudwatch:GetMetricData',
        decision: 'denied',
      }),
    );
    const fleet = await agent('fleet-telemetry');
    const { issuedAt = '', expiresAt = '' } = fleet.session ?? {};
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBeLessThanOrEqual(
      900_000,
    );
    const hazardsOf = async (name: string) =>
      (await agent(name)).chain.at(-1)?.hazards.map(({ id }) => id);
    expect(await hazardsOf('payments')).toEqual([]);
    expect(await hazardsOf('legacy-crm')).toEqual(['external-id-ignored']);
    const payments = await agent('payments');
    expect(payments.session?.chained).toBe(true);
    expect(payments.chain[0]).toMatchObject({ source: 'web-identity' });
  });

  it('has alarms in each state, and those of the metrics only', async () => {
    const { body } = await portal.get(
      '/agents/component/default/payments/alarms',
    );
    const { alarms, anomalyDetectors, state } =
      alarmsResponseSchema.parse(body);
    expect(state.reason).toBe('2 of 4 alarms are on.');
    expect(
      Object.fromEntries(alarms.map(alarm => [alarm.name, alarm.state])),
    ).toEqual({
      'payments-degraded': 'ALARM',
      'payments-too-few-pods': 'ALARM',
      'payments-error-rate': 'OK',
      'payments-queue-backlog': 'OK',
    });
    expect(anomalyDetectors).toHaveLength(1);

    const metrics = metricsResponseSchema.parse(
      (await portal.get('/agents/component/default/payments/metrics?range=3h'))
        .body,
    );
    const backlog = metrics.series.find(
      ({ metricName }) => metricName === 'ApproximateNumberOfMessagesVisible',
    );
    expect(backlog?.alarms).toEqual([
      expect.objectContaining({
        name: 'payments-queue-backlog',
        state: 'OK',
        threshold: 500,
      }),
    ]);
  });

  it('has a database that is busier than anomaly detection expects', async () => {
    const { body } = await portal.get(
      '/agents/component/default/ledger/alarms',
    );
    const { alarms, anomalyDetectors } = alarmsResponseSchema.parse(body);
    expect(anomalyDetectors).toHaveLength(1);
    const alarm = alarms.find(({ name }) => name === 'ledger-unusual-load');
    expect(alarm).toMatchObject({
      state: 'ALARM',
      condition: {
        comparison: 'GreaterThanUpperThreshold',
        threshold: null,
        expression: 'ANOMALY_DETECTION_BAND(load, 3)',
      },
      reason: expect.stringContaining('greater than the upper thresholds ['),
    });
    const minutesOn = (Date.now() - Date.parse(alarm?.since ?? '')) / 60_000;
    expect(minutesOn).toBeGreaterThan(25);
    expect(minutesOn).toBeLessThan(60);
  });

  it('costs as many AWS calls as were planned', async () => {
    const reports = portal.logs
      .filter(line => line.includes('Collected'))
      .map(line => JSON.parse(line).meta);
    const total = (field: string) =>
      reports.reduce((sum, report) => sum + report[field], 0);
    const made = portal.sandbox.calls
      .list()
      .filter(({ service }) => service !== 'sts')
      .reduce((sum, { calls }) => sum + calls, 0);
    expect(total('agents')).toBe(11);
    expect(total('expectedCalls')).toBe(made);
    expect(made).toBeLessThan(250);
  });

  async function agent(name: string) {
    const { body } = await portal.get(`/agents/component/default/${name}`);
    return agentResponseSchema.parse(body);
  }
});
