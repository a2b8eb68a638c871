import { AwsClientFactory, CallRecorder, RateLimiter } from './aws';
import { BUILT_IN_ACTIONS } from './collectors';
import type { AwsAgentsConfig } from './config';
import type { CostMeter } from './cost';
import type { AwsAgentsDependencies } from './createAwsAgents';
import { ORGANIZATION_ACTIONS } from './organization';
import { DefaultSessionService, type SessionService } from './sessions';

/** IAM actions of all collectors. */
export function actionsOf({
  collectors,
}: Pick<AwsAgentsDependencies, 'collectors'>): string[] {
  return [...BUILT_IN_ACTIONS, ...collectors.flatMap(({ actions }) => actions)];
}

/** What every call to AWS goes through. */
export interface Aws {
  readonly recorder: CallRecorder;
  readonly sessions: SessionService;
  readonly clients: AwsClientFactory;
}

/** Makes sessions and clients, each call of which is recorded and metered. */
export function connectAws(
  config: AwsAgentsConfig,
  dependencies: AwsAgentsDependencies,
  meter: CostMeter,
): Aws {
  const recorder = CallRecorder.create({
    keptPerAgent: config.limits.recordedCallsPerAgent,
    onCall: call => meter.add(call),
  });
  const rates = RateLimiter.fromConfig(config.limits);
  const sessions = DefaultSessionService.create({
    config,
    rates,
    rootConfig: dependencies.config,
    recorder,
    logger: dependencies.logger,
    actions: [
      ...actionsOf(dependencies),
      ...(config.permissions.organizationRoleArn ? ORGANIZATION_ACTIONS : []),
    ],
  });
  const clients = AwsClientFactory.create({
    config,
    sessions,
    recorder,
    rates,
  });
  return { recorder, sessions, clients };
}
