import type { Binding } from 'backstage-plugin-aws-agents-common';

/**
 * An agent as a collector sees it: its binding, with every default applied.
 *
 * @public
 */
export interface ObservedAgent {
  /** `kind:namespace/name`, lower case. */
  readonly entityRef: string;
  readonly title: string;
  readonly binding: Binding;
  readonly accountId: string;
  readonly partition: string;
  /** Never empty. */
  readonly regions: readonly string[];
  /** The role that the backend assumes to observe the agent. */
  readonly monitoringRoleArn: string;
}
