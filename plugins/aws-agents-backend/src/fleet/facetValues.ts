import {
  FLEET_NONE,
  type FleetFacet,
} from 'backstage-plugin-aws-agents-common';
import type { FleetEntry } from '../store';

/** The values that an agent has of each facet; {@link FLEET_NONE} for none. */
export const FACET_VALUES: Readonly<
  Record<FleetFacet, (entry: FleetEntry) => readonly string[]>
> = {
  status: ({ status }) => [status],
  account: ({ accountId }) => orNone(accountId),
  region: ({ regions }) => (regions.length > 0 ? regions : [FLEET_NONE]),
  platform: ({ platform }) => orNone(platform),
  owner: ({ owner }) => orNone(owner),
  flavour: ({ flavour }) => orNone(flavour),
};

function orNone(value: string | null): readonly string[] {
  return [value ?? FLEET_NONE];
}
