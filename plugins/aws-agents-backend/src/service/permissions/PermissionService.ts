import type {
  FindingWaiver,
  FixFlavour,
  PermissionFixResponse,
  PermissionsResponse,
  WaiveFindingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { Caller } from '../AgentService';

/**
 * Answers what agents may do and what they need. All methods throw
 * `NotFoundError` when the caller cannot see the entity or it has no agent.
 */
export interface PermissionService {
  getPermissions(
    entityRef: string,
    caller: Caller,
  ): Promise<PermissionsResponse>;
  /** The least policies for the agent, and what they would change. */
  getFix(
    entityRef: string,
    flavour: FixFlavour,
    caller: Caller,
  ): Promise<PermissionFixResponse>;
  /**
   * Accepts a finding until a time.
   *
   * @throws InputError when the time is past or too far ahead
   * @throws NotFoundError when the agent has no such finding
   * @throws ConflictError when it is waived already
   */
  waive(
    entityRef: string,
    request: WaiveFindingRequest,
    caller: Caller,
  ): Promise<FindingWaiver>;
  /**
   * Takes a waiver back; it stays in the history.
   *
   * @throws NotFoundError when the agent has no such waiver in force
   */
  withdraw(
    entityRef: string,
    waiverId: string,
    caller: Caller,
  ): Promise<FindingWaiver>;
}
