import Box from '@mui/material/Box';
import type { Grant } from 'backstage-plugin-aws-agents-common';
import { SimpleTable, ToneLabel, type Column } from '../ui';
import { groupGrants } from './groupGrants';

/** A grant, and whether it is the first of its service. */
interface Row {
  grant: Grant;
  first: boolean;
}

const Listed = (props: { items: string[]; except: boolean }) => (
  <>
    {props.except && <Box sx={{ fontWeight: 600 }}>All but</Box>}
    {props.items.map(item => (
      <div key={item}>
        <code>{item}</code>
      </div>
    ))}
  </>
);

const COLUMNS: Column<Row>[] = [
  {
    title: 'Service',
    noWrap: true,
    cell: ({ grant, first }) =>
      first && <strong>{grant.service === '*' ? 'all' : grant.service}</strong>,
  },
  {
    title: 'Effect',
    noWrap: true,
    cell: ({ grant }) => (
      <ToneLabel tone={grant.effect === 'Allow' ? 'success' : 'error'}>
        {grant.effect}
      </ToneLabel>
    ),
  },
  {
    title: 'Actions',
    breakAnywhere: true,
    minWidth: 140,
    cell: ({ grant }) => (
      <Listed items={grant.actions} except={grant.notAction} />
    ),
  },
  {
    title: 'Wider than needed',
    minWidth: 160,
    cell: ({ grant }) =>
      grant.breadth ? (
        <ToneLabel
          tone="warning"
          sx={{ whiteSpace: 'normal', alignItems: 'flex-start' }}
        >
          {grant.breadth}
        </ToneLabel>
      ) : (
        'no'
      ),
  },
  {
    title: 'Resources',
    breakAnywhere: true,
    minWidth: 160,
    cell: ({ grant }) => (
      <Listed items={grant.resources} except={grant.notResource} />
    ),
  },
  {
    title: 'Conditions',
    breakAnywhere: true,
    minWidth: 140,
    cell: ({ grant }) =>
      grant.conditions.length > 0 ? (
        <Listed items={grant.conditions} except={false} />
      ) : (
        'none'
      ),
  },
  {
    title: 'Statement',
    minWidth: 110,
    cell: ({ grant }) => (
      <>
        {grant.policy}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {grant.sid ?? `statement ${grant.statementIndex + 1}`}
        </Box>
      </>
    ),
  },
];

/** What the role's policies say, service by service. */
export const GrantsTable = (props: { grants: Grant[] }) => (
  <SimpleTable
    label="Grants of the role"
    columns={COLUMNS}
    rows={groupGrants(props.grants).flatMap(({ grants }) =>
      grants.map((grant, index) => ({ grant, first: index === 0 })),
    )}
    rowKey={({ grant }, index) => `${grant.policy} ${index}`}
  />
);
