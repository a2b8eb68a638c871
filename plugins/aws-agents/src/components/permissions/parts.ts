import type { PermissionAnalysis } from 'backstage-plugin-aws-agents-common';

/** The parts of the permission view, in their order. */
export const PART_IDS = [
  'missing',
  'findings',
  'excess',
  'granted',
  'needed',
  'trust',
  'fix',
  'policies',
] as const;

export type PartId = (typeof PART_IDS)[number];

/** Anchor of a part in the page. */
export const anchorOf = (part: PartId) => `aws-agent-permissions-${part}`;

/** The parts that something is wrong in: they are open from the start. */
export function worrying(analysis: PermissionAnalysis): PartId[] {
  const { summary, trust } = analysis;
  const open: PartId[] = [];
  if (summary.missing > 0) {
    open.push('missing');
  }
  if (analysis.findings.some(({ waiver }) => !waiver)) {
    open.push('findings');
  }
  if (summary.excess + summary.tooBroad > 0) {
    open.push('excess');
  }
  if (trust.statements?.some(({ severity }) => severity !== null)) {
    open.push('trust');
  }
  return open;
}
