import {
  METRIC_RANGE_SECONDS,
  type MetricRange,
  type MetricSeries,
  type MetricsResponse,
} from 'backstage-plugin-aws-agents-common';
import { observation } from './agent';
import { ago } from './time';

const PERIODS: Record<MetricRange, number> = {
  '1h': 60,
  '3h': 60,
  '12h': 300,
  '1d': 300,
  '7d': 3600,
};

/** A daily wave with some ripple, so that a line looks like one. */
function wave(ms: number, level: number, swing: number): number {
  const day = Math.sin((2 * Math.PI * ms) / 86_400_000);
  const ripple = Math.sin(ms / 431_000) * Math.cos(ms / 97_000);
  return Math.max(0, level + swing * (0.7 * day + 0.3 * ripple));
}

export const series = (
  metricName: string,
  range: MetricRange,
  overrides: Partial<MetricSeries> & { level?: number } = {},
): MetricSeries => {
  const { level = 40, ...rest } = overrides;
  const periodSeconds = PERIODS[range];
  const periodMs = periodSeconds * 1000;
  const end = Math.floor(Date.now() / periodMs) * periodMs;
  const count = METRIC_RANGE_SECONDS[range] / periodSeconds;
  const points = Array.from({ length: count }, (_, index): [number, number] => {
    const ms = end - (count - index) * periodMs;
    return [ms, wave(ms, level, level / 2)];
  });
  return {
    id: `${metricName} ${rest.region ?? ''} ${JSON.stringify(rest.dimensions)}`,
    selector: 'AWS/SQS{QueueName="payments"}',
    namespace: 'AWS/SQS',
    metricName,
    dimensions: { QueueName: 'payments' },
    statistic: 'Sum',
    unit: 'Count',
    periodSeconds,
    accountId: '111122223333',
    region: 'eu-west-1',
    status: 'complete',
    points,
    alarms: [],
    ...rest,
  };
};

export const metrics = (
  range: MetricRange,
  overrides: Partial<MetricsResponse> = {},
): MetricsResponse => ({
  range,
  from: ago(METRIC_RANGE_SECONDS[range]),
  to: ago(0),
  state: observation('metrics'),
  series: [
    series('NumberOfMessagesSent', range, { level: 1800 }),
    series('ApproximateNumberOfMessagesVisible', range, {
      statistic: 'Maximum',
      level: 12,
    }),
    series('ApproximateAgeOfOldestMessage', range, {
      statistic: 'Maximum',
      unit: 'Seconds',
      level: 95,
    }),
    series('TargetResponseTime', range, {
      namespace: 'AWS/ApplicationELB',
      dimensions: { LoadBalancer: 'app/payments/50dc6c495c0c9188' },
      statistic: 'p99',
      unit: 'Seconds',
      level: 0.18,
    }),
    series('ProcessedBytes', range, {
      namespace: 'AWS/ApplicationELB',
      dimensions: { LoadBalancer: 'app/payments/50dc6c495c0c9188' },
      unit: 'Bytes',
      level: 52_000_000,
    }),
  ],
  ...overrides,
});
