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

/** What a location says of itself, behind its address. */
const LOCATION_FIRST = /^(s3:\/\/\S+): (.+)$/s;
/** ARN of a role, user or policy; its last part names it. */
const IAM_ARN =
  /\barn:aws[\w-]*:iam::\d{12}:[\w-]+\/(?:[^\s/]+\/)*([\w+=,@-]+(?:\.[\w+=,@-]+)*)/g;

/**
 * A cause in the few words that a list has room for: the verdict first, and
 * where it is about behind it, with names instead of ARNs.
 *
 * @param reason - the whole cause, which is at hand elsewhere
 * @param entityRef - whose row it is: that needs no saying
 */
export function shortCause(reason: string, entityRef: string): string {
  const [, location, verdict] = LOCATION_FIRST.exec(reason) ?? [];
  const text = location ? `${verdict} (${location})` : reason;
  const own = text.startsWith(`${entityRef} `)
    ? `It ${text.slice(entityRef.length + 1)}`
    : text;
  return own.replace(IAM_ARN, '$1');
}
