import type { PermissionAnalysis } from 'backstage-plugin-aws-agents-common';
import type { PartId } from './parts';
import { countFindings, worstOf } from './severity';
import { count, principalName, widerText } from './words';

function missingNote({ summary, needed }: PermissionAnalysis): string {
  const optional = needed.filter(
    need => need.decision === 'denied' && need.optional,
  ).length;
  const required =
    summary.missing > 0 ? count(summary.missing, 'permission') : 'nothing';
  if (optional === 0) {
    return required;
  }
  return summary.missing > 0
    ? `${required}, and ${optional} optional`
    : `nothing but ${optional} optional`;
}

function findingsNote({ summary }: PermissionAnalysis): string {
  const open = worstOf(summary.findings)
    ? countFindings(summary.findings)
    : 'none';
  return summary.waived > 0 ? `${open}, ${summary.waived} accepted` : open;
}

function neededNote({ needed }: PermissionAnalysis): string {
  const capabilities = new Set(needed.map(({ capability }) => capability));
  return needed.length > 0
    ? `${count(needed.length, 'permission')} for ${count(
        capabilities.size,
        'capability',
        'capabilities',
      )}`
    : 'nothing is known';
}

function trustNote({ trust }: PermissionAnalysis): string {
  if (!trust.statements) {
    return 'unknown';
  }
  const principals = trust.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(statement => statement.principals);
  return principals.map(principalName).join(', ');
}

/** What is inside each part, in a few words. */
export function noteOf(
  analysis: PermissionAnalysis,
): Readonly<Record<PartId, string>> {
  const { summary, granted, policies } = analysis;
  return {
    missing: missingNote(analysis),
    findings: findingsNote(analysis),
    excess: widerText(summary),
    granted: count(granted.length, 'service'),
    needed: neededNote(analysis),
    trust: trustNote(analysis),
    fix: 'the least policy, as JSON, Terraform, CloudFormation or CDK',
    policies: count(policies.length, 'policy', 'policies'),
  };
}
