import type {
  NeededPermission,
  PermissionSummary,
  PolicyText,
  StatementPlace,
  TrustedPrincipal,
} from 'backstage-plugin-aws-agents-common';

/** A number and its noun: `1 statement`, `2 statements`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`;
}

/** Where a statement stands: `ReadMetrics in alloy-cloudwatch`. */
export function placeText(place: StatementPlace): string {
  return `${place.sid ?? `statement ${place.index + 1}`} in ${
    place.policyName
  }`;
}

/** Lines of a text: `line 4`, `lines 4 to 9`. */
export function linesText(lines: { start: number; end: number }): string {
  return lines.start === lines.end
    ? `line ${lines.start}`
    : `lines ${lines.start} to ${lines.end}`;
}

/** How much is allowed beyond the needs, in words: `2 in excess, 1 too broad`. */
export function widerText(summary: PermissionSummary): string {
  const { excess, tooBroad } = summary;
  return (
    [
      excess > 0 && `${excess.toLocaleString('en')} in excess`,
      tooBroad > 0 && `${tooBroad.toLocaleString('en')} too broad`,
    ]
      .filter(Boolean)
      .join(', ') || 'nothing'
  );
}

export const POLICY_KINDS: Readonly<Record<PolicyText['kind'], string>> = {
  inline: 'inline policy',
  managed: 'managed policy',
  boundary: 'permissions boundary',
  scp: 'service control policy',
  trust: 'trust policy',
};

/** Name, kind and version of a policy. */
export function policyTitle(policy: PolicyText): string {
  if (policy.kind === 'trust') {
    return 'Trust policy';
  }
  const version = policy.versionId ? `, ${policy.versionId}` : '';
  return `${policy.name} (${POLICY_KINDS[policy.kind]}${version})`;
}

/** What a trust policy's principal is called. */
export function principalName({ kind, label }: TrustedPrincipal): string {
  return kind === 'anyone' && label === '*' ? 'the whole world' : label;
}

/** How a need came to its resource. */
export const SCOPE_TEXTS: Readonly<Record<NeededPermission['scope'], string>> =
  {
    'no-resource': 'the action takes no resource',
    annotations: 'from the annotations',
    policies: 'the annotations leave it open; the policies of the role name it',
    all: 'all of them, whatever their names',
    pattern: 'nobody names it: all there could be',
  };
