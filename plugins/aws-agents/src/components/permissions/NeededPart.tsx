import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { SimpleTable, ToneLabel, type Column, type Tone } from '../ui';
import { byCapability } from './byCapability';
import { Heading } from './Heading';
import { StatementLink } from './StatementLink';
import { SCOPE_TEXTS } from './words';

const DECISIONS: Readonly<
  Record<NeededPermission['decision'], { word: string; tone: Tone }>
> = {
  allowed: { word: 'Allowed', tone: 'success' },
  denied: { word: 'Denied', tone: 'error' },
  unknown: { word: 'Unknown', tone: 'neutral' },
};

const small = { color: 'text.secondary', fontSize: 12 } as const;

const COLUMNS: Column<NeededPermission>[] = [
  {
    title: 'Decision',
    noWrap: true,
    cell: ({ decision, optional }) => (
      <>
        <ToneLabel tone={DECISIONS[decision].tone}>
          {DECISIONS[decision].word}
        </ToneLabel>
        {optional && <Box sx={small}>optional</Box>}
      </>
    ),
  },
  {
    title: 'Action and resource',
    breakAnywhere: true,
    minWidth: 170,
    width: '38%',
    cell: need => (
      <>
        <code>{need.action}</code>
        <Box
          component="code"
          sx={{ display: 'block', color: 'text.secondary' }}
        >
          {need.resource}
        </Box>
        <Box sx={small}>{SCOPE_TEXTS[need.scope]}</Box>
        {need.conditions.map(condition => (
          <Box key={condition} component="code" sx={small}>
            {condition}
          </Box>
        ))}
      </>
    ),
  },
  {
    title: 'Needed to',
    minWidth: 120,
    width: '32%',
    cell: need => (
      <>
        {need.why}
        <Box sx={small}>{need.source}</Box>
      </>
    ),
  },
  {
    title: 'Decided by',
    minWidth: 100,
    cell: need =>
      need.allowedBy ? (
        <StatementLink place={need.allowedBy} />
      ) : (
        need.decidedBy
      ),
  },
];

/** What the agent needs, by capability, with why and where that is documented. */
export const NeededPart = (props: { needed: NeededPermission[] }) =>
  props.needed.length > 0 ? (
    <Stack spacing={2}>
      {byCapability(props.needed).map(({ capability, needs }) => (
        <div key={capability}>
          <Heading>{capability}</Heading>
          <SimpleTable
            label={`Needed for ${capability}`}
            columns={COLUMNS}
            rows={needs}
            rowKey={({ id }) => id}
          />
        </div>
      ))}
    </Stack>
  ) : (
    <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
      The entity names no capabilities, so nothing is known of what its agent
      needs. List them in the annotation <code>aws-agents/capabilities</code>.
    </Box>
  );
