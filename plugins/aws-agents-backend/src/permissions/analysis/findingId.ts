import { createHash } from 'node:crypto';
import type { Policy, PolicyFinding, Statement } from 'iam-policy-engine';

/** Digits of the hash in an id. */
const LENGTH = 16;

/**
 * Names a finding so that a waiver of it holds as long as the statement says
 * the same: the order of its entries, its Sid, its place in the policy and the
 * policy's version do not matter, everything else does. What is known of AWS's
 * actions changes with time, so it does not enter.
 *
 * @param policy - undefined when the text is no policy
 */
export function findingId(
  finding: Pick<
    PolicyFinding,
    'rule' | 'policy' | 'statementIndex' | 'path' | 'evidence' | 'actions'
  >,
  policy: Policy | undefined,
): string {
  const statement = policy?.statements.find(
    ({ index }) => index === finding.statementIndex,
  );
  return hashOf(finding.rule, [
    finding.policy.id,
    statement
      ? materialOf(statement)
      : policy?.statements.map(materialOf).sort() ?? null,
    finding.actions && statement
      ? entryAt(finding.path, statement)
      : finding.evidence,
  ]);
}

/** Names a finding of a module's rule. */
export function moduleFindingId(rule: string, facts: unknown): string {
  return hashOf(rule, facts);
}

function hashOf(rule: string, facts: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([rule, facts]));
  return `${rule}-${hash.digest('hex').slice(0, LENGTH)}`;
}

/** What a statement says, in one form. */
function materialOf(statement: Statement): string {
  const { effect, action, resource, principal, conditions } = statement;
  return JSON.stringify([
    effect,
    [action.negated, [...action.patterns].map(lower).sort()],
    resource ? [resource.negated, [...resource.patterns].sort()] : null,
    principal
      ? [
          principal.negated,
          principal.principals
            .map(({ category, value }) => `${category} ${value}`)
            .sort(),
        ]
      : null,
    conditions
      .map(({ operator, key, values }) =>
        JSON.stringify([operator, lower(key), [...values].sort()]),
      )
      .sort(),
  ]);
}

/** The entry of `Action` that a path ends in, by what it says. */
function entryAt(path: string, { action }: Statement): string | null {
  const index = /\.(?:Not)?Action\[(\d+)\]$/.exec(path)?.[1];
  return index === undefined ? null : action.patterns[Number(index)] ?? null;
}

function lower(text: string): string {
  return text.toLowerCase();
}
