import { AccessNeed } from '../needs/types';
import { PolicyDocument } from '../policy/types';

/**
 * How a policy is generated.
 *
 * @public
 */
export interface MinimalPolicyOptions {
  /** Put before every Sid; letters and digits. Tells generated statements from others. */
  readonly sidPrefix?: string;
}

/**
 * A statement of a generated policy and what it is for.
 *
 * @public
 */
export interface StatementReason {
  readonly sid: string;
  /** The needs that the statement serves, in the order given. */
  readonly needs: readonly AccessNeed[];
}

/**
 * A generated policy.
 *
 * @public
 */
export interface MinimalPolicy {
  readonly document: PolicyDocument;
  /** One entry a statement, in their order. */
  readonly reasons: readonly StatementReason[];
  /**
   * Characters as IAM counts them, without white space: an inline policy of a role may have 10,240, a managed policy
   * 6,144.
   */
  readonly size: number;
}
