import type { ActionKnowledge } from 'iam-policy-engine';

/** Entries of `Action` and the text's size, as AWS's managed policies of that name had them in 2026, rounded down. */
const READ_ONLY_ENTRIES = 1_400;
const SECURITY_AUDIT_ENTRIES = 580;

/** Verbs that ReadOnlyAccess grants by pattern. */
const PATTERN_VERBS = ['BatchGet', 'Describe', 'Get', 'List', 'Search', 'View'];

/** A made-up policy the size of a managed one, and what of it is counted. */
export interface ManagedPolicy {
  readonly text: string;
  readonly entries: number;
}

function policyOf(entries: readonly string[]): ManagedPolicy {
  const statement = { Effect: 'Allow', Action: entries, Resource: '*' };
  return {
    text: JSON.stringify(
      { Version: '2012-10-17', Statement: [statement] },
      null,
      2,
    ),
    entries: entries.length,
  };
}

/** Reading actions of all services, `service:Name`, in alphabetical order. */
function readingActions(knowledge: ActionKnowledge): string[] {
  return [...knowledge.services].sort().flatMap(service =>
    knowledge
      .actionsOf(service)
      .filter(({ accessLevel }) => /^(?:List|Read)$/.test(accessLevel))
      .map(({ name }) => `${service}:${name}`),
  );
}

/** Every n-th, so that as many are left, from all services. */
function thinned(all: readonly string[], count: number): string[] {
  const step = all.length / count;
  return Array.from({ length: count }, (_, i) => all[Math.floor(i * step)]);
}

/** Patterns by verb for half of the services, single actions for the others: as AWS's ReadOnlyAccess is written. */
export function readOnlyAccess(knowledge: ActionKnowledge): ManagedPolicy {
  const services = [...knowledge.services].sort();
  const byPattern = new Set(services.filter((_, i) => i % 2 === 0));
  const actions = readingActions(knowledge);
  const patterns = actions.flatMap(action => {
    const [service, name] = action.split(':');
    const verb = PATTERN_VERBS.find(each => name.startsWith(each));
    return byPattern.has(service) && verb ? [`${service}:${verb}*`] : [];
  });
  const unique = [...new Set(patterns)];
  const single = actions.filter(action => !byPattern.has(action.split(':')[0]));
  return policyOf(
    [...unique, ...thinned(single, READ_ONLY_ENTRIES - unique.length)].sort(),
  );
}

/** Single reading actions of all services: as AWS's SecurityAudit is written. */
export function securityAudit(knowledge: ActionKnowledge): ManagedPolicy {
  return policyOf(thinned(readingActions(knowledge), SECURITY_AUDIT_ENTRIES));
}
