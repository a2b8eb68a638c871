import type { Policy } from 'iam-policy-engine';
import { matchesGlob } from '../glob';
import type { ConcreteNeed } from './expandNeeds';

/**
 * Resources for which a need may be met. Where any resource within a pattern
 * will do, what the policies themselves name within it counts too, narrowest
 * first: a role that may write to one workspace has what it needs.
 */
export function resourceCandidates(
  { resource, anyWithin }: ConcreteNeed,
  identity: readonly Policy[],
): string[] {
  if (!anyWithin || !resource.includes('*')) {
    return [resource];
  }
  const named = identity
    .flatMap(policy => policy.statements)
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement =>
      statement.resource?.negated ? [] : statement.resource?.patterns ?? [],
    )
    .map(pattern => commonResource(pattern, resource))
    .filter(arn => arn !== undefined && matchesGlob(resource, arn));
  return [...new Set([...named, resource])].filter(arn => arn !== undefined);
}

/**
 * What two ARN patterns have in common, part by part: what the policy names,
 * and where it leaves a part open, what the need names.
 */
function commonResource(granted: string, needed: string): string | undefined {
  const [grantedParts, neededParts] = [arnParts(granted), arnParts(needed)];
  if (grantedParts.length !== neededParts.length) {
    return undefined;
  }
  const isOpen = (part: string) => /^\*+$/.test(part);
  return grantedParts
    .map((part, index) => (isOpen(part) ? neededParts[index] : part))
    .join(':');
}

/** `arn`, partition, service, region, account and all that follows. */
function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
