import { PolicyReference } from '../evaluation/types';
import { ActionKnowledge } from './knowledge';
import { RuleId } from './ruleId';

/**
 * How bad it is: `critical` gives the account away, `high` gives away what others own, `medium` widens the damage of
 * another mistake, `low` is untidy and may hide an error, `info` is worth knowing.
 *
 * @public
 */
export type FindingSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/**
 * What a rule looks for.
 *
 * @public
 */
export interface FindingRule {
  readonly severity: FindingSeverity;
  readonly title: string;
  /** One sentence on why it matters. */
  readonly why: string;
  readonly remedy: string;
}

/**
 * Lines of the policy's text, from 1, both included.
 *
 * @public
 */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A rule's verdict on a policy.
 *
 * @public
 */
export interface PolicyFinding extends FindingRule {
  /** Stable id of the rule. */
  readonly rule: RuleId;
  /** What was found, in the policy's own words. */
  readonly evidence: string;
  readonly policy: PolicyReference;
  /** Absent when the finding is about the policy as a whole. */
  readonly statementIndex?: number;
  readonly sid?: string;
  /** JSON path of the offending element. */
  readonly path: string;
  /** Where the path stands in the text; absent for policies that were not parsed from text. */
  readonly lines?: LineRange;
  /** The actions concerned, where the rule is about actions. */
  readonly actions?: readonly string[];
}

/**
 * What the analysis may know besides the policy.
 *
 * @public
 */
export interface AnalysisOptions {
  /** Facts about actions. Without them, rules that need them stay silent. */
  readonly knowledge?: ActionKnowledge;
  /** Account the policy belongs to; decides which principals of a trust policy are foreign. */
  readonly accountId?: string;
  /** Foreign accounts that are one's own: their trust needs no external id. */
  readonly trustedAccountIds?: readonly string[];
  /** The external id that a trust policy should demand of foreign accounts. */
  readonly expectedExternalId?: string;
}

/**
 * What a rule reports; the engine adds rule texts, policy and lines.
 */
export interface Detection {
  readonly rule: RuleId;
  readonly evidence: string;
  readonly statementIndex?: number;
  /** Path below the statement, e.g. `.Action[1]`; default: the statement itself. */
  readonly element?: string;
  readonly actions?: readonly string[];
}
