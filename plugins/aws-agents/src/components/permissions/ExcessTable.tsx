import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type {
  BroadPermission,
  ExcessPermission,
} from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import { SimpleTable, ToneLabel, type Column } from '../ui';

import { SEVERITY_FACTS } from './severity';
import { StatementLink } from './StatementLink';
import { count } from './words';

/** More actions of an entry than this are counted. */
const NAMED_ACTIONS = 5;

/** More entries than this are shown on demand. */
const SHOWN_AT_FIRST = 8;

const Codes = (props: { items: string[] }) => (
  <>
    {props.items.map(item => (
      <div key={item}>
        <code>{item}</code>
      </div>
    ))}
  </>
);

const ExcessActions = (props: { excess: ExcessPermission }) => {
  const { entry, actions, actionCount } = props.excess;
  if (actionCount === 1 && actions[0]?.action === entry) {
    // Its name stands beside it already.
    return <>{actions[0].accessLevel ?? 'the action itself'}</>;
  }
  const named = actions.slice(0, NAMED_ACTIONS);
  const more = actionCount - named.length;
  return (
    <>
      {named.map(({ action, accessLevel }) => (
        <div key={action}>
          <code>{action}</code>
          {accessLevel && (
            <Box
              component="span"
              sx={{ color: 'text.secondary', fontSize: 12 }}
            >
              {' '}
              {accessLevel}
            </Box>
          )}
        </div>
      ))}
      {more > 0 && (
        <Box sx={{ color: 'text.secondary' }}>
          {named.length > 0 ? 'and ' : ''}
          {count(more, named.length > 0 ? 'more' : 'action', 'more')}
        </Box>
      )}
    </>
  );
};

const EXCESS_COLUMNS: Column<ExcessPermission>[] = [
  {
    title: 'Risk',
    noWrap: true,
    cell: ({ severity }) => (
      <ToneLabel tone={SEVERITY_FACTS[severity].tone}>
        {SEVERITY_FACTS[severity].word}
      </ToneLabel>
    ),
  },
  {
    title: 'Allowed by',
    minWidth: 120,
    breakAnywhere: true,
    cell: ({ entry, statement }) => (
      <>
        <Box component="code" sx={{ fontWeight: 600 }}>
          {entry}
        </Box>
        <br />
        <StatementLink place={statement} />
      </>
    ),
  },
  {
    title: 'Allows without need',
    minWidth: 150,
    breakAnywhere: true,
    cell: excess => <ExcessActions excess={excess} />,
  },
  {
    title: 'On',
    minWidth: 60,
    breakAnywhere: true,
    cell: ({ resources }) => <Codes items={resources} />,
  },
  {
    title: 'What to do',
    minWidth: 96,
    cell: ({ removable }) =>
      removable
        ? 'Remove: no need is served by it'
        : 'Narrow: some needs are served by it',
  },
];

/** What the role may do and its agent does not need, riskiest first. */
export const ExcessTable = (props: { excess: ExcessPermission[] }) => {
  const { excess } = props;
  const [all, setAll] = useState(false);
  const shown = all ? excess : excess.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <SimpleTable
        label="Permissions in excess, riskiest first"
        columns={EXCESS_COLUMNS}
        rows={shown}
        rowKey={({ statement, entry }) =>
          `${statement.policyId} ${statement.index} ${entry}`
        }
      />
      {excess.length > shown.length && (
        <Button
          size="small"
          onClick={() => setAll(true)}
          sx={{ textTransform: 'none', mt: 0.5 }}
        >
          Show{' '}
          {count(excess.length - shown.length, 'more entry', 'more entries')}
        </Button>
      )}
    </>
  );
};

const BROAD_COLUMNS: Column<BroadPermission>[] = [
  {
    title: 'Statement',
    minWidth: 110,
    cell: ({ statement }) => <StatementLink place={statement} />,
  },
  {
    title: 'For',
    minWidth: 90,
    breakAnywhere: true,
    cell: ({ actions }) => <Codes items={actions} />,
  },
  {
    title: 'Today',
    minWidth: 110,
    breakAnywhere: true,
    cell: ({ element, current }) => (
      <>
        {element}
        <Codes items={current} />
      </>
    ),
  },
  {
    title: 'Would suffice',
    minWidth: 150,
    breakAnywhere: true,
    cell: ({ element, suggested }) => (
      <>
        {element}
        <Codes items={suggested} />
      </>
    ),
  },
];

/** What serves needs and could be narrower. */
export const BroadTable = (props: { tooBroad: BroadPermission[] }) => (
  <SimpleTable
    label="Permissions that are too broad"
    columns={BROAD_COLUMNS}
    rows={props.tooBroad}
    rowKey={({ statement, element }, i) =>
      `${statement.policyId} ${statement.index} ${element} ${i}`
    }
  />
);
