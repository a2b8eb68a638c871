import type {
  FleetQuery,
  FleetResponse,
  FleetRow,
} from 'backstage-plugin-aws-agents-common';
import type { Caller } from '../service';

/** Answers what is known of all agents that a caller can see. */
export interface FleetService {
  /**
   * The row of one agent.
   *
   * @throws NotFoundError when the caller cannot see the entity, or it has no agent
   */
  getRow(entityRef: string, caller: Caller): Promise<FleetRow>;
  /** One page, with counts. */
  getFleet(query: FleetQuery, caller: Caller): Promise<FleetResponse>;
  /** All rows that match, whatever page the query names. */
  exportFleet(query: FleetQuery, caller: Caller): Promise<readonly FleetRow[]>;
}
