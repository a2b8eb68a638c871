/**
 * One IAM permission that a capability needs.
 *
 * @public
 */
export interface CapabilityNeed {
  /** For example `s3:PutObject`. */
  readonly action: string;
  /**
   * `*` for actions that take no resource, else an ARN in which these are
   * filled in: `{partition}`, `{region}` (each region of the agent),
   * `{account}`, `{bucket}` and `{prefix}` (each delivery of the agent). A `*`
   * that remains stands for a name which the binding does not know.
   */
  readonly resource: string;
  /** What the agent does with it, one clause. */
  readonly why: string;
  /** Where this need is documented. */
  readonly source: string;
}

/**
 * Something an agent can be meant to do, named in `aws-agents/capabilities`.
 *
 * @public
 */
export interface Capability {
  /** Lower case with hyphens, for example `s3-logs`. */
  readonly id: string;
  readonly needs: readonly CapabilityNeed[];
}
