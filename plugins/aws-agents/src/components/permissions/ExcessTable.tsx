import Box from '@mui/material/Box';
import type {
  BroadPermission,
  ExcessPermission,
} from 'backstage-plugin-aws-agents-common';
import { SimpleTable, ToneLabel, type Column } from '../ui';

import { SEVERITY_FACTS } from './severity';
import { StatementLink } from './StatementLink';
import { count } from './words';

/** More actions of an entry than this are counted. */
const NAMED_ACTIONS = 5;

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
  const { actions, actionCount } = props.excess;
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
export const ExcessTable = (props: { excess: ExcessPermission[] }) => (
  <SimpleTable
    label="Permissions in excess, riskiest first"
    columns={EXCESS_COLUMNS}
    rows={props.excess}
    rowKey={({ statement, entry }) =>
      `${statement.policyId} ${statement.index} ${entry}`
    }
  />
);

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
