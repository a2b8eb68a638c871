import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
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
  const { columns, rows } = props;
  const align = (column: Column<T>) => (column.numeric ? 'right' : 'left');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        aria-label={props.label}
        sx={{ minWidth: props.minWidth }}
      >
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell
                key={column.title}
                scope="col"
                align={align(column)}
                sx={{
                  width: column.width,
                  minWidth: column.minWidth,
                  color: 'text.secondary',
                  fontSize: 12,
                  fontWeight: 600,
                  whiteSpace: 'nowrap',
                  px: 1,
                  textTransform: 'none',
                }}
              >
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={props.rowKey(row, index)}>
              {columns.map(column => (
                <TableCell
                  key={column.title}
                  align={align(column)}
                  sx={{
                    fontSize: 13,
                    lineHeight: 1.4,
                    py: 0.75,
                    verticalAlign: 'top',
                    px: 1,
                    whiteSpace: column.noWrap ? 'nowrap' : undefined,
                    overflowWrap: column.breakAnywhere
                      ? 'anywhere'
                      : 'break-word',
                    fontVariantNumeric: 'tabular-nums',
                  }}
                >
                  {column.cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
