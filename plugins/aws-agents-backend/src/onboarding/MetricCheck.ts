import { InputError } from '@backstage/errors';
import {
  parseMetricSelector,
  type MetricSelector,
  type OnboardingMetrics,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import { isAwsFailureError } from '../aws';
import {
  MetricCatalogue,
  seriesOfDiscovery,
  type Discovery,
} from '../collectors/metrics';

const MAX_EXAMPLES = 10;
const TIMEOUT_MS = 20_000;

/** Holds selectors against what CloudWatch has. */
export class MetricCheck {
  static create(options: {
    catalogue: Pick<MetricCatalogue, 'find'>;
    clock?: () => Date;
  }): MetricCheck {
    return new MetricCheck(
      options.catalogue,
      options.clock ?? (() => new Date()),
    );
  }

  private constructor(
    private readonly catalogue: Pick<MetricCatalogue, 'find'>,
    private readonly clock: () => Date,
  ) {}

  /**
   * @param agent - looks with its monitoring role
   * @throws InputError when the text is no selector
   */
  async run(
    text: string,
    region: string,
    agent: ResolvedAgent,
  ): Promise<OnboardingMetrics> {
    const selector = readSelector(text);
    const discovery = toDiscovery(selector, agent.accountId, region);
    try {
      const { metrics, truncated } = await this.catalogue.find(
        discovery,
        agent,
        {
          now: this.clock(),
          signal: AbortSignal.timeout(TIMEOUT_MS),
          expectCalls: () => {},
        },
      );
      const series = seriesOfDiscovery(discovery, metrics);
      return {
        state: 'checked',
        matches: series.length,
        truncated,
        examples: series.slice(0, MAX_EXAMPLES).map(exampleOf),
      };
    } catch (error) {
      if (!isAwsFailureError(error)) {
        throw error;
      }
      return { state: 'not-checked', reason: error.failure.message };
    }
  }
}

function readSelector(text: string): MetricSelector {
  const parsed = parseMetricSelector(text);
  if (!parsed.ok) {
    throw new InputError(
      parsed.problems
        .map(
          ({ value, message, expected }) =>
            `"${value}" ${message}; expected ${expected}`,
        )
        .join('. '),
    );
  }
  if (parsed.selector.tags) {
    throw new InputError(
      `"${text}" selects by tags; expected a selector by dimensions`,
    );
  }
  return parsed.selector;
}

function toDiscovery(
  selector: MetricSelector,
  accountId: string,
  region: string,
): Discovery {
  const { namespace, metricName, dimensions } = selector;
  return {
    selector,
    accountId,
    region,
    namespace,
    metricNames: metricName ? [metricName] : [],
    dimensions: Object.entries(dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) =>
        value.includes('*') ? { name } : { name, value },
      ),
    // A resource that is quiet tonight is still the right one.
    recentlyActive: false,
    linkedAccounts: [],
  };
}

function exampleOf({
  metricName,
  dimensions,
}: {
  metricName: string;
  dimensions: Readonly<Record<string, string>>;
}): string {
  const inner = Object.entries(dimensions)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ');
  return `${metricName}{${inner}}`;
}
