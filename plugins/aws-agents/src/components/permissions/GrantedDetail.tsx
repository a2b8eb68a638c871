import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  GrantedService,
  GrantingStatement,
} from 'backstage-plugin-aws-agents-common';
import { Facts } from '../ui';
import { Heading } from './Heading';
import { StatementText } from './policies';

const Codes = (props: { items: string[] }) => (
  <>
    {props.items.map((item, i) => (
      <span key={item}>
        {i > 0 && ', '}
        <code>{item}</code>
      </span>
    ))}
  </>
);

const Granting = (props: { granting: GrantingStatement }) => {
  const { statement, actions, resources, conditions } = props.granting;
  return (
    <div>
      <StatementText place={statement} />
      <Box sx={{ pl: 3 }}>
        <Facts
          facts={[
            { label: 'Actions', value: <Codes items={actions} /> },
            { label: 'Resources', value: <Codes items={resources} /> },
            {
              label: 'Conditions',
              value:
                conditions.length > 0 ? <Codes items={conditions} /> : 'none',
            },
          ]}
        />
      </Box>
    </div>
  );
};

/** The allowed actions of one service, and the statements that allow them. */
export const GrantedDetail = (props: { service: GrantedService }) => {
  const { levels, statements } = props.service;
  return (
    <Stack spacing={1.5}>
      {levels.length > 0 && (
        <div>
          <Heading>Allowed actions</Heading>
          <Facts
            facts={levels.map(({ level, actions, allowed }) => ({
              label: level,
              value: (
                <>
                  <Codes items={actions} />
                  {allowed > actions.length &&
                    ` and ${allowed - actions.length} more`}
                </>
              ),
            }))}
          />
        </div>
      )}
      <div>
        <Heading>By these statements</Heading>
        <Stack spacing={1}>
          {statements.map(granting => (
            <Granting
              key={`${granting.statement.policyId} ${granting.statement.index}`}
              granting={granting}
            />
          ))}
        </Stack>
      </div>
    </Stack>
  );
};
