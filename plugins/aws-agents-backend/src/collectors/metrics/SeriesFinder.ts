import type { ResolvedAgent } from '../../agents';
import { toFailure, type AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { SeriesDefinition } from '../../store';
import type { CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';
import type { AgentSeries } from './agentSeries';
import { defineMath } from './defineMath';
import { MetricCatalogue } from './MetricCatalogue';
import { identityOf } from './metricQuery';
import { recentlyActiveOnly } from './quietSeries';
import {
  selectSeries,
  seriesOfDiscovery,
  type Discovery,
  type SelectorTarget,
} from './selectSeries';
import { TargetFinder, type Found } from './TargetFinder';
import { truncatedDiscovery } from './truncatedDiscovery';

/** Series of one agent: 100 charts are more than anybody looks at, and each costs. */
export const MAX_SERIES = 100;

/** Finds the series that the selectors of an agent stand for. */
export class SeriesFinder {
  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
  }): SeriesFinder {
    return new SeriesFinder(
      TargetFinder.create(options),
      MetricCatalogue.create(options),
    );
  }

  private constructor(
    private readonly targets: TargetFinder,
    private readonly catalogue: MetricCatalogue,
  ) {}

  /** Never throws for what AWS answers: that is in the failures. */
  async find(agent: ResolvedAgent, run: CollectorRun): Promise<AgentSeries> {
    const targets = (
      await Promise.all(
        agent.regions.map(region => this.targets.find(agent, region, run)),
      )
    ).flat();
    const { series, discoveries } = selectSeries(
      agent,
      targets.flatMap(({ items }) => items),
    );
    const found = await Promise.all(
      discoveries.map(discovery => this.discover(discovery, agent, run)),
    );
    const metrics = [...series, ...inStableOrder(found)];
    const math = agent.regions.map(region =>
      defineMath(agent, region, metrics, run.now),
    );
    // Expressions first: what they refer to may be beyond the bound.
    const all = new Map(
      [...math.flatMap(({ definitions }) => definitions), ...metrics].map(
        item => [item.seriesId, item],
      ),
    );
    return {
      agent,
      definitions: [...all.values()].slice(0, MAX_SERIES),
      recentlyActive: recentlyActiveOnly(agent, discoveries),
      discoveryFailures: [
        ...[...targets, ...found].flatMap(({ failure }) => failure ?? []),
        ...math.flatMap(({ failures }) => failures),
      ],
      unmatched: unmatchedOf(targets, found),
      dropped: Math.max(0, all.size - MAX_SERIES),
    };
  }

  private async discover(
    discovery: Discovery,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<Found<SeriesDefinition>> {
    const { selector } = discovery;
    try {
      const { metrics, truncated } = await this.catalogue.find(
        discovery,
        agent,
        run,
      );
      return {
        selector,
        items: seriesOfDiscovery(discovery, metrics),
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
      return { selector, items: [], failure };
    }
  }
}

/** Not as ListMetrics has them today, so that the bound cuts off the same ones. */
function inStableOrder(
  found: ReadonlyArray<Found<SeriesDefinition>>,
): SeriesDefinition[] {
  return found
    .flatMap(({ items }) => items)
    .map(item => ({ item, key: identityOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

/** Selectors that stand for nothing in any region, as far as could be seen. */
function unmatchedOf(
  targets: ReadonlyArray<Found<SelectorTarget>>,
  found: ReadonlyArray<Found<SeriesDefinition>>,
): string[] {
  const hasAny = ({ items, failure }: Found<unknown>) =>
    items.length > 0 || failure !== undefined;
  const without = (list: ReadonlyArray<Found<unknown>>) => {
    const matched = new Set(
      list.filter(hasAny).map(({ selector }) => selector.text),
    );
    return list
      .map(({ selector }) => selector.text)
      .filter(text => !matched.has(text));
  };
  return [...new Set([...without(targets), ...without(found)])];
}
