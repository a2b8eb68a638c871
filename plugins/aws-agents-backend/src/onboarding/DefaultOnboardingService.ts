import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  onboardingRequestSchema,
  ONBOARDING_FLAVOURS,
  parseIamArn,
  partitionOfRegion,
  type OnboardingMetrics,
  type OnboardingMetricsRequest,
  type OnboardingOptions,
  type OnboardingPreview,
  type OnboardingProblem,
  type OnboardingRequest,
  type Reachability,
} from 'backstage-plugin-aws-agents-common';
import type { Capability } from 'backstage-plugin-aws-agents-node';
import type { AgentResolver, ResolvedAgent } from '../agents';
import type { AgentDirectory } from '../collection';
import { KNOWN_NAMESPACES } from '../collectors/metrics';
import type { AccountConfig, AwsAgentsConfig } from '../config';
import type { PermissionAnalyst } from '../permissions';
import type { Caller } from '../service';
import { externalIdOf, type SessionService } from '../sessions';
import type { AccountReach } from './AccountReach';
import { capabilityInputs } from './capabilityInputs';
import { draftAgent, draftRoles, type DraftAgent } from './draftAgent';
import { otherAgent, updateNote } from './existingAgent';
import type { MetricCheck } from './MetricCheck';
import type { OnboardingService } from './OnboardingService';
import { CAPABILITY_TITLES, PLATFORMS, PRESETS } from './presets';
import { toAgentRequest } from './toAgentRequest';
import { toPreview, withProblems } from './toPreview';

/** Services of which the generator names actions by itself, in trust policies and for the start of tasks. */
const OWN_ACTIONS = ['sts:*', 'logs:*', 'secretsmanager:*', 'kms:*', 'ecr:*'];

/** What the service works with. */
export interface OnboardingServiceOptions {
  readonly config: AwsAgentsConfig;
  readonly directory: Pick<AgentDirectory, 'find' | 'list'>;
  readonly resolver: Pick<AgentResolver, 'resolve'>;
  readonly sessions: Pick<SessionService, 'assumptionOf'>;
  readonly analyst: Pick<PermissionAnalyst, 'knowledgeOf'>;
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** IAM actions of all collectors. */
  readonly actions: readonly string[];
  readonly reach: AccountReach;
  readonly metricCheck: MetricCheck;
}

/** {@link OnboardingService} that generates with the permission engine's least policies. */
export class DefaultOnboardingService implements OnboardingService {
  static create(options: OnboardingServiceOptions): DefaultOnboardingService {
    return new DefaultOnboardingService(options);
  }

  private constructor(private readonly options: OnboardingServiceOptions) {}

  async getOptions(
    entityRef: string | undefined,
    caller: Caller,
  ): Promise<OnboardingOptions> {
    const { config, capabilities, directory, reach } = this.options;
    const entity =
      entityRef === undefined
        ? undefined
        : await this.entity(entityRef, caller);
    const seen = await reach.byAgents(await directory.list(caller.credentials));
    const accounts = await Promise.all(
      config.accounts.map(async account => {
        const draft = entity && this.draftIn(entity, account);
        return draft && !draft.ok
          ? []
          : [
              {
                accountId: account.accountId,
                name: account.name,
                regions: regionsOf(account, config),
                reachability: await this.reachOf(
                  account,
                  draft?.ok ? draft.agent : undefined,
                  seen.get(account.accountId),
                ),
              },
            ];
      }),
    );
    return {
      accounts: accounts.flat(),
      platforms: PLATFORMS,
      presets: PRESETS,
      capabilities: [...capabilities.values()].map(capability => ({
        id: capability.id,
        title: CAPABILITY_TITLES[capability.id] ?? capability.id,
        ...capabilityInputs(capability),
      })),
      namespaces: [...KNOWN_NAMESPACES],
      flavours: [...ONBOARDING_FLAVOURS],
    };
  }

  async preview(
    request: OnboardingRequest,
    caller: Caller,
  ): Promise<OnboardingPreview> {
    const { config, resolver, sessions, analyst } = this.options;
    const entity = await this.entity(request.entityRef, caller);
    const entityRef = stringifyEntityRef(entity);
    const draft = draftAgent(entity, request, config, resolver);
    const other = otherAgent(entity, request, draftRoles(entity, config));
    if (!draft.ok || other.length > 0) {
      return withProblems(entityRef, [
        ...other,
        ...(draft.ok ? [] : draft.problems),
      ]);
    }
    const { agent } = draft;
    const { callerArn } = await sessions.assumptionOf(agent);
    const principalArn = config.onboarding.portalPrincipalArn ?? callerArn;
    const externalId = externalIdOf(agent, config);
    const unknown = portalProblems(principalArn, externalId);
    if (!principalArn || !externalId || unknown.length > 0) {
      return withProblems(entityRef, unknown);
    }
    const result = toAgentRequest(request, {
      ...this.options,
      ...draft,
      principalArn,
      externalId,
    });
    if (!result.ok) {
      return withProblems(entityRef, result.problems);
    }
    const { agent: needs, monitoring } = result.request.needs;
    const knowledge = await analyst.knowledgeOf([
      ...OWN_ACTIONS,
      ...[...needs, ...monitoring].map(({ action }) => action),
    ]);
    const preview = toPreview(
      entityRef,
      result.request,
      request,
      result.leftOut,
      knowledge,
    );
    return preview.problems.length > 0
      ? preview
      : {
          ...preview,
          notes: [...updateNote(entity, preview.annotations), ...preview.notes],
        };
  }

  async checkMetrics(
    { entityRef, accountId, region, selector }: OnboardingMetricsRequest,
    caller: Caller,
  ): Promise<OnboardingMetrics> {
    const { directory, config, metricCheck } = this.options;
    const found = await directory.find(entityRef, caller.credentials);
    if (!found) {
      throw missing(entityRef);
    }
    const { entity, resolution } = found;
    const draft = this.draftFor(entity, accountId, [region]);
    if (!draft.ok) {
      throw new InputError(draft.problems.map(inWords).join('; '));
    }
    if (resolution?.ok && resolution.agent.accountId === accountId) {
      return await metricCheck.run(selector, region, resolution.agent);
    }
    const account = config.accounts.find(item => item.accountId === accountId);
    const roleArn = roleOf(account);
    return roleArn
      ? await metricCheck.run(selector, region, looking(draft.agent, roleArn))
      : {
          state: 'not-checked',
          reason: `The portal has no role in account ${accountId} yet with which it could look. The selector is checked as soon as the agent's monitoring role exists.`,
        };
  }

  private async entity(entityRef: string, caller: Caller): Promise<Entity> {
    const found = entityRef
      ? await this.options.directory.find(entityRef, caller.credentials)
      : undefined;
    if (!found) {
      throw missing(entityRef);
    }
    return found.entity;
  }

  /** Tells whether an entity may have an agent in an account. */
  private draftIn(entity: Entity, account: AccountConfig): DraftAgent {
    const regions = regionsOf(account, this.options.config);
    return this.draftFor(entity, account.accountId, regions.slice(0, 1));
  }

  private draftFor(
    entity: Entity,
    accountId: string,
    regions: string[],
  ): DraftAgent {
    const { config, resolver } = this.options;
    const request = onboardingRequestSchema.parse({
      entityRef: stringifyEntityRef(entity),
      accountId,
      regions,
      platform: { type: 'ec2' },
      capabilities: ['cloudwatch-metrics'],
    });
    return draftAgent(entity, request, config, resolver);
  }

  private async reachOf(
    account: AccountConfig,
    agent: ResolvedAgent | undefined,
    seen: Reachability | undefined,
  ): Promise<Reachability> {
    const roleArn = roleOf(account);
    if (roleArn && agent) {
      return await this.options.reach.byRole(looking(agent, roleArn));
    }
    return (
      seen ?? {
        state: 'unknown',
        reason:
          'The portal has no role there yet; it shows when the first exists.',
      }
    );
  }
}

/** An agent to be, looked after by a role that config names for the account. */
function looking(
  agent: ResolvedAgent,
  monitoringRoleArn: string,
): ResolvedAgent {
  return { ...agent, monitoringRoleArn, monitoringRoleIsAgentRole: false };
}

function roleOf(account: AccountConfig | undefined): string | undefined {
  return account?.onboardingRoleArn ?? account?.monitoringRoleArn;
}

function regionsOf(
  { regions, monitoringRoleArn }: AccountConfig,
  { defaultRegions }: AwsAgentsConfig,
): string[] {
  const partition =
    monitoringRoleArn && parseIamArn(monitoringRoleArn, 'role')?.partition;
  const usual = defaultRegions.filter(
    region => !partition || partitionOfRegion(region) === partition,
  );
  return regions.length ? regions : usual;
}

function portalProblems(
  principalArn: string | null,
  externalId: string | undefined,
): OnboardingProblem[] {
  const ask = (message: string, expected: string) => ({
    field: 'portal',
    message,
    expected,
  });
  return [
    ...(principalArn && /:iam::\d{12}:(role|user)\//.test(principalArn)
      ? []
      : [
          ask(
            'has an identity whose ARN is not known with its path',
            'awsAgents.onboarding.portalPrincipalArn in the configuration of the portal',
          ),
        ]),
    ...(externalId
      ? []
      : [
          ask(
            'sends no ExternalId, so that any entity could borrow the role',
            'another awsAgents.externalId.mode than none',
          ),
        ]),
  ];
}

function missing(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no entity ${entityRef || '(none given)'}`);
}

function inWords({ field, message, expected }: OnboardingProblem): string {
  return `${field} ${message}; expected ${expected}`;
}
