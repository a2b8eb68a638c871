import { IssueList, describeValue, isRecord } from '../policy/issueList';
import { itemPath, memberPath } from '../policy/jsonPath';
import { parseJsonText } from '../policy/jsonText';
import {
  parseActions,
  parseConditions,
  parseResources,
} from '../policy/parseElements';
import { ConditionDocument } from '../policy/types';
import { NeedsParseError } from './errors';
import { AccessNeed } from './types';

const MEMBERS = ['action', 'resource', 'conditions', 'why'];

/**
 * Reads a list of needs from JSON text or from the parsed list.
 *
 * @throws {@link NeedsParseError} with every issue found; no other error, whatever the input
 * @public
 */
export function parseNeeds(input: string | unknown): AccessNeed[] {
  const issues = new IssueList();
  const list = readInput(input, issues);
  if (!Array.isArray(list) || list.length === 0) {
    issues.add(
      'wrong-type',
      '$',
      `${
        Array.isArray(list) ? 'an empty list' : describeValue(list)
      } is no list of needs`,
      'a list of at least one {"action": "s3:GetObject", "resource": "arn:aws:s3:::bucket/*"}',
    );
    throw new NeedsParseError(issues.issues);
  }
  const needs = list.flatMap(
    (item: unknown, i) => parseNeed(item, itemPath('$', i), issues) ?? [],
  );
  if (issues.issues.length > 0) throw new NeedsParseError(issues.issues);
  return needs;
}

function readInput(input: unknown, issues: IssueList): unknown {
  if (typeof input !== 'string') return input;
  const json = parseJsonText(input);
  issues.addAll(json.issues);
  if (!json.ok) throw new NeedsParseError(issues.issues);
  return json.value;
}

function parseNeed(
  value: unknown,
  path: string,
  issues: IssueList,
): AccessNeed | undefined {
  if (!isRecord(value)) {
    issues.add(
      'wrong-type',
      path,
      `${describeValue(value)} is no need`,
      'an object with action and resource',
    );
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!MEMBERS.includes(key)) {
      issues.add(
        'unknown-element',
        memberPath(path, key),
        `${describeValue(key)} is no member of a need`,
        `one of ${MEMBERS.join(', ')}`,
      );
    }
  }
  const action = readText(value, 'action', path, issues);
  const resource = readText(value, 'resource', path, issues);
  const why =
    value.why === undefined ? undefined : readText(value, 'why', path, issues);
  if (action !== undefined) {
    parseActions(action, memberPath(path, 'action'), issues);
  }
  if (resource !== undefined) {
    parseResources(resource, memberPath(path, 'resource'), true, issues);
  }
  const conditions = readConditions(value, path, issues);
  if (action === undefined || resource === undefined) return undefined;
  return {
    action,
    resource,
    ...(conditions && { conditions }),
    ...(why !== undefined && { why }),
  };
}

function readText(
  source: Readonly<Record<string, unknown>>,
  key: string,
  path: string,
  issues: IssueList,
): string | undefined {
  const value = source[key];
  if (typeof value === 'string' && value !== '') return value;
  issues.add(
    value === undefined ? 'missing-element' : 'wrong-type',
    memberPath(path, key),
    value === undefined
      ? `the need has no ${key}`
      : `${describeValue(value)} is no ${key}`,
    'a text that is not empty',
  );
  return undefined;
}

function readConditions(
  { conditions }: Readonly<Record<string, unknown>>,
  path: string,
  issues: IssueList,
): ConditionDocument | undefined {
  if (conditions === undefined) return undefined;
  parseConditions(conditions, memberPath(path, 'conditions'), issues);
  // Every line was checked above, and the type system cannot follow that.
  return conditions as ConditionDocument;
}
