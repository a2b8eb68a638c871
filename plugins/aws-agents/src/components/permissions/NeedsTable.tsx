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
  { title: 'Action', cell: need => <code>{need.action}</code> },
  { title: 'Resource', cell: need => <code>{need.resource}</code> },
  { title: 'Capability', cell: need => need.capability },
  { title: 'Needed to', cell: need => need.why, width: '22%' },
  { title: 'Decided by', cell: need => need.decidedBy, width: '20%' },
];

/** What the agent needs, held against what its role grants. */
export const NeedsTable = (props: { needs: Need[] }) => (
  <SimpleTable
    label="Permissions the agent needs"
    columns={COLUMNS}
    rows={sortNeeds(props.needs)}
    rowKey={need => `${need.capability} ${need.action} ${need.resource}`}
    minWidth={860}
  />
);
