/** List price of an operation in us-east-1, without any free tier. */
interface Price {
  service: string;
  operations: readonly string[];
  usdPerThousand: number;
  per: 'call' | 'metric';
}

/**
 * Sources: price pages of CloudWatch, S3 and Secrets Manager. IAM, STS and the
 * first trail of CloudTrail cost nothing.
 */
const PRICES: readonly Price[] = [
  {
    service: 'CloudWatch',
    operations: ['GetMetricData'],
    usdPerThousand: 0.01,
    per: 'metric',
  },
  {
    service: 'CloudWatch',
    operations: ['ListMetrics', 'GetMetricStatistics', 'DescribeAlarms'],
    usdPerThousand: 0.01,
    per: 'call',
  },
  {
    service: 'S3',
    operations: ['ListObjectsV2', 'ListBuckets'],
    usdPerThousand: 0.005,
    per: 'call',
  },
  {
    service: 'S3',
    operations: [
      'HeadBucket',
      'HeadObject',
      'GetBucketEncryption',
      'GetBucketLocation',
      'GetBucketOwnershipControls',
      'GetBucketPolicy',
      'GetBucketPolicyStatus',
      'GetBucketVersioning',
      'GetPublicAccessBlock',
    ],
    usdPerThousand: 0.0004,
    per: 'call',
  },
  {
    service: 'SecretsManager',
    operations: ['GetSecretValue'],
    usdPerThousand: 0.005,
    per: 'call',
  },
];

/** Up to so many statistics of one metric are billed as one metric. */
const STATISTICS_A_METRIC = 5;

/** Estimates what one call costs, in US dollars at list price. */
export function estimateCost(
  service: string,
  operation: string,
  input: unknown,
): number {
  const price = PRICES.find(
    candidate =>
      candidate.service === service && candidate.operations.includes(operation),
  );
  if (!price) {
    return 0;
  }
  const units = price.per === 'call' ? 1 : billedMetrics(input);
  return (units * price.usdPerThousand) / 1000;
}

function billedMetrics(input: unknown): number {
  const statistics = new Map<string, number>();
  for (const query of queriesOf(input)) {
    const metric = JSON.stringify(query.MetricStat?.Metric ?? query.Expression);
    statistics.set(metric, (statistics.get(metric) ?? 0) + 1);
  }
  return [...statistics.values()].reduce(
    (sum, count) => sum + Math.ceil(count / STATISTICS_A_METRIC),
    0,
  );
}

interface MetricQuery {
  MetricStat?: { Metric?: unknown };
  Expression?: string;
}

function queriesOf(input: unknown): MetricQuery[] {
  const queries: unknown =
    typeof input === 'object' && input !== null
      ? Reflect.get(input, 'MetricDataQueries')
      : undefined;
  return Array.isArray(queries) ? queries : [];
}
