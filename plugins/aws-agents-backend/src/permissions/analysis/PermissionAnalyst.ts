import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type {
  Capability,
  ObservedAgent,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import type { AnalysisOptions } from 'iam-policy-engine';
import { expandNeeds } from '../expandNeeds';
import { portalNeeds } from '../portalNeeds';
import { IamDataKnowledge, type ServiceKnowledge } from '../knowledge';
import {
  analysePermissions,
  type AnalysisSubject,
  type BareAnalysis,
} from './analysePermissions';

/** Analyses that are kept: each may be some 100 kB. */
const MAX_KEPT = 200;

/**
 * Analyses roles, each once as long as nothing changes: what an analysis says
 * depends on policies, needs and rules alone.
 */
export class PermissionAnalyst {
  private readonly kept = new Map<string, Promise<BareAnalysis>>();
  private readonly data = IamDataKnowledge.create();

  /**
   * @param options.capabilities - by id
   * @param options.readsOf - actions of the collectors that apply to an agent
   * @param options.externalIdOf - what the portal sends for an agent
   * @param options.ownAccounts - accounts that need no external id
   */
  static create(options: {
    capabilities: ReadonlyMap<string, Capability>;
    rules: readonly PermissionRule[];
    readsOf: (agent: ObservedAgent) => readonly string[];
    externalIdOf: (agent: ObservedAgent) => string | undefined;
    ownAccounts: readonly string[];
    logger: Pick<LoggerService, 'error'>;
  }): PermissionAnalyst {
    return new PermissionAnalyst(options);
  }

  private constructor(
    private readonly options: Parameters<typeof PermissionAnalyst.create>[0],
  ) {}

  async analyse(agent: ObservedAgent, role: RoleData): Promise<BareAnalysis> {
    const { capabilities, readsOf } = this.options;
    const needs = [
      ...expandNeeds(agent, capabilities),
      ...portalNeeds(agent, readsOf(agent)),
    ];
    const subject = { agent, role, needs };
    const trust = this.trustOptions(agent);
    const key = keyOf(subject, trust);
    let analysis = this.kept.get(key);
    if (!analysis) {
      analysis = this.run(subject, trust);
      // Who asks again after a failure gets another try.
      analysis.catch(() => this.kept.delete(key));
    }
    this.remember(key, analysis);
    return await analysis;
  }

  /** What is known of the actions that some policies name, and of those of trust policies. */
  async knowledgeOf(patterns: Iterable<string>): Promise<ServiceKnowledge> {
    return await this.data.forActions([...patterns, 'sts:AssumeRole']);
  }

  private async run(
    subject: AnalysisSubject,
    trust: AnalysisOptions,
  ): Promise<BareAnalysis> {
    const { rules, logger } = this.options;
    const knowledge = await this.data.forActions([
      ...subject.needs.map(({ action }) => action),
      ...actionsNamed(subject.role),
    ]);
    return await analysePermissions(subject, {
      ...trust,
      knowledge,
      rules,
      logger,
    });
  }

  /** Only of the role that the portal itself assumes it can say what is sent. */
  private trustOptions(agent: ObservedAgent): AnalysisOptions {
    const { externalIdOf, ownAccounts } = this.options;
    return {
      accountId: agent.accountId,
      trustedAccountIds: ownAccounts,
      ...(agent.monitoringRoleArn === agent.binding.agentRoleArn
        ? { expectedExternalId: externalIdOf(agent) }
        : {}),
    };
  }

  /** The analyses asked for last are kept. */
  private remember(key: string, analysis: Promise<BareAnalysis>): void {
    this.kept.delete(key);
    this.kept.set(key, analysis);
    if (this.kept.size > MAX_KEPT) {
      const [oldest] = this.kept.keys();
      this.kept.delete(oldest);
    }
  }
}

function keyOf(
  { agent, role, needs }: AnalysisSubject,
  trust: AnalysisOptions,
): string {
  // Name, trust and all else of a role can matter to the rules of modules; use does not.
  const { lastUsed, ...facts } = role;
  return createHash('sha256')
    .update(JSON.stringify([agent, facts, needs, trust]))
    .digest('hex');
}

/** All that stands under `Action` and `NotAction`; of the latter every service. */
function actionsNamed(role: RoleData): string[] {
  return [role.trustPolicy, ...role.policies.map(({ document }) => document)]
    .flatMap(({ Statement }) => [Statement].flat())
    .flatMap(statement => {
      const { Action, NotAction } = (statement ?? {}) as Record<
        string,
        unknown
      >;
      return NotAction === undefined ? [Action].flat() : ['*'];
    })
    .filter((action): action is string => typeof action === 'string');
}
