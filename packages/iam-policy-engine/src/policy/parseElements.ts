import { parseOperator } from '../conditions/operators';
import { IssueList, describeValue, isRecord } from './issueList';
import { itemPath, memberPath } from './jsonPath';
import {
  PrincipalCategory,
  StatementCondition,
  StatementPrincipal,
} from './types';

const ACTION = /^(?:[*?]+|[A-Za-z0-9-]+:[A-Za-z0-9_.*?-]+|\*:\*)$/;
const RESOURCE = /^(?:arn:|[*?:]+$)/;
const CATEGORIES: readonly PrincipalCategory[] = [
  'AWS',
  'Service',
  'Federated',
  'CanonicalUser',
];

/** Reads one string or a list of strings; entries that are no strings are reported and left out. */
export function parseStrings(
  value: unknown,
  path: string,
  issues: IssueList,
): string[] {
  const isList = Array.isArray(value);
  const items: readonly unknown[] = isList ? value : [value];
  return items.filter((item, i): item is string => {
    if (typeof item === 'string') return true;
    issues.add(
      'wrong-type',
      isList ? itemPath(path, i) : path,
      `${describeValue(item)} is no string`,
      'a string or a list of strings',
    );
    return false;
  });
}

function check(
  values: readonly string[],
  pattern: RegExp,
  report: (value: string, index: number) => void,
) {
  values.forEach((value, i) => {
    if (!pattern.test(value)) report(value, i);
  });
}

/** Reads `Action` or `NotAction`. */
export function parseActions(
  value: unknown,
  path: string,
  issues: IssueList,
): string[] {
  const actions = parseStrings(value, path, issues);
  check(actions, ACTION, (action, i) =>
    issues.add(
      'bad-action',
      Array.isArray(value) ? itemPath(path, i) : path,
      `${describeValue(action)} is no action`,
      'a service prefix, a colon and a name, e.g. "s3:GetObject" or "s3:Get*", or "*"',
    ),
  );
  return actions;
}

/** Reads `Resource` or `NotResource`. */
export function parseResources(
  value: unknown,
  path: string,
  mustBeArns: boolean,
  issues: IssueList,
): string[] {
  const resources = parseStrings(value, path, issues);
  if (mustBeArns) {
    check(resources, RESOURCE, (resource, i) =>
      issues.add(
        'bad-resource',
        Array.isArray(value) ? itemPath(path, i) : path,
        `${describeValue(resource)} is no ARN`,
        'an ARN such as "arn:aws:s3:::bucket/*", or "*"',
      ),
    );
  }
  return resources;
}

/** Reads `Principal` or `NotPrincipal`. */
export function parsePrincipals(
  value: unknown,
  path: string,
  issues: IssueList,
): StatementPrincipal[] {
  if (value === '*') return [{ category: 'AWS', value: '*' }];
  if (!isRecord(value)) {
    issues.add(
      'bad-principal',
      path,
      `${describeValue(value)} is no principal`,
      '"*" or an object such as {"AWS": "arn:aws:iam::111122223333:root"}',
    );
    return [];
  }
  return Object.entries(value).flatMap(([key, names]) => {
    const at = memberPath(path, key);
    const category = CATEGORIES.find(known => known === key);
    if (!category) {
      issues.add(
        'bad-principal',
        at,
        `${describeValue(key)} is no kind of principal`,
        `one of ${CATEGORIES.join(', ')}`,
      );
      return [];
    }
    return parseStrings(names, at, issues).map(name => ({
      category,
      value: name,
    }));
  });
}

/** Reads `Condition`. */
export function parseConditions(
  value: unknown,
  path: string,
  issues: IssueList,
): StatementCondition[] {
  if (!isRecord(value)) {
    issues.add(
      'wrong-type',
      path,
      `${describeValue(value)} is no condition block`,
      'an object such as {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}',
    );
    return [];
  }
  return Object.entries(value).flatMap(([operator, keys]) => {
    const at = memberPath(path, operator);
    if (!parseOperator(operator)) {
      issues.add(
        'bad-operator',
        at,
        `${describeValue(operator)} is no condition operator`,
        'an operator such as "StringEquals", "ForAnyValue:StringLike" or "BoolIfExists", spelled as AWS does',
      );
      return [];
    }
    return parseConditionKeys(operator, keys, at, issues);
  });
}

function parseConditionKeys(
  operator: string,
  keys: unknown,
  path: string,
  issues: IssueList,
): StatementCondition[] {
  if (!isRecord(keys)) {
    issues.add(
      'wrong-type',
      path,
      `${describeValue(keys)} is no map of condition keys`,
      'an object such as {"aws:RequestedRegion": "eu-west-1"}',
    );
    return [];
  }
  return Object.entries(keys).map(([key, values]) => {
    const at = memberPath(path, key);
    if (!/^[^:\s]+:.+$/.test(key)) {
      issues.add(
        'bad-condition-key',
        at,
        `${describeValue(key)} is no condition key`,
        'a prefix, a colon and a name, e.g. "aws:SourceIp"',
      );
    }
    return { operator, key, values: parseScalars(values, at, issues) };
  });
}

function parseScalars(
  value: unknown,
  path: string,
  issues: IssueList,
): string[] {
  const isList = Array.isArray(value);
  const items: readonly unknown[] = isList ? value : [value];
  return items.flatMap((item, i) => {
    if (
      typeof item === 'string' ||
      typeof item === 'number' ||
      typeof item === 'boolean'
    ) {
      return [String(item)];
    }
    issues.add(
      'wrong-type',
      isList ? itemPath(path, i) : path,
      `${describeValue(item)} is no condition value`,
      'a string, number or boolean, or a list of them',
    );
    return [];
  });
}
