import {
  CloudWatchClient,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import type { CollectorRun } from '../collector';
import type { Discovery, FoundMetric } from './selectSeries';

/** Metrics come and go slowly, and ListMetrics allows just 25 calls a second. */
const TTL_MS = 15 * 60 * 1000;
/** 500 metrics a page; who selects more should select closer. */
const MAX_PAGES = 10;

/** What ListMetrics knows of one discovery. */
export interface CatalogueEntry {
  readonly metrics: readonly FoundMetric[];
  /** There are more metrics than were listed. */
  readonly truncated: boolean;
}

/** Asks ListMetrics, and remembers the answers for a while. */
export class MetricCatalogue {
  private readonly entries = new Map<
    string,
    { expiresAt: number; entry: Promise<CatalogueEntry> }
  >();

  static create(options: { clients: AwsClientFactory }): MetricCatalogue {
    return new MetricCatalogue(options.clients);
  }

  private constructor(private readonly clients: AwsClientFactory) {}

  /**
   * Metrics that fit a discovery.
   *
   * @param sessionKey - answers are shared by agents of the same session only,
   *   because another session might not be allowed to see them
   * @throws whatever the AWS client throws; failures are not remembered
   */
  async find(
    discovery: Discovery,
    agent: ResolvedAgent,
    sessionKey: string,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    this.forgetExpired(run.now);
    const { namespace, metricName, dimensions, accountId, region } = discovery;
    const key = JSON.stringify([
      sessionKey,
      accountId,
      region,
      namespace,
      metricName,
      dimensions,
      discovery.recentlyActive,
    ]);
    const known = this.entries.get(key);
    if (known) {
      return await known.entry;
    }
    const entry = this.list(discovery, agent, run);
    this.entries.set(key, { expiresAt: run.now.getTime() + TTL_MS, entry });
    try {
      return await entry;
    } catch (error) {
      this.entries.delete(key);
      throw error;
    }
  }

  private async list(
    discovery: Discovery,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    const client = this.clients.client(CloudWatchClient, {
      agent,
      region: discovery.region,
    });
    const metrics: FoundMetric[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      run.expectCalls(1);
      const answer = await client.send(
        new ListMetricsCommand({
          Namespace: discovery.namespace,
          MetricName: discovery.metricName,
          Dimensions: discovery.dimensions.map(({ name, value }) => ({
            Name: name,
            Value: value,
          })),
          ...(discovery.recentlyActive
            ? { RecentlyActive: 'PT3H' as const }
            : {}),
          NextToken: token,
        }),
        { abortSignal: run.signal },
      );
      for (const { MetricName, Dimensions = [] } of answer.Metrics ?? []) {
        metrics.push({
          metricName: MetricName ?? '',
          dimensions: Object.fromEntries(
            Dimensions.map(({ Name, Value }) => [Name ?? '', Value ?? '']),
          ),
        });
      }
      token = answer.NextToken;
      if (!token) {
        return { metrics, truncated: false };
      }
    }
    return { metrics, truncated: true };
  }

  private forgetExpired(now: Date): void {
    for (const [key, { expiresAt }] of this.entries) {
      if (expiresAt <= now.getTime()) {
        this.entries.delete(key);
      }
    }
  }
}
