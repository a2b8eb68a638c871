import Box from '@mui/material/Box';
import type {
  FleetRow,
  PermissionSummary,
} from 'backstage-plugin-aws-agents-common';
import { Facts, TimeText, ToneLabel } from '../ui';
import { findingsText } from '../AgentsPage/fleetWords';
import { END_OF_LIFE } from '../AgentsPage/fleetCells';

const Needs = (props: { permissions: PermissionSummary }) => {
  const { met, needed, missing, undecided } = props.permissions;
  return (
    <>
      {met} of {needed} met
      {undecided > 0 && `, ${undecided} undecided`}
      {missing > 0 && <ToneLabel tone="error">{missing} missing</ToneLabel>}
    </>
  );
};

const Excess = (props: { permissions: PermissionSummary }) => {
  const { excess, tooBroad } = props.permissions;
  const parts = [
    ...(excess > 0 ? [`${excess} not needed`] : []),
    ...(tooBroad > 0 ? [`${tooBroad} too broad`] : []),
  ];
  return <>{parts.join(', ') || 'none'}</>;
};

const Findings = (props: { permissions: PermissionSummary }) => {
  const { critical, high } = props.permissions.findings;
  const text = findingsText(props.permissions).join(', ');
  return critical + high > 0 ? (
    <ToneLabel tone={critical > 0 ? 'error' : 'warning'}>{text}</ToneLabel>
  ) : (
    <>{text}</>
  );
};

const notRead = 'not read yet';

/** What the fleet's row of an agent tells beside its status and session. */
export const SummaryFacts = (props: { row: FleetRow }) => {
  const { permissions, lastDeliveryAt, silent, endOfLife } = props.row;
  return (
    <>
      <Facts
        facts={[
          {
            label: 'Last delivery',
            value: (
              <>
                <TimeText time={lastDeliveryAt} never="none seen" />
                {silent.length > 0 && (
                  <ToneLabel tone="warning">
                    no {silent.join(', no ')}
                  </ToneLabel>
                )}
              </>
            ),
          },
          {
            label: 'Needs',
            value: permissions ? <Needs permissions={permissions} /> : notRead,
          },
          {
            label: 'Excess',
            value: permissions ? <Excess permissions={permissions} /> : notRead,
          },
          {
            label: 'Findings',
            value: permissions ? (
              <Findings permissions={permissions} />
            ) : (
              notRead
            ),
          },
        ]}
      />
      {endOfLife && (
        <Box>
          <ToneLabel tone="warning">{END_OF_LIFE}</ToneLabel>
        </Box>
      )}
    </>
  );
};
