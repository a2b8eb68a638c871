import type {
  Binding,
  BindingProblem,
  Failure,
} from 'backstage-plugin-aws-agents-common';

/** An entity's agent with everything that config adds to its annotations. */
export interface ResolvedAgent {
  binding: Binding;
  /** `kind:namespace/name`, lower case. */
  entityRef: string;
  title: string;
  /** Entity ref of the owner. */
  owner: string | null;
  /** Entity ref of the system. */
  system: string | null;
  labels: Record<string, string>;
  accountId: string;
  /** From config. */
  accountName: string | null;
  partition: string;
  monitoringRoleArn: string;
  monitoringRoleIsAgentRole: boolean;
  /** Never empty: the binding's, else the account's, else the default ones. */
  regions: string[];
  /**
   * Source accounts whose metrics the account sees by cross-account
   * observability, from config; `*`: all that are linked. Mostly empty.
   */
  linkedAccounts: readonly string[];
}

/** Either an agent, or why there is none. */
export type AgentResolution =
  | { ok: true; agent: ResolvedAgent }
  | {
      ok: false;
      entityRef: string;
      title: string;
      owner: string | null;
      system: string | null;
      /** Empty when a binding rule refused. */
      problems: BindingProblem[];
      failure: Failure;
    };
