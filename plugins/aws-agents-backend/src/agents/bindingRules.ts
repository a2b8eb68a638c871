import { parseIamArn } from 'backstage-plugin-aws-agents-common';
import type { BindingRule } from '../config';
import { matchesGlob } from '../glob';
import type { EntityFacts } from './entityFacts';

/** Why a binding is refused, and by which rule. */
export interface BindingRefusal {
  /** Null when no rule is about the entity or the role. */
  ruleId: string | null;
  roleArn: string;
  message: string;
  cause: string;
}

/**
 * Decides whether an entity may bind a role. Without rules every binding is
 * allowed; with rules one of them must match the entity, the account and the
 * role's path and name.
 *
 * @returns undefined when it may; else the rule that refuses: the first that
 *   reserves the role for other entities, else the first that lets the entity
 *   bind other roles only
 */
export function refuseBinding(
  rules: readonly BindingRule[],
  entity: EntityFacts,
  roleArn: string,
): BindingRefusal | undefined {
  const about = (rule: BindingRule) => mismatches(rule, entity).length === 0;
  if (
    rules.length === 0 ||
    rules.some(rule => about(rule) && covers(rule, roleArn))
  ) {
    return undefined;
  }
  const refused = {
    roleArn,
    message: `${entity.entityRef} may not bind ${roleArn}`,
  };
  const reserving = rules.find(rule => covers(rule, roleArn));
  if (reserving) {
    return {
      ...refused,
      ruleId: reserving.id,
      cause: `The binding rule ${
        reserving.id
      } reserves this role: the entity's ${mismatches(reserving, entity).join(
        ', and its ',
      )}.`,
    };
  }
  const confining = rules.find(about);
  return confining
    ? {
        ...refused,
        ruleId: confining.id,
        cause: `The binding rule ${
          confining.id
        } lets this entity bind only ${targetOf(confining)}.`,
      }
    : {
        ...refused,
        ruleId: null,
        cause: 'No binding rule is about this entity or this role.',
      };
}

function covers(rule: BindingRule, arn: string): boolean {
  const role = parseIamArn(arn, 'role') ?? parseIamArn(arn, 'user');
  if (!role) {
    return false;
  }
  const pathAndName = `${role.path}${role.name}`.slice(1);
  return (
    (rule.accounts.length === 0 || rule.accounts.includes(role.accountId)) &&
    (rule.roles.length === 0 ||
      rule.roles.some(pattern => matchesGlob(pattern, pathAndName)))
  );
}

/** In which respects an entity is not one the rule is about. */
function mismatches({ entities }: BindingRule, entity: EntityFacts): string[] {
  const lists: [string, readonly string[], string | null][] = [
    ['kind', entities.kinds.map(lower), lower(entity.kind)],
    ['namespace', entities.namespaces.map(lower), lower(entity.namespace)],
    ['owner', entities.owners, entity.owner],
    ['system', entities.systems, entity.system],
  ];
  return [
    ...lists
      .filter(
        ([, accepted, actual]) =>
          accepted.length > 0 && !(actual && accepted.includes(actual)),
      )
      .map(
        ([what, accepted, actual]) =>
          `${what} is ${actual ?? 'not set'} instead of ${accepted.join(
            ' or ',
          )}`,
      ),
    ...Object.entries(entities.labels)
      .filter(([label, value]) => entity.labels[label] !== value)
      .map(
        ([label, value]) =>
          `label ${label} is ${
            entity.labels[label] ?? 'not set'
          } instead of ${value}`,
      ),
  ];
}

function targetOf(rule: BindingRule): string {
  const roles = rule.roles.length ? `roles ${rule.roles.join(', ')}` : 'roles';
  const accounts = rule.accounts.length
    ? `accounts ${rule.accounts.join(', ')}`
    : 'any account';
  return `${roles} in ${accounts}`;
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
