import {
  AccessRequest,
  Decision,
  PolicyReference,
  StatementReference,
} from '../evaluation/types';
import { AccessLevel, ActionKnowledge } from '../findings/knowledge';
import { RuleId } from '../findings/ruleId';
import { FindingSeverity } from '../findings/types';
import { ConditionDocument, PolicyType } from '../policy/types';
import { AccessNeed, GrantingPolicies, NeedOptions } from './types';

/**
 * What {@link compareNeeds} compares.
 *
 * @public
 */
export interface NeedComparisonInput extends NeedOptions {
  readonly needs: readonly AccessNeed[];
  readonly policies: GrantingPolicies;
  /** Names the actions behind a wildcard, and their access levels. */
  readonly knowledge?: ActionKnowledge;
}

/**
 * A need that is not met, and what stops it.
 *
 * @public
 */
export interface MissingAccess {
  readonly need: AccessNeed;
  readonly met: 'partly' | 'not';
  readonly reason: Exclude<Decision['reason'], 'allowed'>;
  readonly policyType?: PolicyType;
  /** Absent when an implicit denial has no single policy behind it. */
  readonly policy?: PolicyReference;
  /** The statement that denies; absent when no statement allows. */
  readonly statement?: StatementReference;
  /** A request that is refused. */
  readonly request: AccessRequest;
}

/**
 * An action that is allowed and not needed.
 *
 * @public
 */
export interface ExcessAction {
  /** An action, or the pattern as written where the actions behind it are not known. */
  readonly action: string;
  readonly severity: FindingSeverity;
  /** The rule that makes it a risk, where one does. */
  readonly rule?: RuleId;
  readonly accessLevel?: AccessLevel;
}

/**
 * One entry of a statement's `Action` that allows what is not needed.
 *
 * @public
 */
export interface ExcessAccess {
  readonly policy: PolicyReference;
  readonly statement: StatementReference;
  /** The entry as written. */
  readonly entry: string;
  /** True when no need is served by the entry, so that it can go. */
  readonly removable: boolean;
  /** That of the riskiest action. */
  readonly severity: FindingSeverity;
  /** Riskiest first. */
  readonly actions: readonly ExcessAction[];
  readonly resources: readonly string[];
}

/**
 * An element of a statement that serves needs and could be narrower.
 *
 * @public
 */
export interface BroadAccess {
  readonly policy: PolicyReference;
  readonly statement: StatementReference;
  readonly element: 'Action' | 'Resource' | 'Condition';
  /** The entries of `Action` for which the suggestion holds, as written. */
  readonly actions: readonly string[];
  /** What stands there; for conditions, the lines in words. */
  readonly current: readonly string[];
  /** What would suffice. */
  readonly suggested: readonly string[];
  /** The lines to add, when the element is `Condition`. */
  readonly condition?: ConditionDocument;
}

/**
 * The difference between what policies allow and what is needed.
 *
 * @public
 */
export interface NeedComparison {
  /** In the order of the needs. */
  readonly missing: readonly MissingAccess[];
  /** Riskiest first. */
  readonly excess: readonly ExcessAccess[];
  /** In the order of the statements. */
  readonly tooBroad: readonly BroadAccess[];
}
