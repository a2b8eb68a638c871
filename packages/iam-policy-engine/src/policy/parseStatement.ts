import { ELEMENT_RULES, ElementRules, POLICY_TYPE_NAMES } from './elementRules';
import { IssueList, describeValue, isRecord } from './issueList';
import { memberPath } from './jsonPath';
import {
  parseActions,
  parseConditions,
  parsePrincipals,
  parseResources,
} from './parseElements';
import {
  PatternElement,
  PolicyType,
  PrincipalElement,
  Statement,
} from './types';

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** What reading the elements of one statement needs. */
interface Reading {
  readonly source: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly type: PolicyType;
  readonly rules: ElementRules;
  readonly issues: IssueList;
}

/** Reads one statement; what is wrong goes to `issues`, and the result is then not to be used. */
export function parseStatement(
  value: unknown,
  index: number,
  path: string,
  type: PolicyType,
  issues: IssueList,
): Statement | undefined {
  if (!isRecord(value)) {
    issues.add(
      'wrong-type',
      path,
      `${describeValue(value)} is no statement`,
      'an object with Effect, Action and the elements they apply to',
    );
    return undefined;
  }
  reportUnknownElements(value, path, ELEMENTS, issues);
  const rules = ELEMENT_RULES[type];
  const reading: Reading = { source: value, path, type, rules, issues };
  const effect = readEffect(reading);
  const action = readActions(reading);
  const statement = {
    index,
    sid: readSid(reading),
    resource: readResources(reading),
    principal: readPrincipals(reading),
    conditions: has(value, 'Condition')
      ? parseConditions(value.Condition, memberPath(path, 'Condition'), issues)
      : [],
  };
  return effect && action ? { ...statement, effect, action } : undefined;
}

/** Reports members that the grammar does not know. */
export function reportUnknownElements(
  value: Readonly<Record<string, unknown>>,
  path: string,
  known: readonly string[],
  issues: IssueList,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      const meant = known.find(k => k.toLowerCase() === key.toLowerCase());
      issues.add(
        'unknown-element',
        memberPath(path, key),
        `${describeValue(key)} is no element of a policy`,
        meant
          ? `did you mean ${meant}? Element names are case-sensitive`
          : `one of ${known.join(', ')}`,
      );
    }
  }
}

function has(source: Readonly<Record<string, unknown>>, key: string): boolean {
  return source[key] !== undefined;
}

function readEffect({ source, path, issues }: Reading) {
  const effect = source.Effect;
  if (effect === 'Allow' || effect === 'Deny') return effect;
  issues.add(
    has(source, 'Effect') ? 'bad-effect' : 'missing-element',
    memberPath(path, 'Effect'),
    has(source, 'Effect')
      ? `${describeValue(effect)} is no effect`
      : 'the statement has no Effect',
    '"Allow" or "Deny", spelled exactly so',
  );
  return undefined;
}

function readSid({ source, path, rules, issues }: Reading): string | undefined {
  const sid = source.Sid;
  if (sid === undefined) return undefined;
  const at = memberPath(path, 'Sid');
  if (typeof sid !== 'string') {
    issues.add(
      'wrong-type',
      at,
      `${describeValue(sid)} is no string`,
      'a string',
    );
    return undefined;
  }
  if (rules.plainSids && !/^[A-Za-z0-9]*$/.test(sid)) {
    issues.add(
      'bad-sid',
      at,
      `${describeValue(sid)} has characters that IAM does not take`,
      'letters A-Z, a-z and digits only',
    );
  }
  return sid === '' ? undefined : sid;
}

/** Picks an element or its `Not` form, and reports when both are there. */
function pickForm(
  { source, path, issues }: Reading,
  name: string,
): { readonly key: string; readonly negated: boolean } | undefined {
  const negatedName = `Not${name}`;
  const negated = has(source, negatedName);
  if (has(source, name) && negated) {
    issues.add(
      'conflicting-elements',
      memberPath(path, negatedName),
      `the statement has both ${name} and ${negatedName}`,
      `either ${name} or ${negatedName}`,
    );
  }
  if (!has(source, name) && !negated) return undefined;
  return { key: negated ? negatedName : name, negated };
}

function readActions(reading: Reading): PatternElement | undefined {
  const { source, path, issues } = reading;
  const form = pickForm(reading, 'Action');
  if (!form) {
    issues.add(
      'missing-element',
      memberPath(path, 'Action'),
      'the statement has neither Action nor NotAction',
      'an action such as "s3:GetObject"',
    );
    return undefined;
  }
  const at = memberPath(path, form.key);
  return {
    negated: form.negated,
    patterns: parseActions(source[form.key], at, issues),
  };
}

function readResources(reading: Reading): PatternElement | undefined {
  const { source, path, rules, issues } = reading;
  const form = pickForm(reading, 'Resource');
  if (!form || rules.resource === 'prohibited') {
    reportPresence(reading, 'Resource', form?.key, rules.resource);
    return undefined;
  }
  const patterns = parseResources(
    source[form.key],
    memberPath(path, form.key),
    rules.resourcesAreArns,
    issues,
  );
  return { negated: form.negated, patterns };
}

function readPrincipals(reading: Reading): PrincipalElement | undefined {
  const { source, path, rules, issues } = reading;
  const form = pickForm(reading, 'Principal');
  if (!form || rules.principal === 'prohibited') {
    reportPresence(reading, 'Principal', form?.key, rules.principal);
    return undefined;
  }
  const at = memberPath(path, form.key);
  return {
    negated: form.negated,
    principals: parsePrincipals(source[form.key], at, issues),
  };
}

function reportPresence(
  { path, type, issues }: Reading,
  name: 'Resource' | 'Principal',
  found: string | undefined,
  presence: ElementRules['resource'],
): void {
  const owner = POLICY_TYPE_NAMES[type];
  if (found === undefined && presence === 'required') {
    issues.add(
      'missing-element',
      memberPath(path, name),
      `the statement has neither ${name} nor Not${name}`,
      `${owner} must say ${
        name === 'Resource' ? 'which resources' : 'which principals'
      } the statement is about`,
    );
  }
  if (found !== undefined && presence === 'prohibited') {
    issues.add(
      'prohibited-element',
      memberPath(path, found),
      `${found} has no place in ${owner}`,
      `remove ${found}: the ${
        name === 'Resource' ? 'role' : 'identity'
      } the policy belongs to is meant implicitly`,
    );
  }
}
