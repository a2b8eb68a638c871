import type { Entity } from '@backstage/catalog-model';
import {
  AWS_AGENTS_ANNOTATIONS as NAMES,
  isRegionName,
  partitionOfRegion,
  type BindingProblem,
  type OnboardingProblem,
  type OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { AgentResolver, ResolvedAgent } from '../agents';
import { fillTemplate, type AwsAgentsConfig } from '../config';
import { chosenCapabilities } from './presets';
import { derivedResources } from './resources';

/** Names of the roles that an entity's agent would have. */
export interface DraftRoles {
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly agentRoleName: string;
  readonly monitoringRoleName: string;
}

/** An agent that does not exist yet, or why it cannot. */
export type DraftAgent =
  | { ok: true; agent: ResolvedAgent; roles: DraftRoles }
  | { ok: false; problems: OnboardingProblem[] };

/**
 * The agent that the portal would see once its roles and annotations are there.
 * It is read from the annotations to come, by the same parser and under the same
 * binding rules, so that what is generated is accepted later.
 */
export function draftAgent(
  entity: Entity,
  request: OnboardingRequest,
  config: AwsAgentsConfig,
  resolver: Pick<AgentResolver, 'resolve'>,
): DraftAgent {
  const problems = missing(request);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const roles = draftRoles(entity, config);
  const resolution = resolver.resolve({
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: annotationsOf(request, roles),
    },
  });
  if (!resolution) {
    return { ok: false, problems: [] };
  }
  if (resolution.ok) {
    return { ok: true, agent: resolution.agent, roles };
  }
  const { failure } = resolution;
  return {
    ok: false,
    problems: resolution.problems.length
      ? resolution.problems.map(problem => toField(problem, request))
      : [
          {
            field: 'accountId',
            message: `${failure.message} ${failure.cause ?? ''}`.trim(),
            expected: failure.remedy ?? 'an account that the entity may bind',
          },
        ],
  };
}

/** Names by the templates of config. */
export function draftRoles(
  entity: Entity,
  { onboarding }: Pick<AwsAgentsConfig, 'onboarding'>,
): DraftRoles {
  const values = {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
  };
  const agentRoleName = fillTemplate(onboarding.agentRoleName, {
    ...values,
    agentRoleName: '',
  });
  return {
    path: onboarding.rolePath,
    agentRoleName,
    monitoringRoleName: fillTemplate(onboarding.monitoringRoleName, {
      ...values,
      agentRoleName,
    }),
  };
}

function missing(request: OnboardingRequest): OnboardingProblem[] {
  const { accountId, regions, platform } = request;
  const problems: OnboardingProblem[] = [];
  if (!/^\d{12}$/.test(accountId)) {
    problems.push({
      field: 'accountId',
      message: accountId ? `is "${accountId}"` : 'is missing',
      expected: 'the twelve digits of an AWS account',
    });
  }
  if (regions.length === 0) {
    problems.push({
      field: 'regions',
      message: 'is missing',
      expected: 'at least one region, such as eu-west-1',
    });
  }
  regions.forEach((region, index) => {
    if (!isRegionName(region)) {
      problems.push({
        field: `regions[${index}]`,
        message: `"${region}" is no AWS region`,
        expected: 'the name of a region, such as eu-west-1',
      });
    }
  });
  if (!platform) {
    problems.push({
      field: 'platform',
      message: 'is missing',
      expected: 'where the agent runs',
    });
  }
  // A destination alone is nothing to do.
  if (chosenCapabilities({ ...request, destinations: {} }).length === 0) {
    problems.push({
      field: 'capabilities',
      message: 'is empty',
      expected: 'a preset, or at least one capability',
    });
  }
  return problems;
}

function annotationsOf(
  request: OnboardingRequest,
  { path, agentRoleName, monitoringRoleName }: DraftRoles,
): Record<string, string> {
  const { accountId, regions, platform, metrics, deliveries } = request;
  const role = (name: string) =>
    `arn:${partitionOfRegion(regions[0])}:iam::${accountId}:role${path}${name}`;
  const annotations = {
    [NAMES.roleArn]: role(agentRoleName),
    [NAMES.monitoringRoleArn]: role(monitoringRoleName),
    [NAMES.regions]: regions.join(','),
    [NAMES.platform]: platform?.type ?? '',
    [NAMES.capabilities]: chosenCapabilities(request).join(','),
    [NAMES.metrics]: metrics.join('\n'),
    [NAMES.deliveries]: deliveries.join('\n'),
    [NAMES.resources]: derivedResources(request).join('\n'),
  };
  return Object.fromEntries(
    Object.entries(annotations).filter(([, text]) => text.trim()),
  );
}

const FIELDS: Readonly<
  Record<string, Exclude<keyof OnboardingRequest, 'destinations'>>
> = {
  [NAMES.roleArn]: 'accountId',
  [NAMES.monitoringRoleArn]: 'accountId',
  [NAMES.regions]: 'regions',
  [NAMES.platform]: 'platform',
  [NAMES.capabilities]: 'capabilities',
  [NAMES.metrics]: 'metrics',
  [NAMES.deliveries]: 'deliveries',
  [NAMES.resources]: 'resources',
};

function toField(
  { annotation, value, message, expected }: BindingProblem,
  request: OnboardingRequest,
): OnboardingProblem {
  const field = FIELDS[annotation] ?? 'entityRef';
  const list = request[field];
  const index = Array.isArray(list)
    ? list.findIndex(text => text.trim() === value)
    : -1;
  return {
    field: index < 0 ? field : `${field}[${index}]`,
    message: value === undefined ? message : `"${value}" ${message}`,
    expected,
  };
}
