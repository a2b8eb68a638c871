import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  BroadPermission,
  ExcessPermission,
  GrantedService,
  NeededPermission,
  PermissionLimit,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type {
  ObservedAgent,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import {
  compareNeeds,
  SEVERITIES,
  type AccessNeed,
  type AnalysisOptions,
  type NeedComparison,
} from 'iam-policy-engine';
import type { ConcreteNeed } from '../expandNeeds';
import type { ServiceKnowledge } from '../knowledge';
import { NeedJudge, type JudgedNeed } from '../NeedJudge';
import { MAX_EXCESS, toBroadPermission, toExcessPermission } from './excess';
import { findFindings, withUniqueIds, type BareFinding } from './findings';
import { describeGranted } from './granted';
import { describeLimits } from './limits';
import { findModuleFindings } from './moduleFindings';
import { toNeededPermission, toUndecided } from './needed';
import { RolePolicySet } from './rolePolicies';
import { settledNeeds } from './settledNeeds';

/** A role to be analysed, and for what the agent needs it. */
export interface AnalysisSubject {
  readonly agent: ObservedAgent;
  readonly role: RoleData;
  readonly needs: readonly ConcreteNeed[];
}

/** What the analysis works with. */
export interface AnalysisTools extends Omit<AnalysisOptions, 'knowledge'> {
  readonly knowledge: ServiceKnowledge;
  readonly rules: readonly PermissionRule[];
  readonly logger: Pick<LoggerService, 'error'>;
}

/** What follows from policies and needs alone. */
export interface BareAnalysis {
  readonly policies: RolePolicySet;
  readonly judged: readonly JudgedNeed[];
  /** The needs for the resources they were decided for. */
  readonly settled: readonly AccessNeed[];
  readonly granted: GrantedService[];
  readonly limits: PermissionLimit[];
  readonly needed: NeededPermission[];
  readonly excess: ExcessPermission[];
  readonly excessCount: number;
  readonly tooBroad: BroadPermission[];
  readonly findings: BareFinding[];
  readonly unknowns: string[];
}

/**
 * What a role may do, what its agent needs, and the difference. Gives the
 * event loop its turn between the steps, each of which is short.
 */
export async function analysePermissions(
  subject: AnalysisSubject,
  tools: AnalysisTools,
): Promise<BareAnalysis> {
  const { agent, role, needs } = subject;
  const policies = RolePolicySet.fromRole(role);
  const judged = judgeNeeds(subject, policies);
  const settled = settledNeeds(judged);
  await setImmediate();
  const comparison = compare(policies, settled, tools.knowledge);
  await setImmediate();
  const granted = await describeGranted(
    policies,
    tools.knowledge,
    needs.map(({ action }) => action),
  );
  await setImmediate();
  const findings = withUniqueIds([
    ...findFindings(policies, judged, tools),
    ...findModuleFindings(tools.rules, { agent, role }, policies, tools.logger),
  ]);
  return {
    policies,
    judged,
    settled,
    granted,
    limits: describeLimits(policies, role),
    needed: role.incomplete
      ? needs.map(need => toUndecided(need, 'the policies could not be read'))
      : judged.map(item => toNeededPermission(item, policies)),
    excess: comparison.excess
      .slice(0, MAX_EXCESS)
      .map(item => toExcessPermission(item, policies)),
    excessCount: comparison.excess.length,
    tooBroad: comparison.tooBroad.map(item =>
      toBroadPermission(item, policies),
    ),
    findings: findings.sort(bySeverity),
    unknowns: unknownsOf(subject, policies),
  };
}

function judgeNeeds(
  { role, agent, needs }: AnalysisSubject,
  policies: RolePolicySet,
): JudgedNeed[] {
  const judge = NeedJudge.create(
    {
      arn: role.arn,
      name: role.name,
      accountId: agent.accountId,
      partition: agent.partition,
    },
    policies,
  );
  return needs.map(need => judge.judge(need));
}

function compare(
  { identity, boundary, scp }: RolePolicySet,
  needs: readonly AccessNeed[],
  knowledge: ServiceKnowledge,
): NeedComparison {
  return compareNeeds({
    needs,
    policies: { identity, boundary, scp },
    knowledge,
  });
}

function unknownsOf(
  { role, needs }: AnalysisSubject,
  { malformed }: RolePolicySet,
): string[] {
  const unnamed = needs.filter(({ scope }) => scope === 'pattern');
  return [
    ...(role.incomplete
      ? [
          'Some policies of the role could not be read: what they grant is not shown.',
        ]
      : []),
    ...malformed.map(
      ({ text }) => `The policy ${text.name} could not be understood.`,
    ),
    ...(unnamed.length > 0
      ? [
          `The annotations do not say on which resources these are needed: ${[
            ...new Set(unnamed.map(({ action }) => action)),
          ].join(', ')}. Name them in aws-agents/resources.`,
        ]
      : []),
  ];
}

function bySeverity(a: BareFinding, b: BareFinding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
