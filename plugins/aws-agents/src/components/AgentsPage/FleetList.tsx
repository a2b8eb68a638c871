import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { FleetResponse } from 'backstage-plugin-aws-agents-common';
import { ServerClock } from '../../hooks';
import {
  errorMessage,
  LinesSkeleton,
  Notice,
  ResourceView,
  RetryButton,
  Surface,
} from '../ui';
import { ExportButton, useExport } from './ExportButton';
import {
  isFiltered,
  PAGE_SIZE,
  readView,
  type FleetView,
} from './fleetAddress';
import { FleetFilters } from './FleetFilters';
import { FleetPages } from './FleetPages';
import { FleetTable } from './FleetTable';
import { FleetTiles } from './FleetTiles';
import { useFleet, useFleetView } from './useFleet';

const NOTHING: Pick<FleetView, 'text' | 'tiles' | 'filters'> = readView(
  new URLSearchParams(),
);

/** How many rows there are, and which of them are shown. */
function countText({ items, totalItems, allItems, offset }: FleetResponse) {
  const noun = allItems === 1 ? 'agent' : 'agents';
  const all = `${totalItems.toLocaleString('en')} of ${allItems.toLocaleString(
    'en',
  )} ${noun}`;
  return totalItems > PAGE_SIZE && items.length > 0
    ? `${all}, ${offset + 1} to ${offset + items.length} shown`
    : all;
}

const NoAgents = () => (
  <Box sx={{ fontSize: 14 }}>
    No entity that you may see has an AWS agent. An agent is bound by the
    annotation <code>aws-agents/role-arn</code>.
  </Box>
);

const NoMatch = (props: { onClear: () => void }) => (
  <Box sx={{ fontSize: 14 }}>
    No agent matches.
    <Button size="small" sx={{ ml: 1 }} onClick={props.onClear}>
      Clear filters
    </Button>
  </Box>
);

const Rows = (props: {
  fleet: FleetResponse;
  view: FleetView;
  onView: (changes: Partial<FleetView>) => void;
  onClear: () => void;
}) => {
  const { fleet, view, onView } = props;
  if (fleet.items.length > 0) {
    return (
      <FleetTable
        rows={fleet.items}
        sort={view.sort}
        order={view.order}
        intervalSeconds={fleet.intervalSeconds}
        onSort={(sort, order) => onView({ sort, order })}
      />
    );
  }
  if (isFiltered(view) && fleet.totalItems === 0) {
    return <NoMatch onClear={props.onClear} />;
  }
  return fleet.allItems === 0 ? (
    <NoAgents />
  ) : (
    <Box sx={{ fontSize: 14 }}>
      There is no page {view.page}.
      <Button size="small" sx={{ ml: 1 }} onClick={() => onView({ page: 1 })}>
        Go to the first
      </Button>
    </Box>
  );
};

/** All agents that the reader may see: what to look at first, and each. */
export const FleetList = () => {
  const { view, search, show } = useFleetView();
  const answer = useFleet(search);
  const download = useExport(view);
  const clear = () => show(NOTHING);
  const fleet = answer.value?.fleet;
  const overtaken =
    answer.value !== undefined && answer.value.search !== search;
  return (
    <ServerClock serverTime={fleet?.serverTime}>
      <Stack component={Surface} spacing={2}>
        <FleetTiles
          counts={fleet?.tiles}
          chosen={view.tiles}
          onChange={tiles => show({ tiles })}
        />
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Stack spacing={1.5}>
            <FleetFilters
              view={view}
              facets={fleet?.facets}
              onView={show}
              onClear={clear}
            />
            {download.error && (
              <Notice
                severity="error"
                action={<RetryButton onRetry={download.run} />}
              >
                Could not export the agents. {errorMessage(download.error)}
              </Notice>
            )}
            <ResourceView
              resource={answer}
              what="the AWS agents"
              skeleton={<LinesSkeleton lines={8} />}
            >
              {({ fleet: shown }) => (
                <Stack
                  spacing={1}
                  aria-busy={overtaken}
                  sx={{ opacity: overtaken ? 0.6 : 1 }}
                >
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                    <Box
                      role="status"
                      sx={{
                        fontSize: 13,
                        color: 'text.secondary',
                        flexGrow: 1,
                        alignSelf: 'center',
                      }}
                    >
                      {countText(shown)}
                    </Box>
                    <ExportButton action={download} count={shown.totalItems} />
                  </Box>
                  <Rows
                    fleet={shown}
                    view={view}
                    onView={show}
                    onClear={clear}
                  />
                  <FleetPages
                    totalItems={shown.totalItems}
                    page={view.page}
                    onPage={page => show({ page })}
                  />
                </Stack>
              )}
            </ResourceView>
          </Stack>
        </Paper>
      </Stack>
    </ServerClock>
  );
};
