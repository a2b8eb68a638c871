import {
  AccessRequest,
  Decision,
  PolicyReference,
  RequestContext,
  RequestPrincipal,
  StatementReference,
} from '../evaluation/types';
import { AccessNeed, NeedExtent, NeedVerdict } from '../needs/types';
import { StatementDocument } from '../policy/types';

/**
 * What a comparison is about besides the policies.
 *
 * @public
 */
export interface ComparisonOptions {
  /** What must be possible afterwards. */
  readonly needs?: readonly AccessNeed[];
  /** Default: whoever the statements name, else a role of which nothing is known. */
  readonly principal?: RequestPrincipal;
  /** Condition keys that all requests have. */
  readonly context?: RequestContext;
  /** How many requests are decided at most; default 20,000. */
  readonly maxRequests?: number;
}

/**
 * What requests have in common: patterns of action and resource, and what else must hold.
 *
 * @public
 */
export interface AccessScope {
  /** Action or pattern of actions. */
  readonly action: string;
  /** Resource or pattern of resources; absent where the role itself is the resource. */
  readonly resource?: string;
  /** Who, where the statements name principals. */
  readonly principal?: string;
  /** Condition keys that the requests have, by name in lower case. */
  readonly context: RequestContext;
}

/**
 * Access that policies give after a change and not before, or the other way round.
 *
 * @public
 */
export interface AccessChange extends AccessScope {
  /** What the scope includes and yet has not changed. */
  readonly except: readonly AccessScope[];
  /** The request that was decided. */
  readonly request: AccessRequest;
  readonly before: Decision;
  readonly after: Decision;
}

/**
 * How a change bears on a need.
 *
 * @public
 */
export interface NeedChange {
  readonly need: AccessNeed;
  readonly before: NeedExtent;
  readonly after: NeedExtent;
}

/**
 * A statement as it stands in a policy.
 *
 * @public
 */
export interface LocatedStatement {
  readonly policy: PolicyReference;
  readonly statement: StatementReference;
  readonly document: StatementDocument;
}

/**
 * The entries that an element has lost and gained.
 *
 * @public
 */
export interface ElementChange {
  readonly element:
    | 'Sid'
    | 'Effect'
    | 'Principal'
    | 'Action'
    | 'Resource'
    | 'Condition';
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * A statement that came, went or changed.
 *
 * @public
 */
export interface StatementChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: LocatedStatement;
  readonly after?: LocatedStatement;
  readonly elements: readonly ElementChange[];
}

/**
 * What would change.
 *
 * @public
 */
export interface PolicyComparison {
  readonly newlyAllowed: readonly AccessChange[];
  readonly newlyDenied: readonly AccessChange[];
  /** Every need, in the order given. */
  readonly needs: readonly NeedChange[];
  /** The needs that are not met afterwards. */
  readonly unmet: readonly NeedVerdict[];
  readonly statements: readonly StatementChange[];
  /** False when there were more requests to decide than `maxRequests`. */
  readonly complete: boolean;
}
