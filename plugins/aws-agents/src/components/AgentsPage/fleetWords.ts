import type { PermissionSummary } from 'backstage-plugin-aws-agents-common';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Findings by severity, the gravest first: `1 critical`, `2 low`; or `none`. */
export function findingsText({
  findings,
  waived,
}: PermissionSummary): string[] {
  const lines = SEVERITIES.filter(severity => findings[severity] > 0).map(
    severity => `${findings[severity]} ${severity}`,
  );
  return [
    ...(lines.length > 0 ? lines : ['none']),
    ...(waived > 0 ? [`${waived} accepted`] : []),
  ];
}
