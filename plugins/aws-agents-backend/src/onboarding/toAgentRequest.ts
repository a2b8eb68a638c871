import type { AgentRequest, PlatformRequest } from 'agent-blueprint';
import { parseEntityRef } from '@backstage/catalog-model';
import type { AccessNeed } from 'iam-policy-engine';
import type {
  OnboardingProblem,
  OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { Capability } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import type { AwsAgentsConfig } from '../config';
import { expandNeeds, type ConcreteNeed } from '../permissions';
import type { DraftRoles } from './draftAgent';
import { selectMetrics } from './metricSelectors';
import { monitoringNeeds } from './monitoringNeeds';

/** Everything a blueprint is made from, beside the request itself. */
export interface BlueprintSources {
  readonly agent: ResolvedAgent;
  readonly roles: DraftRoles;
  readonly config: AwsAgentsConfig;
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** IAM actions of all collectors. */
  readonly actions: readonly string[];
  /** Who assumes the monitoring role. */
  readonly principalArn: string;
  readonly externalId: string;
}

/** The request of the generator, or why there is none. */
export type AgentRequestResult =
  | {
      ok: true;
      request: AgentRequest;
      /** Optional needs, which are in no policy. */
      leftOut: readonly ConcreteNeed[];
    }
  | { ok: false; problems: OnboardingProblem[] };

/** Puts the request into the words of the generator. Pure. */
export function toAgentRequest(
  request: OnboardingRequest,
  sources: BlueprintSources,
): AgentRequestResult {
  const { agent, roles, config, capabilities, actions } = sources;
  const { binding } = agent;
  const { metrics, problems } = selectMetrics(binding.metrics);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const all = expandNeeds(agent, capabilities);
  const needs = all.filter(({ optional }) => !optional);
  const { kind, namespace, name } = parseEntityRef(agent.entityRef);
  const { onboarding } = config;
  return {
    ok: true,
    leftOut: all.filter(({ optional }) => optional),
    request: {
      entity: { kind, namespace, name },
      owner: agent.owner ?? agent.entityRef,
      accountId: agent.accountId,
      regions: agent.regions,
      platform: platformOf(request),
      capabilities: binding.capabilities,
      ...(metrics.length ? { metrics } : {}),
      ...(binding.deliveries.length
        ? {
            deliveries: binding.deliveries.map(({ bucket, prefix }) => ({
              bucket,
              prefix,
            })),
          }
        : {}),
      ...(request.logFiles.length ? { logFiles: request.logFiles } : {}),
      ...(request.logGroups.length ? { logGroups: request.logGroups } : {}),
      ...(binding.resources?.length ? { resources: binding.resources } : {}),
      portal: {
        principalArn: sources.principalArn,
        externalId: sources.externalId,
        ...(onboarding.organizationId
          ? { organizationId: onboarding.organizationId }
          : {}),
      },
      destinations: destinationsOf(request),
      roles: {
        ...roles,
        ...(onboarding.permissionsBoundaryArn
          ? { permissionsBoundaryArn: onboarding.permissionsBoundaryArn }
          : {}),
      },
      needs: {
        agent: needs.map(toNeed),
        monitoring: monitoringNeeds(agent, actions),
      },
      ...(Object.keys(onboarding.tags).length ? { tags: onboarding.tags } : {}),
    },
  };
}

function toNeed({
  action,
  resource,
  why,
  conditions,
}: ConcreteNeed): AccessNeed {
  return { action, resource, why, ...(conditions ? { conditions } : {}) };
}

/** Members of each platform: a form may still hold those of another. */
const PLATFORM_MEMBERS: Readonly<
  Record<PlatformRequest['type'], readonly string[]>
> = {
  ec2: ['type'],
  'eks-irsa': [
    'type',
    'clusterName',
    'oidcProviderArn',
    'namespace',
    'serviceAccount',
  ],
  'eks-pod-identity': ['type', 'clusterName', 'namespace', 'serviceAccount'],
  ecs: ['type', 'logGroup'],
  'on-premises': ['type', 'trustAnchorArn', 'commonName'],
};

/** What is missing is told by the generator, which knows what each platform takes. */
function platformOf({ platform }: OnboardingRequest): PlatformRequest {
  const given = Object.fromEntries(
    Object.entries(platform ?? {}).filter(([, value]) => value !== ''),
  );
  const wanted = PLATFORM_MEMBERS[platform?.type ?? 'ec2'];
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => wanted.includes(name)),
  ) as unknown as PlatformRequest;
}

function destinationsOf({
  destinations,
}: OnboardingRequest): AgentRequest['destinations'] {
  const { metricsUrl, metricsAuth, logsUrl, logsAuth } = destinations;
  const { logsTenantId, firehoseAccessKey } = destinations;
  return {
    ...(metricsUrl && {
      metrics: {
        url: metricsUrl,
        ...(metricsAuth && { basicAuth: metricsAuth }),
      },
    }),
    ...(logsUrl && {
      logs: {
        url: logsUrl,
        ...(logsTenantId && { tenantId: logsTenantId }),
        ...(logsAuth && { basicAuth: logsAuth }),
      },
    }),
    ...(firehoseAccessKey && { firehoseAccessKey }),
  };
}
