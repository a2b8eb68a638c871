import type {
  Failure,
  ObservationStatus,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { WaiverStore } from '../waivers';
import {
  summarise,
  type BareAnalysis,
  type PermissionAnalyst,
  type StoredPermissionSummary,
} from './analysis';

/** What a role comes to. */
export interface RoleVerdict {
  readonly status: ObservationStatus;
  /** One sentence. */
  readonly reason: string;
  readonly summary: StoredPermissionSummary;
}

/** Findings of these make an agent's state worse. */
const GRAVE: ReadonlySet<string> = new Set(['critical', 'high']);

/** Judges roles by their analysis, with the findings that are waived left out. */
export class RoleJudge {
  static create(options: {
    analyst: PermissionAnalyst;
    waivers: Pick<WaiverStore, 'waivedFindings'>;
  }): RoleJudge {
    return new RoleJudge(options.analyst, options.waivers);
  }

  private constructor(
    private readonly analyst: PermissionAnalyst,
    private readonly waivers: Pick<WaiverStore, 'waivedFindings'>,
  ) {}

  /** @param failures - of what could not be read of the role */
  async judge(
    agent: ObservedAgent,
    role: RoleData,
    failures: readonly Failure[],
    now: Date,
  ): Promise<RoleVerdict> {
    const { entityRef } = agent;
    const [analysis, waived] = await Promise.all([
      this.analyst.analyse(agent, role),
      this.waivers.waivedFindings([entityRef], now),
    ]);
    return {
      ...verdict(analysis, role, failures, waived.get(entityRef) ?? new Set()),
      summary: summarise(analysis),
    };
  }
}

function verdict(
  { needed, findings }: BareAnalysis,
  role: RoleData,
  failures: readonly Failure[],
  waived: ReadonlySet<string>,
): Pick<RoleVerdict, 'status' | 'reason'> {
  if (role.incomplete) {
    const [first] = failures;
    return {
      status: 'degraded',
      reason: `Not all policies of the role could be read: ${
        first?.message ?? 'why is not known.'
      }`,
    };
  }
  const missing = needed.filter(
    ({ decision, optional }) => decision === 'denied' && !optional,
  );
  if (missing.length > 0) {
    const [{ action, why }] = missing;
    const more =
      missing.length > 1 ? ` and ${missing.length - 1} more permissions` : '';
    return {
      status: 'degraded',
      reason: `The agent role lacks ${action} (needed to ${why})${more}.`,
    };
  }
  const grave = findings.filter(
    ({ id, severity }) => GRAVE.has(severity) && !waived.has(id),
  );
  if (grave.length > 0) {
    const [{ severity, title, policyName }] = grave;
    const more =
      grave.length > 1 ? `, and ${grave.length - 1} more grave findings` : '';
    return {
      status: 'degraded',
      reason: `The agent role has a ${severity} finding: ${title} (${policyName})${more}.`,
    };
  }
  return {
    status: 'ok',
    reason:
      needed.length > 0
        ? 'The agent role has what its capabilities need, and no grave finding is open.'
        : 'No grave finding is open for the agent role.',
  };
}
