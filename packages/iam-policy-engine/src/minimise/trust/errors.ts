import { PolicyIssue } from '../../policy/errors';

/**
 * Thrown for input that does not say whom to trust. Names everything that is wrong at once.
 *
 * @public
 */
export class TrustRequirementError extends Error {
  readonly issues: readonly PolicyIssue[];

  constructor(issues: readonly PolicyIssue[]) {
    super(
      `Not a valid trust requirement: ${issues
        .map(issue => `${issue.path}: ${issue.message}; ${issue.expected}`)
        .join(' | ')}`,
    );
    this.name = 'TrustRequirementError';
    this.issues = issues;
  }
}
