import { compileActions } from '../matching/actionMatcher';
import { Matcher } from '../matching/glob';
import { memberPath, itemPath } from '../policy/jsonPath';
import { Policy, Statement, StatementDocument } from '../policy/types';

/** The JSON path of a statement: the element may be one object or a list. */
export function statementPath(policy: Policy, index: number): string {
  return Array.isArray(policy.document.Statement)
    ? itemPath('$.Statement', index)
    : '$.Statement';
}

/** A statement as written. */
export function statementDocument(
  policy: Policy,
  index: number,
): StatementDocument | undefined {
  const { Statement: written } = policy.document;
  const list: readonly StatementDocument[] = [written].flat();
  return list[index];
}

/** The path, below its statement, of one value of an element that may be one value or a list. */
export function valuePath(
  document: StatementDocument | undefined,
  element: keyof StatementDocument,
  index: number,
): string {
  return Array.isArray(document?.[element])
    ? `.${element}[${index}]`
    : `.${element}`;
}

/** The path, below its statement, of a condition line. */
export function conditionPath(operator: string, key: string): string {
  return memberPath(memberPath('.Condition', operator), key);
}

/** True when the statement covers resources nobody has named: `*`, or an ARN whose resource part is all wildcard. */
export function hasUnboundedResource({ resource }: Statement): boolean {
  if (!resource) return true;
  if (resource.negated) return true;
  return resource.patterns.some(isUnbounded);
}

/** Services whose resource part begins with a name of the owner's, not with a type such as `role/`. */
const SERVICES_WITHOUT_TYPE: readonly string[] = [
  's3',
  'sns',
  'sqs',
  'execute-api',
];

function isUnbounded(pattern: string): boolean {
  if (!pattern.startsWith('arn:')) return /^[*?:]+$/.test(pattern);
  const parts = pattern.split(':');
  if (parts.length < 6) return true;
  const resourcePart = parts.slice(5).join(':');
  // `arn:aws:iam::*:role/*` names a type, and still every resource of it.
  const named = SERVICES_WITHOUT_TYPE.includes(parts[2])
    ? resourcePart
    : resourcePart.replace(/^[a-zA-Z-]+[/:]/, '');
  return /^\*[*/:]*$/.test(named);
}

/** True when the statement names at least one resource by wildcard, or none at all. */
export function hasWildcardResource(statement: Statement): boolean {
  const { resource } = statement;
  return (
    hasUnboundedResource(statement) ||
    (resource?.patterns.some(pattern =>
      /[*?]/.test(pattern.split(':').slice(5).join(':')),
    ) ??
      true)
  );
}

const matchers = new WeakMap<Statement, Matcher>();

/** Tells whether the statement covers an action, given in any case. */
export function coversAction(statement: Statement, action: string): boolean {
  let matcher = matchers.get(statement);
  if (!matcher) {
    matcher = compileActions(statement.action);
    matchers.set(statement, matcher);
  }
  return matcher(action.toLowerCase());
}

/** True when a condition narrows the statement. */
export function isConditional(statement: Statement): boolean {
  return statement.conditions.length > 0;
}

/** True for an unconditional Allow of everything on everything. */
export function isAdministrative(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    !statement.action.negated &&
    statement.action.patterns.some(pattern => /^[*:]+$/.test(pattern)) &&
    (statement.resource?.patterns.includes('*') ?? false) &&
    !statement.resource?.negated
  );
}
