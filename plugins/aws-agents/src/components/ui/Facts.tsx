import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One labelled fact; a null or undefined value is left out. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** Labelled facts in two columns that become one where there is no room. */
export const Facts = (props: { facts: Fact[] }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
      columnGap: 2,
      rowGap: 0.75,
      fontSize: 14,
      alignItems: 'start',
      lineHeight: 1.45,
    }}
  >
    {props.facts
      .filter(({ value }) => value !== null && value !== undefined)
      .map(({ label, value }) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}
          >
            {value}
          </Box>
        </Box>
      ))}
  </Box>
);
