import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { styled } from '@mui/material/styles';
import type { FleetRow, FleetSort } from 'backstage-plugin-aws-agents-common';
import type { KeyboardEvent, ReactNode } from 'react';
import { formatDollars } from '../calls/formatDollars';
import { firstOrder } from './fleetAddress';
import {
  AgentCell,
  DeliveryCell,
  ExpiryCell,
  FindingsCell,
  NONE,
  PermissionsCell,
  PlaceCell,
  StatusCell,
} from './fleetCells';

interface FleetColumn {
  /** What its parts are called and sorted by. */
  heads: readonly { sort: FleetSort; title: string }[];
  minWidth?: number;
  cell: (row: FleetRow, intervalSeconds: number) => ReactNode;
}

/** What is looked for first comes first: it fits a page of 1,280 pixels. */
const COLUMNS: readonly FleetColumn[] = [
  {
    heads: [
      { sort: 'title', title: 'Agent of' },
      { sort: 'owner', title: 'Owner' },
      { sort: 'platform', title: 'Platform' },
    ],
    cell: row => <AgentCell row={row} />,
  },
  {
    heads: [
      { sort: 'status', title: 'Status and cause' },
      { sort: 'observed', title: 'Observed' },
    ],
    minWidth: 210,
    cell: (row, intervalSeconds) => (
      <StatusCell row={row} intervalSeconds={intervalSeconds} />
    ),
  },
  {
    heads: [
      { sort: 'account', title: 'Account' },
      { sort: 'region', title: 'Regions' },
    ],
    cell: row => <PlaceCell row={row} />,
  },
  {
    heads: [{ sort: 'expiry', title: 'Expires' }],
    cell: row => <ExpiryCell row={row} />,
  },
  {
    heads: [
      { sort: 'missing', title: 'Needs met' },
      { sort: 'excess', title: 'Excess' },
    ],
    cell: row => <PermissionsCell row={row} />,
  },
  {
    heads: [{ sort: 'findings', title: 'Findings' }],
    cell: row => <FindingsCell row={row} />,
  },
  {
    heads: [{ sort: 'delivery', title: 'Last delivery' }],
    cell: row => <DeliveryCell row={row} />,
  },
  {
    heads: [{ sort: 'cost', title: 'Cost a day' }],
    cell: ({ costPerDay }) => (costPerDay ? formatDollars(costPerDay) : NONE),
  },
];

const Cell = styled(TableCell)(({ theme }) => ({
  fontSize: 13,
  lineHeight: 1.4,
  padding: theme.spacing(0.75),
  verticalAlign: 'top',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
  // The name stays in sight when the rest is scrolled sideways.
  '&:first-of-type': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    backgroundColor: 'inherit',
  },
}));

/** Opaque and without stripes, for the column that stays in sight. */
const Row = styled(TableRow)(({ theme }) => ({
  '&&': {
    backgroundColor: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
}));

const HeadCell = styled(Cell)(({ theme }) => ({
  color: theme.palette.text.secondary,
  fontSize: 12,
  fontWeight: 600,
  textTransform: 'none',
}));

/** The arrow keys go from one agent to the next. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('[data-fleet-link]'),
  ];
  const at = links.indexOf(event.target as HTMLElement);
  const next = step !== undefined && at >= 0 ? links[at + step] : undefined;
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

/** One row an agent; every column sorts. */
export const FleetTable = (props: {
  rows: readonly FleetRow[];
  sort: FleetSort;
  order: 'asc' | 'desc';
  intervalSeconds: number;
  onSort: (sort: FleetSort, order: 'asc' | 'desc') => void;
}) => {
  const { rows, sort, order, intervalSeconds, onSort } = props;
  const choose = (column: FleetSort) => {
    const opposite = order === 'asc' ? 'desc' : 'asc';
    onSort(column, column === sort ? opposite : firstOrder(column));
  };
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="AWS agents">
        <TableHead>
          <Row>
            {COLUMNS.map(({ heads, minWidth }) => (
              <HeadCell
                key={heads[0].sort}
                scope="col"
                sortDirection={
                  heads.some(head => head.sort === sort) ? order : false
                }
                sx={{ minWidth }}
              >
                {heads.map(({ sort: column, title }) => (
                  <Box key={column}>
                    <TableSortLabel
                      active={column === sort}
                      direction={column === sort ? order : firstOrder(column)}
                      onClick={() => choose(column)}
                    >
                      {title}
                    </TableSortLabel>
                  </Box>
                ))}
              </HeadCell>
            ))}
          </Row>
        </TableHead>
        <TableBody onKeyDown={moveFocus}>
          {rows.map(row => (
            <Row key={row.entityRef}>
              {COLUMNS.map(({ heads, minWidth, cell }) => (
                <Cell
                  key={heads[0].sort}
                  sx={minWidth ? { whiteSpace: 'normal' } : undefined}
                >
                  {cell(row, intervalSeconds)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
