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
   * `{account}`, `{bucket}` and `{prefix}` (each delivery of the agent),
   * `{name}` (each resource of that kind that the annotation
   * `aws-agents/resources` names; `*` while it names none) and `{object}` (the
   * same with a slash in it). A `*` means that the agent needs all of them.
   */
  readonly resource: string;
  /** What the agent does with it, one clause. */
  readonly why: string;
  /** Where this need is documented, and what speaks against it. */
  readonly source: string;
  /** Only agents that collect metrics of one of these namespaces need it. */
  readonly namespaces?: readonly string[];
  /** The agent works without it, with less. */
  readonly optional?: boolean;
  /**
   * What all requests have in common, so that a policy may demand it: operator
   * to condition key to values. The value `{regions}` becomes the agent's
   * regions.
   */
  readonly conditions?: Readonly<
    Record<string, Readonly<Record<string, readonly string[]>>>
  >;
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
