import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { Grant } from 'backstage-plugin-aws-agents-common';
import { SimpleTable, SubTitle, ToneLabel, type Column } from '../ui';
import { groupGrants } from './groupGrants';

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

const COLUMNS: Column<Grant>[] = [
  {
    title: 'Effect',
    noWrap: true,
    cell: grant => (
      <ToneLabel tone={grant.effect === 'Allow' ? 'success' : 'error'}>
        {grant.effect}
      </ToneLabel>
    ),
  },
  {
    title: 'Actions',
    cell: grant => <Listed items={grant.actions} except={grant.notAction} />,
    width: '24%',
  },
  {
    title: 'Resources',
    cell: grant => (
      <Listed items={grant.resources} except={grant.notResource} />
    ),
    width: '28%',
  },
  {
    title: 'Conditions',
    cell: grant =>
      grant.conditions.length > 0 ? (
        <Listed items={grant.conditions} except={false} />
      ) : (
        'none'
      ),
  },
  {
    title: 'Statement',
    cell: grant => (
      <>
        {grant.policy}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {grant.sid ?? `statement ${grant.statementIndex + 1}`}
        </Box>
      </>
    ),
  },
  {
    title: 'Breadth',
    cell: ({ breadth }) =>
      breadth ? (
        <ToneLabel
          tone="warning"
          sx={{ whiteSpace: 'normal', alignItems: 'flex-start' }}
        >
          {breadth}
        </ToneLabel>
      ) : (
        'as it should be'
      ),
    width: '18%',
  },
];

/** What the role's policies say, service by service. */
export const GrantsTable = (props: { grants: Grant[] }) => (
  <Stack spacing={2}>
    {groupGrants(props.grants).map(({ service, grants }) => (
      <div key={service}>
        <SubTitle>
          {service === '*' ? 'All services' : <code>{service}</code>}
        </SubTitle>
        <SimpleTable
          label={`Grants for ${service === '*' ? 'all services' : service}`}
          columns={COLUMNS}
          rows={grants}
          rowKey={(grant, index) => `${grant.policy} ${index}`}
          minWidth={860}
        />
      </div>
    ))}
  </Stack>
);
