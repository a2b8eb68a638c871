import type {
  FindingCounts,
  FindingSeverityName,
  PermissionSummary,
} from 'backstage-plugin-aws-agents-common';
import type { BareAnalysis } from './analysePermissions';

/**
 * The numbers of an analysis as they are kept beside the observation: findings
 * by id, so that waivers can be applied when they are read.
 */
export interface StoredPermissionSummary
  extends Omit<PermissionSummary, 'findings' | 'waived'> {
  readonly findings: ReadonlyArray<
    readonly [id: string, severity: FindingSeverityName]
  >;
}

const NO_FINDINGS: FindingCounts = {
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  info: 0,
};

/** Optional needs count when they are met, and are never missing. */
export function summarise(analysis: BareAnalysis): StoredPermissionSummary {
  const needed = analysis.needed.filter(
    ({ optional, decision }) => !optional || decision === 'allowed',
  );
  const count = (decision: string) =>
    needed.filter(need => need.decision === decision).length;
  return {
    needed: needed.length,
    met: count('allowed'),
    missing: count('denied'),
    undecided: count('unknown'),
    excess: analysis.excessCount,
    tooBroad: analysis.tooBroad.length,
    findings: analysis.findings.map(({ id, severity }) => [id, severity]),
  };
}

/** The numbers for people, with findings that are waived now left out. */
export function applyWaivers(
  { findings, ...numbers }: StoredPermissionSummary,
  isWaived: (findingId: string) => boolean,
): PermissionSummary {
  const counts = { ...NO_FINDINGS };
  let waived = 0;
  for (const [id, severity] of findings) {
    if (isWaived(id)) {
      waived += 1;
    } else {
      counts[severity] += 1;
    }
  }
  return { ...numbers, findings: counts, waived };
}
