import {
  ACCESS_LEVELS,
  type GrantedLevel,
  type GrantedService,
  type GrantingStatement,
} from 'backstage-plugin-aws-agents-common';
import {
  actionsCoveredBy,
  type CoveredAction,
  type KnownAction,
  type Policy,
  type Statement,
} from 'iam-policy-engine';
import type { ServiceKnowledge } from '../knowledge';
import { AccessLimits } from './AccessLimits';
import { createBreath } from '../breathe';
import { RiskRanks } from './RiskRanks';
import type { RolePolicySet } from './rolePolicies';

/** Stands for grants that name no single service. */
const EVERY_SERVICE = '*';
/** Actions of one level that are named. */
const MAX_NAMED = 6;
/** Entries of one statement that are shown. */
const MAX_ENTRIES = 30;

/** What is allowed of one service while it is being counted. */
interface Tally {
  /** Names of the actions that are allowed, with prefix. */
  readonly allowed: Map<KnownAction, string>;
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
 * @param needed - actions that the agent needs
 */
export async function describeGranted(
  policies: RolePolicySet,
  knowledge: ServiceKnowledge,
  needed: readonly string[],
): Promise<GrantedService[]> {
  const breathe = createBreath();
  const limits = AccessLimits.create(policies);
  const tallies = new Map<string, Tally>();
  const neededActions = [...new Set(needed)].flatMap(action =>
    actionsCoveredBy(action, knowledge).map(({ known }) => known),
  );
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
  const services: Ranked[] = [];
  for (const [service, tally] of tallies) {
    services.push(toService(service, tally, knowledge, neededActions));
    await breathe();
  }
  return services.sort(byRisk).map(({ service }) => service);
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
        tally.allowed.set(action.known, action.name);
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
      actionsCoveredBy(pattern, knowledge).map(({ known }) => known),
    ),
  );
  return actionsCoveredBy('*', knowledge).filter(
    ({ known }) => !excluded.has(known),
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
  needed: readonly KnownAction[],
): Ranked {
  const totals = totalsOf(service, knowledge);
  const byLevel = new Map(ACCESS_LEVELS.map(level => [level, new RiskRanks()]));
  for (const [known, name] of tally.allowed) {
    byLevel.get(known.accessLevel)?.add(name, known);
  }
  const serving = needed.filter(known => tally.allowed.has(known));
  const levels = [...byLevel].flatMap(([level, ranks]): GrantedLevel[] =>
    ranks.size === 0
      ? []
      : [
          {
            level,
            allowed: ranks.size,
            total: totals.get(level) ?? 0,
            actions: ranks.worst(MAX_NAMED),
          },
        ],
  );
  return {
    risk: Math.min(...[...byLevel.values()].map(({ worstRank }) => worstRank)),
    service: {
      service,
      title:
        service === EVERY_SERVICE
          ? 'Every service'
          : knowledge.titleOf(service),
      known: tally.known,
      levels,
      allowed: tally.allowed.size,
      total: [...totals.values()].reduce((sum, count) => sum + count, 0),
      stopped: tally.stopped,
      notNeeded: tally.allowed.size - serving.length,
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
    (a.service.service < b.service.service ? -1 : 1)
  );
}
