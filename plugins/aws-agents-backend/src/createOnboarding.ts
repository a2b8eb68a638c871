import type {
  AuditorService,
  CacheService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Capability } from 'backstage-plugin-aws-agents-node';
import type { AgentResolver } from './agents';
import { AuthorizedOnboardingService } from './authorization';
import type { AwsClientFactory } from './aws';
import type { AgentDirectory } from './collection';
import { SharedAnswers } from './collectors';
import { MetricCatalogue } from './collectors/metrics';
import type { AwsAgentsConfig } from './config';
import {
  AccountReach,
  DefaultOnboardingService,
  MetricCheck,
  type OnboardingService,
} from './onboarding';
import type { PermissionAnalyst } from './permissions';
import type { SessionService } from './sessions';
import type { ObservationStore } from './store';

/** Builds what helps to onboard agents. */
export function createOnboarding(options: {
  auditor: AuditorService;
  cache: CacheService;
  logger: LoggerService;
  permissions: PermissionsService;
  config: AwsAgentsConfig;
  directory: AgentDirectory;
  resolver: AgentResolver;
  sessions: SessionService;
  clients: AwsClientFactory;
  observations: ObservationStore;
  analyst: PermissionAnalyst;
  capabilities: ReadonlyMap<string, Capability>;
  actions: readonly string[];
}): OnboardingService {
  const service = DefaultOnboardingService.create({
    ...options,
    reach: AccountReach.create(options),
    metricCheck: MetricCheck.create({
      ...options,
      catalogue: MetricCatalogue.create({
        ...options,
        answers: SharedAnswers.create(options),
      }),
    }),
  });
  return AuthorizedOnboardingService.create({ ...options, service });
}
