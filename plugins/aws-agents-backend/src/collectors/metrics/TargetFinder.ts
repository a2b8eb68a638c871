import {
  taggedResourceTypes,
  type Failure,
  type MetricSelector,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { toFailure, type AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';
import { expandTags } from './expandTags';
import type { SelectorTarget } from './selectSeries';
import { TaggedResources } from './TaggedResources';
import { truncatedTags } from './truncatedDiscovery';

/** What came of one selector in one region. */
export interface Found<T> {
  readonly selector: MetricSelector;
  readonly items: readonly T[];
  readonly failure?: Failure;
}

/** Finds which resources the selectors of an agent are about. */
export class TargetFinder {
  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
  }): TargetFinder {
    return new TargetFinder(TaggedResources.create(options));
  }

  private constructor(private readonly resources: TaggedResources) {}

  /**
   * The selectors in a region, those by tag as one for each resource. Never
   * throws for what AWS answers.
   */
  async find(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<Array<Found<SelectorTarget>>> {
    return await Promise.all(
      agent.binding.metrics.map(async selector => {
        const { tags } = selector;
        return tags
          ? await this.findTagged({ ...selector, tags }, region, agent, run)
          : { selector, items: [{ selector, region }] };
      }),
    );
  }

  private async findTagged(
    selector: MetricSelector & Required<Pick<MetricSelector, 'tags'>>,
    region: string,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<Found<SelectorTarget>> {
    try {
      const { arns, truncated } = await this.resources.find(
        {
          region,
          resourceTypes: taggedResourceTypes(selector.namespace) ?? [],
          tags: selector.tags,
        },
        agent,
        run,
      );
      return {
        selector,
        items: expandTags(selector, arns).map(item => ({
          selector: item,
          region,
        })),
        ...(truncated
          ? { failure: truncatedTags(selector, region, arns.length, run.now) }
          : {}),
      };
    } catch (error) {
      const failure = toFailure(error, {
        service: 'ResourceGroupsTaggingAPI',
        operation: 'GetResources',
        accountId: agent.accountId,
        region,
        roleArn: agent.monitoringRoleArn,
        now: run.now,
      });
      return { selector, items: [], failure };
    }
  }
}
