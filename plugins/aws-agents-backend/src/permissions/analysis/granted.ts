import {
  ACCESS_LEVELS,
  type GrantedLevel,
  type GrantedService,
  type GrantingStatement,
} from 'backstage-plugin-aws-agents-common';
import {
  actionsCoveredBy,
  riskOfAction,
  SEVERITIES,
  type CoveredAction,
  type Policy,
  type Statement,
} from 'iam-policy-engine';
import type { ServiceKnowledge } from '../knowledge';
import { AccessLimits } from './AccessLimits';
import { createBreath } from './breathe';
import type { RolePolicySet } from './rolePolicies';

/** Stands for grants that name no single service. */
const EVERY_SERVICE = '*';
/** Actions of one level that are named. */
const MAX_NAMED = 6;
/** Entries of one statement that are shown. */
const MAX_ENTRIES = 30;

/** What is allowed of one service while it is being counted. */
interface Tally {
  readonly allowed: Map<string, CoveredAction>;
  readonly statements: GrantingStatement[];
  stopped: number;
  /** False when an entry named actions that nobody knows. */
  known: boolean;
}

/**
 * What a role may do, by service and access level. An action counts when some
 * statement allows it on something and nothing that limits the role stops it
 * everywhere; conditions are taken to hold.
 *
 * @param needed - actions that the agent needs, in lower case
 */
export async function describeGranted(
  policies: RolePolicySet,
  knowledge: ServiceKnowledge,
  needed: ReadonlySet<string>,
): Promise<GrantedService[]> {
  const breathe = createBreath();
  const limits = AccessLimits.create(policies);
  const tallies = new Map<string, Tally>();
  for (const policy of policies.identity) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow') {
        const context = { tallies, limits, knowledge, policies };
        for (const share of entriesByService(statement)) {
          tallyEntries(policy, statement, share, context);
          await breathe();
        }
      }
    }
  }
  return [...tallies]
    .map(([service, tally]) => toService(service, tally, knowledge, needed))
    .sort(byRisk)
    .map(({ service }) => service);
}

interface Context {
  readonly tallies: Map<string, Tally>;
  readonly limits: AccessLimits;
  readonly knowledge: ServiceKnowledge;
  readonly policies: RolePolicySet;
}

function tallyEntries(
  policy: Policy,
  statement: Statement,
  [service, entries]: [service: string, entries: readonly Entry[]],
  { tallies, limits, knowledge, policies }: Context,
): void {
  const tally: Tally = tallies.get(service) ?? {
    allowed: new Map(),
    statements: [],
    stopped: 0,
    known: true,
  };
  tallies.set(service, tally);
  tally.statements.push({
    statement: policies.place(policy.id, statement),
    actions: entries.slice(0, MAX_ENTRIES).map(({ text }) => text),
    resources: resourcesOf(statement).slice(0, MAX_ENTRIES),
    conditions: statement.conditions.map(
      ({ operator, key, values }) =>
        `${operator}: ${key} = ${values.join(', ')}`,
    ),
  });
  for (const entry of entries) {
    const covered = entry.covered(knowledge);
    tally.known &&= covered.length > 0;
    for (const action of covered) {
      if (limits.stop(action.name, statement)) {
        tally.stopped += 1;
      } else {
        tally.allowed.set(action.name.toLowerCase(), action);
      }
    }
  }
}

interface Entry {
  readonly text: string;
  covered(knowledge: ServiceKnowledge): CoveredAction[];
}

function entriesByService({ action }: Statement): Map<string, Entry[]> {
  if (action.negated) {
    const text = `NotAction ${action.patterns.join(', ')}`;
    return new Map([
      [
        EVERY_SERVICE,
        [{ text, covered: knowledge => allBut(action.patterns, knowledge) }],
      ],
    ]);
  }
  const entries = new Map<string, Entry[]>();
  for (const text of action.patterns) {
    const prefix = text.slice(0, Math.max(0, text.indexOf(':'))).toLowerCase();
    const service =
      prefix === '' || /[*?]/.test(prefix) ? EVERY_SERVICE : prefix;
    const list = entries.get(service) ?? [];
    list.push({
      text,
      covered: knowledge => actionsCoveredBy(text, knowledge),
    });
    entries.set(service, list);
  }
  return entries;
}

function allBut(
  patterns: readonly string[],
  knowledge: ServiceKnowledge,
): CoveredAction[] {
  const excluded = new Set(
    patterns.flatMap(pattern =>
      actionsCoveredBy(pattern, knowledge).map(({ name }) => name),
    ),
  );
  return actionsCoveredBy('*', knowledge).filter(
    ({ name }) => !excluded.has(name),
  );
}

function resourcesOf({ resource }: Statement): string[] {
  const patterns = resource?.patterns ?? ['*'];
  return resource?.negated
    ? [`NotResource ${patterns.join(', ')}`]
    : [...patterns];
}

interface Ranked {
  readonly service: GrantedService;
  readonly risk: number;
}

function toService(
  service: string,
  tally: Tally,
  knowledge: ServiceKnowledge,
  needed: ReadonlySet<string>,
): Ranked {
  const totals = totalsOf(service, knowledge);
  const allowed = [...tally.allowed.values()];
  const ranked = allowed
    .map(action => ({
      action,
      risk: SEVERITIES.indexOf(
        riskOfAction(action.name, action.known).severity,
      ),
    }))
    .sort((a, b) => a.risk - b.risk || compare(a.action.name, b.action.name));
  const levels = ACCESS_LEVELS.flatMap((level): GrantedLevel[] => {
    const ofLevel = ranked.filter(
      ({ action }) => action.known.accessLevel === level,
    );
    return ofLevel.length === 0
      ? []
      : [
          {
            level,
            allowed: ofLevel.length,
            total: totals.get(level) ?? 0,
            actions: ofLevel
              .slice(0, MAX_NAMED)
              .map(({ action }) => action.name),
          },
        ];
  });
  return {
    risk: ranked[0]?.risk ?? SEVERITIES.length,
    service: {
      service,
      title:
        service === EVERY_SERVICE
          ? 'Every service'
          : knowledge.titleOf(service),
      known: tally.known,
      levels,
      allowed: allowed.length,
      total: [...totals.values()].reduce((sum, count) => sum + count, 0),
      stopped: tally.stopped,
      notNeeded: allowed.filter(({ name }) => !needed.has(name.toLowerCase()))
        .length,
      statements: tally.statements,
    },
  };
}

function totalsOf(
  service: string,
  knowledge: ServiceKnowledge,
): Map<string, number> {
  const totals = new Map<string, number>();
  const services =
    service === EVERY_SERVICE ? [...knowledge.services] : [service];
  for (const name of services) {
    for (const { accessLevel } of knowledge.actionsOf(name)) {
      totals.set(accessLevel, (totals.get(accessLevel) ?? 0) + 1);
    }
  }
  return totals;
}

function byRisk(a: Ranked, b: Ranked): number {
  return (
    a.risk - b.risk ||
    b.service.notNeeded - a.service.notNeeded ||
    compare(a.service.service, b.service.service)
  );
}

/** Like the comparison of the language, without a locale's cost. */
function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
