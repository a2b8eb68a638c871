/**
 * The kinds of mistake the parser tells apart.
 *
 * @public
 */
export type PolicyIssueCode =
  | 'not-json'
  | 'duplicate-key'
  | 'too-deep'
  | 'wrong-type'
  | 'missing-element'
  | 'unknown-element'
  | 'prohibited-element'
  | 'conflicting-elements'
  | 'bad-version'
  | 'bad-effect'
  | 'bad-sid'
  | 'duplicate-sid'
  | 'bad-action'
  | 'bad-resource'
  | 'bad-principal'
  | 'bad-operator'
  | 'bad-condition-key';

/**
 * One thing that is wrong with a policy.
 *
 * @public
 */
export interface PolicyIssue {
  /** Stable name of the kind of mistake. */
  readonly code: PolicyIssueCode;
  /** JSON path of the offending value, e.g. `$.Statement[0].Effect`. */
  readonly path: string;
  /** What is wrong, naming the value found. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

/**
 * Thrown for input that is not a policy. The only error the parser throws.
 *
 * @public
 */
export class PolicyParseError extends Error {
  readonly issues: readonly PolicyIssue[];

  constructor(issues: readonly PolicyIssue[]) {
    super(
      `Not a valid IAM policy: ${issues
        .map(issue => `${issue.path}: ${issue.message}; ${issue.expected}`)
        .join(' | ')}`,
    );
    this.name = 'PolicyParseError';
    this.issues = issues;
  }
}
