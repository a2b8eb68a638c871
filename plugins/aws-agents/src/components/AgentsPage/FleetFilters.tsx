import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  FLEET_FACETS,
  FLEET_NONE,
  type FleetCount,
  type FleetFacet,
  type FleetResponse,
  type ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import { STATUS_FACTS } from '../ui';
import { FLAVOUR_NAMES, platformName } from '../vocabulary';
import { FacetSelect } from './FacetSelect';
import { FleetSearch } from './FleetSearch';
import { isFiltered, type FleetView } from './fleetAddress';

const LABELS: Readonly<Record<FleetFacet, string>> = {
  status: 'Status',
  account: 'Account',
  region: 'Region',
  platform: 'Platform',
  owner: 'Owner',
  flavour: 'Flavour',
};

/** What people call a value of a facet. */
function nameOf(facet: FleetFacet, { value, label }: FleetCount): string {
  if (value === FLEET_NONE) {
    return 'None';
  }
  switch (facet) {
    case 'status':
      return STATUS_FACTS[value as ObservationStatus]?.word ?? value;
    case 'platform':
      return platformName(value);
    case 'flavour':
      return (FLAVOUR_NAMES as Record<string, string>)[value] ?? value;
    case 'owner':
      return value.replace(/^group:default\//, '');
    default:
      return label ?? value;
  }
}

/** Text and values to filter by. */
export const FleetFilters = (props: {
  view: FleetView;
  /** Absent until something was loaded. */
  facets?: FleetResponse['facets'];
  onView: (changes: Partial<FleetView>, replace?: boolean) => void;
  onClear: () => void;
}) => {
  const { view, facets, onView } = props;
  return (
    <Box
      role="search"
      aria-label="Filter the agents"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, rowGap: 2 }}
    >
      <FleetSearch text={view.text} onText={text => onView({ text }, true)} />
      {FLEET_FACETS.map(facet => (
        <FacetSelect
          key={facet}
          label={LABELS[facet]}
          counts={facets?.[facet] ?? []}
          chosen={view.filters[facet]}
          nameOf={count => nameOf(facet, count)}
          onChange={values =>
            onView({ filters: { ...view.filters, [facet]: values } })
          }
        />
      ))}
      {isFiltered(view) && (
        <Button size="small" onClick={props.onClear}>
          Clear filters
        </Button>
      )}
    </Box>
  );
};
