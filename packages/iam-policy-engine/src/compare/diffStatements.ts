import { statementDocument } from '../findings/elements';
import { describeCondition } from '../needs/conditionLines';
import { ApplicablePolicies } from '../evaluation/types';
import { PatternElement, PolicyType } from '../policy/types';
import { Placed, placedStatements } from '../probes/probe';
import { ElementChange, LocatedStatement, StatementChange } from './types';

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'Resource',
  'Condition',
] as const;

type Elements = Readonly<Record<(typeof ELEMENTS)[number], readonly string[]>>;

/** A statement with its elements as lists of texts. */
interface Entry {
  readonly placed: Placed;
  readonly elements: Elements;
}

/**
 * Compares statements by what they say: order, and lists of one, do not matter. Statements belong together when they
 * say the same, else by Sid, else by the most actions and resources in common.
 */
export function diffStatements(
  before: ApplicablePolicies,
  after: ApplicablePolicies,
): StatementChange[] {
  const left = entriesByType(before);
  const right = entriesByType(after);
  const types = new Set([...left.keys(), ...right.keys()]);
  return [...types].flatMap(type =>
    diffEntries(left.get(type) ?? [], right.get(type) ?? []),
  );
}

function entriesByType(policies: ApplicablePolicies): Map<PolicyType, Entry[]> {
  const byType = new Map<PolicyType, Entry[]>();
  for (const placed of placedStatements(policies)) {
    const entries = byType.get(placed.policy.type) ?? [];
    entries.push({ placed, elements: elementsOf(placed) });
    byType.set(placed.policy.type, entries);
  }
  return byType;
}

function elementsOf({ statement }: Placed): Elements {
  const { sid, effect, action, resource, principal, conditions } = statement;
  const named = (name: string, element: PatternElement | undefined) =>
    (element?.patterns ?? []).map(pattern =>
      element?.negated ? `Not${name} ${pattern}` : pattern,
    );
  return {
    Sid: sid === undefined ? [] : [sid],
    Effect: [effect],
    Principal: (principal?.principals ?? []).map(
      ({ category, value }) =>
        `${principal?.negated ? 'NotPrincipal ' : ''}${category} ${value}`,
    ),
    Action: named('Action', action),
    Resource: named('Resource', resource),
    Condition: conditions.map(describeCondition),
  };
}

type Match = (before: Entry, after: Entry) => boolean;

const sameElements =
  (names: readonly (typeof ELEMENTS)[number][]): Match =>
  (before, after) =>
    names.every(
      name =>
        missingFrom(before.elements[name], after.elements[name]).length === 0 &&
        missingFrom(after.elements[name], before.elements[name]).length === 0,
    );

const sameSid: Match = (before, after) =>
  before.elements.Sid.length > 0 &&
  before.elements.Sid[0] === after.elements.Sid[0];

function diffEntries(
  before: readonly Entry[],
  after: readonly Entry[],
): StatementChange[] {
  const leftover = new Set(after);
  const partner = new Map<Entry, Entry>();
  const pairUp = (choose: (entry: Entry) => Entry | undefined) => {
    for (const entry of before) {
      const match = partner.has(entry) ? undefined : choose(entry);
      if (match) {
        partner.set(entry, match);
        leftover.delete(match);
      }
    }
  };
  const by = (match: Match) => (entry: Entry) =>
    [...leftover].find(candidate => match(entry, candidate));
  pairUp(by(sameElements(ELEMENTS)));
  pairUp(by(sameElements(ELEMENTS.filter(name => name !== 'Sid'))));
  pairUp(by(sameSid));
  pairUp(entry => mostAlike(entry, [...leftover]));
  return [
    ...before.flatMap(entry => changeOf(entry, partner.get(entry)) ?? []),
    ...[...leftover].flatMap(entry => changeOf(undefined, entry) ?? []),
  ];
}

function mostAlike(
  entry: Entry,
  candidates: readonly Entry[],
): Entry | undefined {
  const shared = (other: Entry, name: 'Action' | 'Resource') =>
    entry.elements[name].length -
    missingFrom(entry.elements[name], other.elements[name]).length;
  const ranked = candidates
    .filter(
      other =>
        other.elements.Effect[0] === entry.elements.Effect[0] &&
        shared(other, 'Action') > 0,
    )
    .map(other => ({
      other,
      score: shared(other, 'Action') + shared(other, 'Resource'),
    }))
    .sort((a, b) => b.score - a.score);
  return ranked[0]?.other;
}

/** The entries that are in the first list and not in the second. */
function missingFrom(
  list: readonly string[],
  other: readonly string[],
): string[] {
  const present = new Set(other);
  return list.filter(text => !present.has(text));
}

function changeOf(
  before: Entry | undefined,
  after: Entry | undefined,
): StatementChange | undefined {
  const elements = ELEMENTS.map((element): ElementChange => {
    const left = before?.elements[element] ?? [];
    const right = after?.elements[element] ?? [];
    return {
      element,
      removed: missingFrom(left, right),
      added: missingFrom(right, left),
    };
  }).filter(({ removed, added }) => removed.length + added.length > 0);
  if (before && after && elements.length === 0) return undefined;
  const onlySide = before ? 'removed' : 'added';
  return {
    kind: before && after ? 'changed' : onlySide,
    before: before && locate(before),
    after: after && locate(after),
    elements,
  };
}

function locate({ placed: { policy, statement } }: Entry): LocatedStatement {
  const { id, arn, type } = policy;
  const { index, sid } = statement;
  return {
    policy: { id, arn, type },
    statement: { index, sid },
    document: statementDocument(policy, index) ?? {
      Effect: statement.effect,
    },
  };
}
