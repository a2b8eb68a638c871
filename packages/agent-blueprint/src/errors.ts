/**
 * One thing that is wrong with a request.
 *
 * @public
 */
export interface BlueprintIssue {
  /** Where, e.g. `$.platform.clusterName`. */
  readonly path: string;
  /** What is wrong, naming the value found. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

/**
 * Thrown for a request from which nothing safe can be generated. The only error of this package; names everything that is
 * wrong at once.
 *
 * @public
 */
export class BlueprintError extends Error {
  readonly issues: readonly BlueprintIssue[];

  constructor(issues: readonly BlueprintIssue[]) {
    super(
      `Not a valid agent request: ${issues
        .map(issue => `${issue.path}: ${issue.message}; ${issue.expected}`)
        .join(' | ')}`,
    );
    this.name = 'BlueprintError';
    this.issues = issues;
  }
}
