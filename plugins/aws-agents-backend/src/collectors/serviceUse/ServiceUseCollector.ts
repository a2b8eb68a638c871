import { setTimeout } from 'node:timers/promises';
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam';
import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';

/** Id of the collector. */
export const SERVICE_USE_COLLECTOR = 'service-use';

/** IAM actions that it calls. */
export const SERVICE_USE_ACTIONS: readonly string[] = [
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetails',
];

/** Times that a report is asked for, and time between two, in ms. */
const MAX_ASKED = 10;
const PAUSE_MS = 1_000;

/** Use of services by one role, as IAM reports it. */
export interface ServiceUseData {
  /** ISO 8601. */
  readonly reportedAt: string;
  readonly services: ReadonlyArray<{
    readonly service: string;
    /** Null: not within the tracking period. */
    readonly lastAuthenticatedAt: string | null;
    readonly region?: string;
  }>;
}

/**
 * Asks IAM once a day which of the services that the agent role may use it has
 * used. IAM gathers that in the background for four hours and more, so there is
 * nothing to gain from asking more often.
 */
export class ServiceUseCollector implements AgentCollector {
  readonly id = SERVICE_USE_COLLECTOR;
  readonly actions = SERVICE_USE_ACTIONS;
  readonly cadenceSeconds = 86_400;

  /** @param options.pause - between two questions for a report; default: 1 s */
  static create(
    options: {
      pause?: (signal: AbortSignal) => Promise<unknown>;
    } = {},
  ): ServiceUseCollector {
    return new ServiceUseCollector(
      options.pause ?? (signal => setTimeout(PAUSE_MS, undefined, { signal })),
    );
  }

  private constructor(
    private readonly pause: (signal: AbortSignal) => Promise<unknown>,
  ) {}

  appliesTo(): boolean {
    return true;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    const [region] = agent.regions;
    try {
      const services = await this.report(
        agent.binding.agentRoleArn,
        context,
        region,
      );
      const data: ServiceUseData = {
        reportedAt: context.now.toISOString(),
        services: services.map(toUse),
      };
      const used = data.services.filter(
        ({ lastAuthenticatedAt }) => lastAuthenticatedAt,
      );
      return {
        status: 'ok',
        reason: `The role used ${used.length} of the ${data.services.length} services that it may use.`,
        failures: [],
        data,
      };
    } catch (error) {
      const failure = context.toFailure(error, {
        service: 'IAM',
        operation: 'GenerateServiceLastAccessedDetails',
        region,
      });
      // What is not known of use says nothing against the agent.
      return {
        status: 'unknown',
        reason: failure.message,
        failures: [failure],
      };
    }
  }

  private async report(
    Arn: string,
    context: CollectorContext,
    region: string,
  ): Promise<ServiceLastAccessed[]> {
    const send: IAMClient['send'] = (command: never) => {
      context.expectCalls(1);
      return context
        .client(IAMClient, region)
        .send(command, { abortSignal: context.signal });
    };
    const { JobId } = await send(
      new GenerateServiceLastAccessedDetailsCommand({ Arn }),
    );
    for (let asked = 0; asked < MAX_ASKED; asked++) {
      const page = await send(
        new GetServiceLastAccessedDetailsCommand({ JobId }),
      );
      if (page.JobStatus === 'FAILED') {
        throw new Error(
          `IAM could not make the report: ${page.Error?.Message}`,
        );
      }
      if (page.JobStatus === 'COMPLETED') {
        const services = [...(page.ServicesLastAccessed ?? [])];
        for (let Marker = page.Marker; Marker; ) {
          const next = await send(
            new GetServiceLastAccessedDetailsCommand({ JobId, Marker }),
          );
          services.push(...(next.ServicesLastAccessed ?? []));
          Marker = next.Marker;
        }
        return services;
      }
      await this.pause(context.signal);
    }
    throw new Error(`IAM did not finish the report of ${Arn} in time`);
  }
}

function toUse({
  ServiceNamespace: service = '',
  LastAuthenticated: at,
  LastAuthenticatedRegion: region,
}: ServiceLastAccessed): ServiceUseData['services'][number] {
  return {
    service,
    lastAuthenticatedAt: at?.toISOString() ?? null,
    ...(region ? { region } : {}),
  };
}
