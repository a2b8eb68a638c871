import Box from '@mui/material/Box';
import type { Need } from 'backstage-plugin-aws-agents-common';
import { SimpleTable, ToneLabel, type Column, type Tone } from '../ui';
import { sortNeeds } from './sortNeeds';

const DECISIONS: Readonly<
  Record<Need['decision'], { word: string; tone: Tone }>
> = {
  allowed: { word: 'Allowed', tone: 'success' },
  denied: { word: 'Denied', tone: 'error' },
  unknown: { word: 'Unknown', tone: 'neutral' },
};

const COLUMNS: Column<Need>[] = [
  {
    title: 'Decision',
    noWrap: true,
    cell: ({ decision }) => (
      <ToneLabel tone={DECISIONS[decision].tone}>
        {DECISIONS[decision].word}
      </ToneLabel>
    ),
  },
  {
    title: 'Action and resource',
    breakAnywhere: true,
    minWidth: 230,
    cell: need => (
      <>
        <code>{need.action}</code>
        <Box
          component="code"
          sx={{ display: 'block', color: 'text.secondary' }}
        >
          {need.resource}
        </Box>
      </>
    ),
  },
  {
    title: 'Needed to',
    minWidth: 140,
    cell: need => (
      <>
        {need.why}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {need.capability}
        </Box>
      </>
    ),
  },
  { title: 'Decided by', minWidth: 140, cell: need => need.decidedBy },
];

/** What the agent needs, held against what its role grants. */
export const NeedsTable = (props: { needs: Need[] }) => (
  <SimpleTable
    label="Permissions the agent needs"
    columns={COLUMNS}
    rows={sortNeeds(props.needs)}
    rowKey={need => `${need.capability} ${need.action} ${need.resource}`}
  />
);
