import { IssueList, describeValue, isRecord } from '../../policy/issueList';
import { memberPath } from '../../policy/jsonPath';
import { parseJsonText } from '../../policy/jsonText';
import { TrustRequirementError } from './errors';
import { FieldRule, TRUST_FIELDS } from './fields';
import { TrustPlatform, TrustRequirement } from './types';

const PLATFORMS = Object.keys(TRUST_FIELDS);

function isPlatform(value: unknown): value is TrustPlatform {
  return typeof value === 'string' && PLATFORMS.includes(value);
}

/**
 * Reads whom a role is to trust from JSON text or from the parsed object.
 *
 * @throws {@link TrustRequirementError} with every issue found; no other error, whatever the input
 * @public
 */
export function parseTrustRequirement(
  input: string | unknown,
): TrustRequirement {
  const issues = new IssueList();
  const value = readInput(input, issues);
  if (!isRecord(value) || !isPlatform(value.platform)) {
    issues.add(
      'wrong-type',
      isRecord(value) ? '$.platform' : '$',
      `${describeValue(isRecord(value) ? value.platform : value)} is no ${
        isRecord(value) ? 'platform' : 'trust requirement'
      }`,
      isRecord(value)
        ? `one of ${PLATFORMS.join(', ')}`
        : 'an object with a platform',
    );
    throw new TrustRequirementError(issues.issues);
  }
  const fields = TRUST_FIELDS[value.platform];
  for (const key of Object.keys(value)) {
    if (key !== 'platform' && !Object.hasOwn(fields, key)) {
      issues.add(
        'unknown-element',
        memberPath('$', key),
        `${describeValue(key)} is no member for ${value.platform}`,
        `one of ${['platform', ...Object.keys(fields)].join(', ')}`,
      );
    }
  }
  for (const [key, rule] of Object.entries(fields)) {
    checkField(value[key], key, rule, issues);
  }
  if (issues.issues.length > 0) throw new TrustRequirementError(issues.issues);
  // Every member was checked above, and the type system cannot follow that.
  return value as unknown as TrustRequirement;
}

function readInput(input: unknown, issues: IssueList): unknown {
  if (typeof input !== 'string') return input;
  const json = parseJsonText(input);
  issues.addAll(json.issues);
  if (!json.ok) throw new TrustRequirementError(issues.issues);
  return json.value;
}

function checkField(
  value: unknown,
  key: string,
  rule: FieldRule,
  issues: IssueList,
): void {
  if (value === undefined && rule.optional) return;
  const isRightForm = rule.list
    ? Array.isArray(value) && value.length > 0
    : !Array.isArray(value);
  const items: readonly unknown[] = [value].flat();
  const isRight = (item: unknown) =>
    typeof item === 'string' && rule.pattern.test(item);
  if (isRightForm && items.every(isRight)) return;
  issues.add(
    value === undefined ? 'missing-element' : 'wrong-type',
    memberPath('$', key),
    value === undefined
      ? `there is no ${key}`
      : `${describeValue(
          items.find(item => !isRight(item)) ?? value,
        )} is no ${key}`,
    rule.list ? `a list of ${rule.expected}` : rule.expected,
  );
}
