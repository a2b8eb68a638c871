import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import pLimit from 'p-limit';
import type { ResolvedAgent } from '../../agents';
import { toFailure, type AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { SeriesStore, SeriesWrite } from '../../store';
import type { Collector, CollectorRun } from '../collector';
import { interpretAnswer } from './interpretAnswer';
import { judgeMetrics } from './judgeMetrics';
import { MetricCatalogue } from './MetricCatalogue';
import { MetricReader } from './MetricReader';
import { planCalls, type SeriesRequest } from './planCalls';
import { collectOutcomes, type AgentSeries } from './agentSeries';
import {
  selectSeries,
  seriesOfDiscovery,
  type Discovery,
} from './selectSeries';
import { truncatedDiscovery } from './truncatedDiscovery';

/** Series of one agent: 100 charts are more than anybody looks at, and each costs. */
const MAX_SERIES = 100;

/** IAM actions that the metrics collector calls. */
export const METRICS_ACTIONS: readonly string[] = [
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
];

/** Reads the CloudWatch metrics of agents, merged into as few calls as can be. */
export class MetricsCollector implements Collector {
  readonly id = 'metrics';
  readonly actions = METRICS_ACTIONS;
  readonly cadenceSeconds = 60;

  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    store: SeriesStore;
    concurrency: number;
  }): MetricsCollector {
    return new MetricsCollector(
      MetricCatalogue.create(options),
      MetricReader.create(options),
      options.sessions,
      options.store,
      options.concurrency,
    );
  }

  private constructor(
    private readonly catalogue: MetricCatalogue,
    private readonly reader: MetricReader,
    private readonly sessions: Pick<SessionService, 'sessionKey'>,
    private readonly store: SeriesStore,
    private readonly concurrency: number,
  ) {}

  appliesTo(agent: ResolvedAgent): boolean {
    return agent.binding.metrics.length > 0;
  }

  async collect(
    agents: readonly ResolvedAgent[],
    run: CollectorRun,
  ): Promise<Map<string, CollectorOutcome>> {
    const limit = pLimit(this.concurrency);
    const selected = await Promise.all(
      agents.map(agent => limit(() => this.select(agent, run))),
    );
    const requests = await this.toRequests(selected);
    const calls = planCalls(requests, run.now);
    const byRef = new Map(agents.map(agent => [agent.entityRef, agent]));
    const outcomes = await Promise.all(
      calls.map(call =>
        limit(async () => {
          const [{ entityRef }] = call.queries[0].requests;
          const agent = byRef.get(entityRef) ?? agents[0];
          const answer = await this.reader.read(call, agent, run);
          return interpretAnswer(answer, run.now).map(outcome => ({
            ...outcome,
            tier: call.tier,
          }));
        }),
      ),
    );
    const collected = collectOutcomes(requests, outcomes.flat(), run.now);
    await this.keep(selected, collected.writes);
    return new Map(
      selected.map(item => [
        item.agent.entityRef,
        judgeMetrics(
          {
            ...item,
            series: collected.states.get(item.agent.entityRef) ?? [],
          },
          run.now,
        ),
      ]),
    );
  }

  private async select(
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<AgentSeries> {
    const { series, discoveries } = selectSeries(agent);
    const found = await Promise.all(
      discoveries.map(discovery => this.discover(discovery, agent, run)),
    );
    const all = new Map(
      [...series, ...found.flatMap(item => item.series)].map(item => [
        item.seriesId,
        item,
      ]),
    );
    const matched = new Set(
      found.flatMap(({ discovery, series: list, failure }) =>
        list.length > 0 || failure ? [discovery.selector.text] : [],
      ),
    );
    const unmatched = discoveries
      .map(discovery => discovery.selector.text)
      .filter(text => !matched.has(text));
    return {
      agent,
      definitions: [...all.values()].slice(0, MAX_SERIES),
      discoveryFailures: found.flatMap(({ failure }) =>
        failure ? [failure] : [],
      ),
      unmatched: [...new Set(unmatched)],
      dropped: Math.max(0, all.size - MAX_SERIES),
    };
  }

  private async discover(
    discovery: Discovery,
    agent: ResolvedAgent,
    run: CollectorRun,
  ) {
    try {
      const { metrics, truncated } = await this.catalogue.find(
        discovery,
        agent,
        this.sessions.sessionKey(agent),
        run,
      );
      return {
        discovery,
        series: seriesOfDiscovery(discovery, metrics),
        ...(truncated
          ? { failure: truncatedDiscovery(discovery, metrics.length, run.now) }
          : {}),
      };
    } catch (error) {
      const failure = toFailure(error, {
        service: 'CloudWatch',
        operation: 'ListMetrics',
        accountId: discovery.accountId,
        region: discovery.region,
        roleArn: agent.monitoringRoleArn,
        now: run.now,
      });
      return { discovery, series: [], failure };
    }
  }

  private async toRequests(
    selected: readonly AgentSeries[],
  ): Promise<SeriesRequest[]> {
    const progress = await this.store.progress(
      selected.map(({ agent }) => agent.entityRef),
    );
    return selected.flatMap(({ agent, definitions }) => {
      const sessionKey = this.sessions.sessionKey(agent);
      const known = progress.get(agent.entityRef);
      return definitions.map(definition => ({
        entityRef: agent.entityRef,
        sessionKey,
        definition,
        progress: known?.get(definition.seriesId),
      }));
    });
  }

  private async keep(
    selected: readonly AgentSeries[],
    writes: readonly SeriesWrite[],
  ): Promise<void> {
    await this.store.write(writes);
    for (const { agent, definitions, discoveryFailures } of selected) {
      // While a selector cannot be looked up, its series stay.
      if (discoveryFailures.length === 0) {
        await this.store.retainSeries(
          agent.entityRef,
          definitions.map(definition => definition.seriesId),
        );
      }
    }
  }
}
