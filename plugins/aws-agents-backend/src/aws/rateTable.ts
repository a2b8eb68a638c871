/** How many calls a second AWS takes. */
export interface RateQuota {
  /** Name of the service in the SDK. */
  readonly service: string;
  /** Absent: every other operation of the service. */
  readonly operations?: readonly string[];
  /** Calls a second, of one account. */
  readonly perSecond: number;
  /** Quotas of most services hold for each region. */
  readonly scope: 'region' | 'account';
  /**
   * Goes before calls of other services, all of which need what it brings: in
   * the queue behind them it would wait for those that wait for it.
   */
  readonly urgent?: boolean;
}

/**
 * AWS's quotas where it publishes them, else what is known to go well. The
 * account shares them with everybody who calls AWS in it, see
 * `awsAgents.limits.quotaSharePercent`.
 */
export const RATE_QUOTAS: readonly RateQuota[] = [
  // CloudWatch service quotas: 50 TPS, 10 with Metrics Insights.
  {
    service: 'CloudWatch',
    operations: ['GetMetricData'],
    perSecond: 50,
    scope: 'region',
  },
  // CloudWatch service quotas.
  {
    service: 'CloudWatch',
    operations: ['ListMetrics'],
    perSecond: 25,
    scope: 'region',
  },
  // CloudWatch service quotas: DescribeAlarms 9 TPS; others not less.
  { service: 'CloudWatch', perSecond: 9, scope: 'region' },
  // CloudTrail service quotas: LookupEvents.
  { service: 'CloudTrail', perSecond: 2, scope: 'region' },
  // Resource Groups Tagging API: GetResources.
  { service: 'ResourceGroupsTaggingAPI', perSecond: 15, scope: 'region' },
  // S3: 5,500 reads a second for each prefix; listings are dearer than that.
  { service: 'S3', perSecond: 100, scope: 'region' },
  // STS quotas: 600 requests a second and region, counted in the account of
  // whoever asks, not in that of the role.
  { service: 'STS', perSecond: 600, scope: 'region', urgent: true },
  // Not published; IAM is one service for all regions.
  { service: 'IAM', perSecond: 20, scope: 'account' },
  { service: 'AccessAnalyzer', perSecond: 10, scope: 'region' },
  // SSM service quotas: GetParameter 40 TPS.
  { service: 'SSM', perSecond: 40, scope: 'region' },
];

/** For services that are not in the table, those of modules among them. */
export const OTHER_QUOTA: Omit<RateQuota, 'service'> = {
  perSecond: 10,
  scope: 'region',
};

/** The quota that an operation falls under. */
export function quotaOf(
  service: string,
  operation: string,
): Omit<RateQuota, 'service'> {
  const ofService = RATE_QUOTAS.filter(quota => quota.service === service);
  return (
    ofService.find(({ operations }) => operations?.includes(operation)) ??
    ofService.find(({ operations }) => operations === undefined) ??
    OTHER_QUOTA
  );
}
