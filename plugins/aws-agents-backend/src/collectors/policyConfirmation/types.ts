/** What AWS itself says of a role's policies. */
export interface PolicyConfirmationData {
  /** ISO 8601. */
  readonly at: string;
  /** By id of the need. */
  readonly simulated: ReadonlyArray<{
    readonly needId: string;
    readonly decision: string;
  }>;
  readonly validated: ReadonlyArray<{
    readonly policyId: string;
    readonly findings: readonly ValidationFinding[];
  }>;
  /** What could not be asked, one sentence each. */
  readonly problems: readonly string[];
}

/** A finding of Access Analyzer that is an error or a warning of security. */
export interface ValidationFinding {
  readonly code: string;
  readonly details: string;
  /** From 0; absent when it is about the policy as a whole. */
  readonly statementIndex?: number;
}
