import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';

/** Resources come, go and are tagged slowly. */
const TTL_MS = 15 * 60 * 1000;
/** Greatest page of GetResources [API reference]. */
const RESOURCES_A_PAGE = 100;
/** 1,000 resources: who tags more alike should select closer. */
const MAX_PAGES = 10;

/** Which resources are looked for. */
export interface TagQuestion {
  readonly region: string;
  /** Filters `service` or `service:type`. */
  readonly resourceTypes: readonly string[];
  /** By key the values of which one is needed; none: any. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/** Resources that have some tags. */
export interface TaggedArns {
  readonly arns: readonly string[];
  /** There are more than were listed. */
  readonly truncated: boolean;
}

/** Finds resources by their tags, once for all agents of an account. */
export class TaggedResources {
  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
  }): TaggedResources {
    return new TaggedResources(
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
   * ARNs of the resources, at most 1,000.
   *
   * @throws whatever the AWS client throws
   */
  async find(
    question: TagQuestion,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<TaggedArns> {
    const scope = `GetResources ${agent.accountId} ${question.region}`;
    return await this.answers.get(
      {
        key: `${scope} ${JSON.stringify([
          question.resourceTypes,
          sorted(question.tags),
        ])}`,
        scope,
        ttlMs: () => TTL_MS,
        betweenReplicas: true,
        read: () => this.read(question, agent, run),
        prove: () => this.page(question, agent, run, 1),
      },
      this.sessions.sessionKey(agent),
      run.now,
    );
  }

  private async read(
    question: TagQuestion,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<TaggedArns> {
    const arns: string[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.page(
        question,
        agent,
        run,
        RESOURCES_A_PAGE,
        token,
      );
      arns.push(
        ...(answer.ResourceTagMappingList ?? []).flatMap(
          ({ ResourceARN }) => ResourceARN ?? [],
        ),
      );
      // The last page has an empty token.
      token = answer.PaginationToken || undefined;
      if (!token) {
        return { arns: arns.sort(), truncated: false };
      }
    }
    return { arns: arns.sort(), truncated: true };
  }

  private page(
    { region, resourceTypes, tags }: TagQuestion,
    agent: ResolvedAgent,
    run: CollectorRun,
    ResourcesPerPage: number,
    PaginationToken?: string,
  ) {
    run.expectCalls(1);
    const client = this.clients.client(ResourceGroupsTaggingAPIClient, {
      agent,
      region,
    });
    return client.send(
      new GetResourcesCommand({
        ResourceTypeFilters: [...resourceTypes],
        TagFilters: sorted(tags).map(([Key, Values]) => ({
          Key,
          ...(Values.length > 0 ? { Values: [...Values] } : {}),
        })),
        ResourcesPerPage,
        PaginationToken,
      }),
      { abortSignal: run.signal },
    );
  }
}

function sorted(tags: TagQuestion['tags']) {
  return Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
}
