import type {
  FindingWaiver,
  PermissionAnalysis,
  PermissionFinding,
  RoleData,
  TrustSummary,
} from 'backstage-plugin-aws-agents-common';
import { SEVERITIES } from 'iam-policy-engine';
import type { PolicyConfirmationData, ServiceUseData } from '../../collectors';
import { toFindingWaiver, type WaiverRecord } from '../../waivers';
import {
  applyWaivers,
  describeTrust,
  summarise,
  type BareAnalysis,
  type TrustSurroundings,
} from '../../permissions';
import { toConfirmation } from './toConfirmation';
import { toUnused } from './toUnused';

/** What beside the analysis goes into the answer. */
export interface AnalysisSurroundings {
  readonly role: RoleData;
  /** All of the agent. */
  readonly waivers: readonly WaiverRecord[];
  readonly trust: TrustSurroundings;
  /** Use of services, or why it is not known. */
  readonly use: ServiceUseData | { readonly reason: string };
  /** What AWS says itself; undefined when it is not to be asked. */
  readonly confirmation: PolicyConfirmationData | null | undefined;
  readonly now: Date;
}

/** An analysis with what changes between two of them: waivers, use, and names. */
export function toPermissionAnalysis(
  analysis: BareAnalysis,
  { role, now, trust, use, confirmation, ...rest }: AnalysisSurroundings,
): PermissionAnalysis {
  const waivers = rest.waivers.map(waiver => toFindingWaiver(waiver, now));
  const active = new Map(
    waivers
      .filter(({ state }) => state === 'active')
      .map(waiver => [waiver.findingId, waiver]),
  );
  const findings = analysis.findings.map(finding => ({
    ...finding,
    waiver: active.get(finding.id) ?? null,
  }));
  const { granted, limits, needed, excess, excessCount, tooBroad } = analysis;
  return {
    roleArn: role.arn,
    summary: applyWaivers(summarise(analysis), id => active.has(id)),
    granted,
    limits,
    needed,
    excess,
    excessCount,
    tooBroad,
    unused: toUnused(role, use, analysis),
    findings,
    waivers: waivers satisfies FindingWaiver[],
    trust: toTrustSummary(analysis, findings, trust),
    policies: analysis.policies.all.map(({ text }) => text),
    confirmation:
      confirmation === undefined
        ? { state: 'off' }
        : toConfirmation(confirmation, analysis, now),
    unknowns: analysis.unknowns,
  };
}

function toTrustSummary(
  { policies }: BareAnalysis,
  findings: readonly PermissionFinding[],
  surroundings: TrustSurroundings,
): TrustSummary {
  const { trust } = policies;
  if (!trust) {
    return { policyId: 'trust', statements: null };
  }
  return {
    policyId: trust.id,
    statements: describeTrust(trust, policies, surroundings).map(statement => ({
      ...statement,
      severity: worstOf(
        findings.filter(
          finding =>
            finding.policyId === trust.id &&
            finding.waiver === null &&
            finding.statement?.index === statement.statement.index,
        ),
      ),
    })),
  };
}

function worstOf(
  findings: readonly PermissionFinding[],
): PermissionFinding['severity'] | null {
  return (
    SEVERITIES.find(severity =>
      findings.some(finding => finding.severity === severity),
    ) ?? null
  );
}
