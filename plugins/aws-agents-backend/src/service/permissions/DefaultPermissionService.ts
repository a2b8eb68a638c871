import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  MAX_WAIVER_DAYS,
  type FindingWaiver,
  type FixFlavour,
  type ObservationState,
  type PermissionFixResponse,
  type PermissionsResponse,
  type RoleData,
  type WaiveFindingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type { Caller } from '../AgentService';
import { toFindingWaiver, waiverState, type WaiverStore } from '../../waivers';
import {
  createFix,
  type BareAnalysis,
  type PermissionAnalyst,
  type PortalAccess,
} from '../../permissions';
import type { PermissionService } from './PermissionService';
import {
  toPermissionAnalysis,
  type AnalysisSurroundings,
} from './toPermissionAnalysis';

const DAY_MS = 86_400_000;

/** What is known of an agent's role. */
export interface ObservedRole {
  readonly state: ObservationState;
  /** Null when its annotations make no agent. */
  readonly agent: ResolvedAgent | null;
  /** Null until it could be read. */
  readonly role: RoleData | null;
}

/** Where the service gets what it does not know itself. */
export interface PermissionServiceOptions {
  readonly analyst: PermissionAnalyst;
  readonly waivers: WaiverStore;
  /**
   * To act, the catalog is asked anew whether the caller can see the agent.
   *
   * @throws NotFoundError when the caller cannot
   */
  readonly findRole: (
    entityRef: string,
    caller: Caller,
    purpose: 'read' | 'act',
  ) => Promise<ObservedRole>;
  /** Names, use and AWS's own judgement of what is answered. */
  readonly surroundings: (
    agent: ResolvedAgent,
  ) => Promise<Pick<AnalysisSurroundings, 'trust' | 'use' | 'confirmation'>>;
  /** How the portal assumes the agent's monitoring role. */
  readonly portalAccess: (agent: ResolvedAgent) => Promise<PortalAccess>;
  /** Told when a waiver of the agent came or went. */
  readonly onWaiver: (agent: ResolvedAgent) => Promise<void>;
  readonly clock?: () => Date;
}

interface Analysed {
  readonly agent: ResolvedAgent;
  readonly role: RoleData;
  readonly analysis: BareAnalysis;
}

/** {@link PermissionService} that analyses what the role collector has stored. */
export class DefaultPermissionService implements PermissionService {
  private readonly clock: () => Date;

  static create(options: PermissionServiceOptions): DefaultPermissionService {
    return new DefaultPermissionService(options);
  }

  private constructor(private readonly options: PermissionServiceOptions) {
    this.clock = options.clock ?? (() => new Date());
  }

  async getPermissions(
    entityRef: string,
    caller: Caller,
  ): Promise<PermissionsResponse> {
    const { analyst, findRole, surroundings, waivers } = this.options;
    const { state, agent, role } = await findRole(entityRef, caller, 'read');
    const now = this.clock();
    const answer = { state, serverTime: now.toISOString() };
    if (!agent || !role) {
      return { ...answer, permissions: null };
    }
    const [analysis, around, records] = await Promise.all([
      analyst.analyse(agent, role),
      surroundings(agent),
      waivers.list(agent.entityRef),
    ]);
    const permissions = toPermissionAnalysis(analysis, {
      ...around,
      role,
      waivers: records,
      now,
    });
    return { ...answer, permissions };
  }

  async getFix(
    entityRef: string,
    flavour: FixFlavour,
    caller: Caller,
  ): Promise<PermissionFixResponse> {
    const { analyst, findRole, portalAccess } = this.options;
    const { agent, role } = await findRole(entityRef, caller, 'read');
    const answer = { flavour, serverTime: this.clock().toISOString() };
    if (!agent || !role) {
      return {
        ...answer,
        fix: null,
        reason: 'The role has not been read yet: nothing can be compared.',
      };
    }
    const analysis = await analyst.analyse(agent, role);
    const [knowledge, portal] = await Promise.all([
      analyst.knowledgeOf(analysis.settled.map(({ action }) => action)),
      portalAccess(agent),
    ]);
    return {
      ...answer,
      ...createFix({ agent, role, analysis, flavour, knowledge, portal }),
    };
  }

  async waive(
    entityRef: string,
    request: WaiveFindingRequest,
    caller: Caller,
  ): Promise<FindingWaiver> {
    const now = this.clock();
    const until = endOf(request.until, now);
    const { agent, analysis } = await this.analysed(entityRef, caller);
    const finding = analysis.findings.find(
      ({ id }) => id === request.findingId,
    );
    if (!finding) {
      throw new NotFoundError(
        `The agent of ${entityRef} has no finding ${request.findingId}`,
      );
    }
    const { waivers, onWaiver } = this.options;
    const waived = await waivers.waivedFindings([agent.entityRef], now);
    if (waived.get(agent.entityRef)?.has(finding.id)) {
      throw new ConflictError(
        `The finding ${finding.id} is waived already; withdraw that waiver first`,
      );
    }
    const waiver = {
      id: randomUUID(),
      entityRef: agent.entityRef,
      findingId: finding.id,
      rule: finding.rule,
      title: finding.title,
      reason: request.reason,
      createdBy: nameOf(caller.credentials),
      createdAt: now,
      until,
    };
    await waivers.add(waiver);
    await onWaiver(agent);
    return toFindingWaiver(waiver, now);
  }

  async withdraw(
    entityRef: string,
    waiverId: string,
    caller: Caller,
  ): Promise<FindingWaiver> {
    const { findRole, waivers, onWaiver } = this.options;
    const { agent } = await findRole(entityRef, caller, 'act');
    const now = this.clock();
    const ref = agent?.entityRef ?? entityRef;
    const waiver = (await waivers.list(ref)).find(({ id }) => id === waiverId);
    const withdrawn = { by: nameOf(caller.credentials), at: now };
    if (
      !waiver ||
      waiverState(waiver, now) !== 'active' ||
      !(await waivers.withdraw(ref, waiverId, withdrawn))
    ) {
      throw new NotFoundError(
        `The agent of ${entityRef} has no waiver ${waiverId} in force`,
      );
    }
    if (agent) {
      await onWaiver(agent);
    }
    return toFindingWaiver({ ...waiver, withdrawn }, now);
  }

  private async analysed(entityRef: string, caller: Caller): Promise<Analysed> {
    const { findRole } = this.options;
    const { agent, role } = await findRole(entityRef, caller, 'act');
    if (!agent || !role) {
      throw new NotFoundError(
        `The role of ${entityRef} has not been read yet: there are no findings`,
      );
    }
    const analysis = await this.options.analyst.analyse(agent, role);
    return { agent, role, analysis };
  }
}

/** @throws InputError when a waiver cannot last until then */
function endOf(text: string, now: Date): Date {
  const until = new Date(text);
  const latest = new Date(now.getTime() + MAX_WAIVER_DAYS * DAY_MS);
  if (until <= now || until > latest) {
    throw new InputError(
      `until is ${text}; expected a time between ${now.toISOString()} and ${latest.toISOString()}`,
    );
  }
  return until;
}

function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
