import { PolicyIssue } from '../policy/errors';

/**
 * Thrown for input that is no list of needs. Names everything that is wrong at once.
 *
 * @public
 */
export class NeedsParseError extends Error {
  readonly issues: readonly PolicyIssue[];

  constructor(issues: readonly PolicyIssue[]) {
    super(
      `Not a valid list of needs: ${issues
        .map(issue => `${issue.path}: ${issue.message}; ${issue.expected}`)
        .join(' | ')}`,
    );
    this.name = 'NeedsParseError';
    this.issues = issues;
  }
}
