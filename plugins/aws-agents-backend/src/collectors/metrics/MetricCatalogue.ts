import {
  CloudWatchClient,
  ListMetricsCommand,
  type ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';
import type { Discovery, FoundMetric } from './selectSeries';

/** Metrics come and go slowly, and ListMetrics allows just 25 calls a second. */
const TTL_MS = 15 * 60 * 1000;
/** A namespace that was too large to be listed stays so for longer. */
const TOO_LARGE_TTL_MS = 6 * 60 * 60 * 1000;
/** 500 metrics a page; who selects more should select closer. */
const MAX_PAGES = 10;

/** What ListMetrics knows of one discovery. */
export interface CatalogueEntry {
  readonly metrics: readonly FoundMetric[];
  /** There are more metrics than were listed. */
  readonly truncated: boolean;
}

/** What is asked of ListMetrics; without name and dimensions: the whole namespace. */
interface Listing {
  readonly region: string;
  readonly namespace: string;
  readonly recentlyActive: boolean;
  /** Whose metrics: one linked account, `*` for all and its own; absent: its own. */
  readonly owner?: string;
  readonly metricName?: string;
  readonly dimensions?: Discovery['dimensions'];
}

/**
 * Asks ListMetrics for whole namespaces, once for all agents of an account and
 * all replicas. A namespace that is too large is asked for metric by metric.
 */
export class MetricCatalogue {
  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
  }): MetricCatalogue {
    return new MetricCatalogue(
      options.clients,
      options.sessions,
      options.answers,
    );
  }

  private constructor(
    private readonly clients: AwsClientFactory,
    private readonly sessions: Pick<SessionService, 'sessionKey'>,
    private readonly answers: SharedAnswers,
  ) {}

  /**
   * Metrics among which those of a discovery are.
   *
   * @throws whatever the AWS client throws; failures are not remembered
   */
  async find(
    discovery: Discovery,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    const { linkedAccounts } = discovery;
    // AWS filters by one owner only, and then leaves the account's own out.
    const owners = linkedAccounts.includes('*')
      ? ['*']
      : [undefined, ...linkedAccounts];
    return merge(
      await Promise.all(
        owners.map(owner => this.findOf(owner, discovery, agent, run)),
      ),
    );
  }

  private async findOf(
    owner: string | undefined,
    discovery: Discovery,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    const { region, namespace, recentlyActive } = discovery;
    const whole = { region, namespace, recentlyActive, owner };
    const first = await this.ask(whole, agent, run);
    if (!first.truncated) {
      return first;
    }
    const { dimensions } = discovery;
    const narrower = discovery.metricNames.map(
      (metricName): Listing => ({ ...whole, metricName, dimensions }),
    );
    if (narrower.length === 0 && dimensions.length > 0) {
      narrower.push({ ...whole, dimensions });
    }
    if (narrower.length === 0) {
      return first;
    }
    return merge(
      await Promise.all(narrower.map(listing => this.ask(listing, agent, run))),
    );
  }

  private async ask(
    listing: Listing,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    const scope = `ListMetrics ${agent.accountId} ${listing.region}`;
    return await this.answers.get(
      {
        key: `${scope} ${JSON.stringify(listing)}`,
        scope,
        ttlMs: ({ truncated }) =>
          truncated && !listing.dimensions ? TOO_LARGE_TTL_MS : TTL_MS,
        betweenReplicas: true,
        read: () => this.read(listing, agent, run),
        prove: () => this.page(listing, agent, run),
      },
      this.sessions.sessionKey(agent),
      run.now,
    );
  }

  private async read(
    listing: Listing,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<CatalogueEntry> {
    const metrics: FoundMetric[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.page(listing, agent, run, token);
      metrics.push(...toFound(answer, agent.accountId));
      token = answer.NextToken;
      if (!token) {
        return { metrics, truncated: false };
      }
    }
    return { metrics, truncated: true };
  }

  private page(
    listing: Listing,
    agent: ResolvedAgent,
    run: CollectorRun,
    NextToken?: string,
  ) {
    run.expectCalls(1);
    const client = this.clients.client(CloudWatchClient, {
      agent,
      region: listing.region,
    });
    return client.send(
      new ListMetricsCommand({
        Namespace: listing.namespace,
        MetricName: listing.metricName,
        Dimensions: listing.dimensions?.map(({ name, value }) => ({
          Name: name,
          Value: value,
        })),
        ...(listing.recentlyActive ? { RecentlyActive: 'PT3H' as const } : {}),
        ...linkedFilter(listing.owner),
        NextToken,
      }),
      { abortSignal: run.signal },
    );
  }
}

function linkedFilter(owner: string | undefined) {
  if (owner === undefined) {
    return {};
  }
  return {
    IncludeLinkedAccounts: true,
    ...(owner === '*' ? {} : { OwningAccount: owner }),
  };
}

function merge(entries: readonly CatalogueEntry[]): CatalogueEntry {
  return {
    metrics: entries.flatMap(({ metrics }) => metrics),
    truncated: entries.some(({ truncated }) => truncated),
  };
}

function toFound(
  { Metrics = [], OwningAccounts = [] }: ListMetricsCommandOutput,
  accountId: string,
): FoundMetric[] {
  return Metrics.map(({ MetricName, Dimensions = [] }, index) => {
    const owner = OwningAccounts[index] ?? accountId;
    return {
      metricName: MetricName ?? '',
      dimensions: Object.fromEntries(
        Dimensions.map(({ Name, Value }) => [Name ?? '', Value ?? '']),
      ),
      ...(owner === accountId ? {} : { owningAccountId: owner }),
    };
  });
}
