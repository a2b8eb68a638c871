import type {
  FleetQuery,
  FleetResponse,
  FleetRow,
} from 'backstage-plugin-aws-agents-common';
import type { Caller } from '../service';

/** Answers what is known of all agents that a caller can see. */
export interface FleetService {
  /** One page, with counts. */
  getFleet(query: FleetQuery, caller: Caller): Promise<FleetResponse>;
  /** All rows that match, whatever page the query names. */
  exportFleet(query: FleetQuery, caller: Caller): Promise<readonly FleetRow[]>;
}
