import { PolicyParseError } from './errors';
import { IssueList, describeValue, isRecord } from './issueList';
import { itemPath } from './jsonPath';
import { parseJsonText } from './jsonText';
import { parseStatement, reportUnknownElements } from './parseStatement';
import {
  ParsePolicyOptions,
  Policy,
  PolicyDocument,
  PolicyVersion,
  Statement,
} from './types';

/**
 * Parses a policy from JSON text or from the parsed object.
 *
 * Duplicate keys can be detected in text only, so prefer to pass the text where you have it.
 *
 * @param input - JSON text, or an object as `JSON.parse` returns it
 * @param options - the policy's type, which decides its grammar, and its name
 * @throws {@link PolicyParseError} with every issue found; no other error, whatever the input
 * @public
 */
export function parsePolicy(
  input: string | unknown,
  options: ParsePolicyOptions,
): Policy {
  const issues = new IssueList();
  const document = readInput(input, issues);
  if (!isRecord(document)) {
    issues.add(
      'wrong-type',
      '$',
      `${describeValue(document)} is no policy`,
      'an object with Version and Statement',
    );
    throw new PolicyParseError(issues.issues);
  }
  reportUnknownElements(document, '$', ['Version', 'Id', 'Statement'], issues);
  const version = readVersion(document, issues);
  readId(document, issues);
  const statements = readStatements(document, options, issues);
  if (issues.issues.length > 0) throw new PolicyParseError(issues.issues);
  return {
    id: options.id ?? options.arn ?? options.type,
    type: options.type,
    arn: options.arn,
    version,
    // Every element was checked above, and the type system cannot follow that.
    document: document as unknown as PolicyDocument,
    statements,
    source: typeof input === 'string' ? input : undefined,
  };
}

function readInput(input: unknown, issues: IssueList): unknown {
  if (typeof input !== 'string') return input;
  const json = parseJsonText(input);
  issues.addAll(json.issues);
  if (!json.ok) throw new PolicyParseError(issues.issues);
  return json.value;
}

function readVersion(
  { Version: version }: Readonly<Record<string, unknown>>,
  issues: IssueList,
): PolicyVersion {
  if (version === '2012-10-17' || version === '2008-10-17') return version;
  if (version !== undefined) {
    issues.add(
      'bad-version',
      '$.Version',
      `${describeValue(version)} is no version of the policy language`,
      '"2012-10-17" (or "2008-10-17", which has no variables)',
    );
  }
  return '2008-10-17';
}

function readId(
  { Id: id }: Readonly<Record<string, unknown>>,
  issues: IssueList,
): void {
  if (id !== undefined && typeof id !== 'string') {
    issues.add(
      'wrong-type',
      '$.Id',
      `${describeValue(id)} is no string`,
      'a string',
    );
  }
}

function readStatements(
  { Statement: value }: Readonly<Record<string, unknown>>,
  { type }: ParsePolicyOptions,
  issues: IssueList,
): Statement[] {
  const isList = Array.isArray(value);
  if (value === undefined || (isList && value.length === 0)) {
    issues.add(
      'missing-element',
      '$.Statement',
      'the policy has no statement',
      'one statement, or a list of at least one',
    );
    return [];
  }
  const items: readonly unknown[] = isList ? value : [value];
  const statements = items.flatMap((item, i) => {
    const path = isList ? itemPath('$.Statement', i) : '$.Statement';
    return parseStatement(item, i, path, type, issues) ?? [];
  });
  reportDuplicateSids(statements, isList, issues);
  return statements;
}

function reportDuplicateSids(
  statements: readonly Statement[],
  isList: boolean,
  issues: IssueList,
): void {
  const firstUse = new Map<string, number>();
  for (const { sid, index } of statements) {
    if (sid === undefined) continue;
    const first = firstUse.get(sid);
    if (first === undefined) {
      firstUse.set(sid, index);
    } else {
      const path = isList ? itemPath('$.Statement', index) : '$.Statement';
      issues.add(
        'duplicate-sid',
        `${path}.Sid`,
        `${describeValue(sid)} is already the Sid of statement ${first}`,
        'a Sid that is unique within the policy',
      );
    }
  }
}
