import { TAGGED_NAMESPACES } from 'backstage-plugin-aws-agents-common';
import {
  defaultMetric,
  defaultMetrics,
  KNOWN_NAMESPACES,
} from './metricDefaults';

const UNITS = [
  'Bytes',
  'Bytes/Second',
  'Count',
  'Megabytes',
  'Milliseconds',
  'None',
  'Percent',
  'Seconds',
];
const STATISTICS = ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'];

describe('metric defaults', () => {
  it('know what services are made of', () => {
    expect(KNOWN_NAMESPACES).toEqual(
      expect.arrayContaining([
        'AWS/SQS',
        'AWS/RDS',
        'AWS/ApplicationELB',
        'AWS/Lambda',
        'AWS/ECS',
        'ECS/ContainerInsights',
        'ContainerInsights',
        'CWAgent',
        'AWS/EC2',
        'AWS/DynamoDB',
        'AWS/S3',
        'AWS/NATGateway',
        'AWS/Kinesis',
        'AWS/SNS',
        'AWS/ApiGateway',
        'AWS/ElastiCache',
      ]),
    );
  });

  it('know more than 30 namespaces whose resources are found by tag', () => {
    const both = KNOWN_NAMESPACES.filter(namespace =>
      TAGGED_NAMESPACES.includes(namespace),
    );
    expect(both.length).toBeGreaterThan(30);
  });

  it.each(KNOWN_NAMESPACES)('of %s are well formed', namespace => {
    const metrics = defaultMetrics(namespace) ?? [];
    expect(metrics.length).toBeGreaterThan(0);
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    for (const metric of metrics) {
      expect(UNITS).toContain(metric.unit);
      expect(STATISTICS).toContain(metric.statistic);
      for (const set of metric.dimensionSets ?? []) {
        expect(set).toEqual([...set].sort());
      }
    }
  });

  it('tell the period of metrics that are published daily', () => {
    expect(defaultMetric('AWS/S3', 'BucketSizeBytes')).toMatchObject({
      periodSeconds: 86_400,
      dimensionSets: [['BucketName', 'StorageType']],
    });
    expect(defaultMetric('AWS/SQS', 'Invented')).toBeUndefined();
    expect(defaultMetrics('Acme/Payments')).toBeUndefined();
  });
});
