import type { Entity } from '@backstage/catalog-model';
import {
  AWS_AGENTS_ANNOTATIONS as NAMES,
  type OnboardingProblem,
  type OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { DraftRoles } from './draftAgent';

/**
 * Refuses to replace an agent that the entity has already. The same agent, as
 * this service would make it, may be generated again.
 */
export function otherAgent(
  entity: Entity,
  { accountId }: Pick<OnboardingRequest, 'accountId'>,
  roles: DraftRoles,
): OnboardingProblem[] {
  const current = entity.metadata.annotations?.[NAMES.roleArn]?.trim();
  if (!current || isOf(current, accountId, roles)) {
    return [];
  }
  return [
    {
      field: 'entityRef',
      message: `has an agent already, with the role ${current}`,
      expected: `an entity without an agent; to replace this one, remove its annotations aws-agents/... first`,
    },
  ];
}

/**
 * What becomes of the annotations when an agent is generated again, in one
 * sentence; nothing for an agent that is new.
 */
export function updateNote(
  entity: Entity,
  annotations: Readonly<Record<string, string>>,
): string[] {
  const current = entity.metadata.annotations ?? {};
  if (!current[NAMES.roleArn]) {
    return [];
  }
  const changed = Object.entries(annotations)
    .filter(([name, value]) => current[name]?.trim() !== value.trim())
    .map(([name]) => name);
  const kept = Object.values(NAMES).filter(
    name => current[name] !== undefined && annotations[name] === undefined,
  );
  const parts = [
    'The entity has this agent already: its files are written anew',
    changed.length
      ? `changed annotations are ${changed.join(', ')}`
      : 'no annotation changes',
    ...(kept.length ? [`what stays as it is: ${kept.join(', ')}`] : []),
  ];
  return [`${parts.join('; ')}.`];
}

/** While no account is chosen yet, the name of the role tells. */
function isOf(
  roleArn: string,
  accountId: string,
  { path, agentRoleName }: DraftRoles,
): boolean {
  const [, , , , account, ...resource] = roleArn.split(':');
  return (
    resource.join(':') === `role${path}${agentRoleName}` &&
    (!accountId || account === accountId)
  );
}
