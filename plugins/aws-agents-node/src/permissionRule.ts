import type {
  FindingSeverityName,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from './agent';

/**
 * What a rule of a module looks at.
 *
 * @public
 */
export interface PermissionRuleSubject {
  readonly agent: ObservedAgent;
  /** The agent role with all of its policies. */
  readonly role: RoleData;
}

/**
 * Something that a rule of a module found.
 *
 * @public
 */
export interface PermissionRuleDetection {
  /** What was found, in the policy's own words. */
  readonly evidence: string;
  /** Name of one of the role's policies; absent: its trust policy. */
  readonly policy?: string;
  /** From 0; absent when it is about the policy as a whole. */
  readonly statementIndex?: number;
  readonly actions?: readonly string[];
}

/**
 * A rule that a module holds against the agent roles of its company.
 *
 * @public
 */
export interface PermissionRule {
  /** Lower case with hyphens, for example `acme-no-user-pool`. */
  readonly id: string;
  readonly severity: FindingSeverityName;
  readonly title: string;
  /** One sentence on why it matters. */
  readonly why: string;
  readonly remedy: string;
  /**
   * Pure and fast: called whenever a role has changed. An error that is thrown
   * is logged, and the rule finds nothing.
   */
  detect(subject: PermissionRuleSubject): readonly PermissionRuleDetection[];
}
