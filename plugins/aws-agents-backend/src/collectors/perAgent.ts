import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
} from 'backstage-plugin-aws-agents-node';
import pLimit from 'p-limit';
import type { ResolvedAgent } from '../agents';
import { toFailure, type AwsClientFactory } from '../aws';
import type { Collector, CollectorRun } from './collector';

/**
 * Makes a collector of one agent into one of many: each agent by itself, a
 * bounded number at a time.
 */
export function perAgent(
  collector: AgentCollector,
  options: { clients: AwsClientFactory; concurrency: number },
): Collector {
  return {
    id: collector.id,
    actions: collector.actions,
    cadenceSeconds: collector.cadenceSeconds,
    appliesTo: agent => collector.appliesTo(agent),
    async collect(agents, run) {
      const limit = pLimit(options.concurrency);
      const outcomes = await Promise.all(
        agents.map(agent =>
          limit(
            async (): Promise<[string, CollectorOutcome]> => [
              agent.entityRef,
              await collectOne(collector, agent, run, options.clients),
            ],
          ),
        ),
      );
      return new Map(outcomes);
    },
  };
}

async function collectOne(
  collector: AgentCollector,
  agent: ResolvedAgent,
  run: CollectorRun,
  clients: AwsClientFactory,
): Promise<CollectorOutcome> {
  const context: CollectorContext = {
    now: run.now,
    signal: run.signal,
    ...(run.explicit ? { explicit: true } : {}),
    expectCalls: count => run.expectCalls(count),
    client: (ctor, region) => clientFor(clients, ctor, agent, region),
    toFailure: (error, call) =>
      toFailure(error, {
        ...call,
        accountId: agent.accountId,
        roleArn: agent.monitoringRoleArn,
        now: run.now,
      }),
  };
  try {
    return await collector.collect(agent, context);
  } catch (error) {
    const failure = context.toFailure(error, {
      service: 'AWS',
      operation: collector.id,
      region: agent.regions[0],
    });
    return { status: 'failed', reason: failure.message, failures: [failure] };
  }
}

/** Collectors of modules know SDK clients only, not what the factory asks of them. */
function clientFor<TClient>(
  clients: AwsClientFactory,
  ctor: new (configuration: never) => TClient,
  agent: ResolvedAgent,
  region: string,
): TClient {
  const made: unknown = clients.client(
    ctor as unknown as Parameters<AwsClientFactory['client']>[0],
    { agent, region },
  );
  return made as TClient;
}
