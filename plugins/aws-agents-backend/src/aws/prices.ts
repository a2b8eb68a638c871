/** List price of an operation in us-east-1, without any free tier. */
interface Price {
  service: string;
  /** Absent: all others of the service. */
  operations?: readonly string[];
  usdPerThousand: number;
  per: 'call' | 'metric';
}

/**
 * Sources: price pages of CloudWatch, S3, Secrets Manager and IAM Access
 * Analyzer. IAM, STS, the tagging API and the first trail of CloudTrail cost
 * nothing.
 */
const PRICES: readonly Price[] = [
  {
    service: 'CloudWatch',
    operations: ['GetMetricData'],
    usdPerThousand: 0.01,
    per: 'metric',
  },
  { service: 'CloudWatch', usdPerThousand: 0.01, per: 'call' },
  {
    service: 'S3',
    operations: ['ListObjectsV2', 'ListObjects', 'ListBuckets'],
    usdPerThousand: 0.005,
    per: 'call',
  },
  { service: 'S3', usdPerThousand: 0.0004, per: 'call' },
  {
    service: 'SecretsManager',
    operations: ['GetSecretValue'],
    usdPerThousand: 0.005,
    per: 'call',
  },
  {
    service: 'AccessAnalyzer',
    operations: [
      'CheckAccessNotGranted',
      'CheckNoNewAccess',
      'CheckNoPublicAccess',
    ],
    usdPerThousand: 2,
    per: 'call',
  },
];

/** Services whose calls cost nothing, by their prefix in IAM actions. */
const FREE_PREFIXES = ['iam', 'sts', 'tag', 'cloudtrail'];

/** Up to so many statistics of one metric are billed as one metric. */
const STATISTICS_A_METRIC = 5;

/**
 * A band of an anomaly detector is two metrics, its lower and its upper bound,
 * as CloudWatch bills them in alarms [CloudWatch pricing, "Anomaly Detection"].
 * Its price page does not name those in GetMetricData: to be on the safe side
 * they count where each query is a metric.
 */
const METRICS_OF_BAND = 2;
const BAND = /^\s*ANOMALY_DETECTION_BAND\s*\(/;

/**
 * What a call costs, in US dollars at list price, in both readings of the rule
 * for GetMetricData: each query is a metric, or up to five statistics of a
 * metric in one call are one.
 */
export interface CallPrice {
  /** Queries of a GetMetricData call, a band as two; 0 for others. */
  readonly queries: number;
  /** The same, with up to five statistics of a metric as one. */
  readonly metrics: number;
  readonly usdByQueries: number;
  readonly usdByMetrics: number;
}

/** A query of a GetMetricData call, and its part of a billed metric. */
export interface PricedQuery {
  readonly id: string;
  /** 1, and 2 for a band. */
  readonly queries: number;
  /** Its even part of the metrics that its metric is billed as, 0.2 to 1. */
  readonly metrics: number;
}

/** Estimates what one call costs. */
export function priceCall(
  service: string,
  operation: string,
  input: unknown,
): CallPrice {
  const price = priceOf(service, operation);
  const priced = priceQueries(input);
  const queries = priced.reduce((sum, query) => sum + query.queries, 0);
  const metrics = Math.round(
    priced.reduce((sum, query) => sum + query.metrics, 0),
  );
  const perUnit = (price?.usdPerThousand ?? 0) / 1000;
  const isByMetric = price?.per === 'metric';
  return {
    queries,
    metrics,
    usdByQueries: perUnit * (isByMetric ? queries : 1),
    usdByMetrics: perUnit * (isByMetric ? metrics : 1),
  };
}

/** Whether a collector that may call these IAM actions costs nothing. */
export function isFree(actions: readonly string[]): boolean {
  return actions.every(action => FREE_PREFIXES.includes(action.split(':')[0]));
}

/** The queries of a GetMetricData call; none for other inputs. */
export function priceQueries(input: unknown): PricedQuery[] {
  // A metric of two linked accounts is two, however alike.
  const metricOf = ({ MetricStat, AccountId, Expression, Id }: MetricQuery) =>
    JSON.stringify([MetricStat?.Metric ?? Expression ?? Id, AccountId]);
  const queries = queriesOf(input);
  const statistics = new Map<string, number>();
  for (const query of queries) {
    const metric = metricOf(query);
    statistics.set(metric, (statistics.get(metric) ?? 0) + 1);
  }
  return queries.map(query => {
    const count = statistics.get(metricOf(query)) ?? 1;
    return {
      id: query.Id ?? '',
      queries: BAND.test(query.Expression ?? '') ? METRICS_OF_BAND : 1,
      metrics: Math.ceil(count / STATISTICS_A_METRIC) / count,
    };
  });
}

function priceOf(service: string, operation: string): Price | undefined {
  const ofService = PRICES.filter(price => price.service === service);
  return (
    ofService.find(({ operations }) => operations?.includes(operation)) ??
    ofService.find(({ operations }) => operations === undefined)
  );
}

interface MetricQuery {
  Id?: string;
  AccountId?: string;
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
