import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

/** One column of a {@link SimpleTable}. */
export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  numeric?: boolean;
  noWrap?: boolean;
  /** Long identifiers that may break anywhere. */
  breakAnywhere?: boolean;
  /** CSS width. */
  width?: string | number;
  /** Pixels below which it does not shrink. */
  minWidth?: number;
}

const HeadCell = styled(TableCell)(({ theme }) => ({
  color: theme.palette.text.secondary,
  fontSize: 12,
  fontWeight: 600,
  whiteSpace: 'nowrap',
  padding: theme.spacing(0.75, 1),
  textTransform: 'none',
}));

const BodyCell = styled(TableCell)(({ theme }) => ({
  fontSize: 13,
  lineHeight: 1.4,
  padding: theme.spacing(0.75, 1),
  verticalAlign: 'top',
  fontVariantNumeric: 'tabular-nums',
}));

function alignOf(column: Pick<Column<unknown>, 'numeric'>): 'left' | 'right' {
  return column.numeric ? 'right' : 'left';
}

function wrapOf(column: Pick<Column<unknown>, 'noWrap' | 'breakAnywhere'>) {
  return column.noWrap
    ? ({ whiteSpace: 'nowrap' } as const)
    : ({
        overflowWrap: column.breakAnywhere ? 'anywhere' : 'break-word',
      } as const);
}

/** A dense table that scrolls sideways by itself when there is no room. */
export function SimpleTable<T>(props: {
  /** Accessible name. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T, index: number) => string;
  /** Smallest width in pixels before it scrolls. */
  minWidth?: number;
}) {
  const { columns, rows, minWidth } = props;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={props.label} sx={{ minWidth }}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <HeadCell
                key={column.title}
                scope="col"
                align={alignOf(column)}
                sx={{ width: column.width, minWidth: column.minWidth }}
              >
                {column.title}
              </HeadCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={props.rowKey(row, index)}>
              {columns.map(column => (
                <BodyCell
                  key={column.title}
                  align={alignOf(column)}
                  sx={wrapOf(column)}
                >
                  {column.cell(row)}
                </BodyCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
