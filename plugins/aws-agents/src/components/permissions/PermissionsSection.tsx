import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  Failure,
  ObservationState,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import { formatAbsolute, formatDuration } from '../../format';
import {
  Disclosure,
  Facts,
  ObservationNote,
  ObservationProblems,
  Section,
  SubTitle,
  TimeText,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { GrantsTable } from './GrantsTable';
import { groupGrants } from './groupGrants';
import { NeedsTable } from './NeedsTable';
import { RawPolicies } from './RawPolicies';
import { summarizeNeeds } from './sortNeeds';

const RoleFacts = (props: { data: RoleData }) => {
  const { data: role } = props;
  return (
    <Facts
      facts={[
        { label: 'Description', value: role.description },
        {
          label: 'Created',
          value: role.createdAt && formatAbsolute(role.createdAt),
        },
        {
          label: 'Longest session',
          value:
            role.maxSessionDurationSeconds !== undefined
              ? formatDuration(role.maxSessionDurationSeconds)
              : 'unknown',
        },
        {
          label: 'Role last used',
          value: (
            <>
              <TimeText
                time={role.lastUsed?.at}
                never="no record (AWS keeps 400 days)"
              />
              {role.lastUsed?.region && ` in ${role.lastUsed.region}`}
            </>
          ),
        },
      ]}
    />
  );
};

const grantsSummary = (role: RoleData) => {
  const groups = groupGrants(role.grants);
  const grants = groups.flatMap(group => group.grants);
  const broad = grants.filter(({ breadth }) => breadth).length;
  const services = groups.length === 1 ? 'service' : 'services';
  return `All grants of the role: ${grants.length} in ${
    groups.length
  } ${services}${broad > 0 ? `, ${broad} wider than needed` : ''}`;
};

const RoleView = (props: { data: RoleData }) => {
  const { data: role } = props;
  const hasBroad = role.grants.some(({ breadth }) => breadth);
  return (
    <>
      <div>
        <SubTitle>
          Needed against granted
          {role.needs.length > 0 && `: ${summarizeNeeds(role.needs)}`}
        </SubTitle>
        {role.needs.length > 0 ? (
          <NeedsTable needs={role.needs} />
        ) : (
          <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
            The entity names no capabilities, so nothing is known of what its
            agent needs. List them in the annotation{' '}
            <code>aws-agents/capabilities</code>.
          </Box>
        )}
      </div>
      <RoleFacts data={role} />
      <div>
        <Disclosure summary={grantsSummary(role)} defaultOpen={hasBroad}>
          <GrantsTable grants={role.grants} />
        </Disclosure>
        <RawPolicies data={role} />
      </div>
    </>
  );
};

/** What the agent role may do against what the agent needs. */
export const PermissionsSection = (props: {
  data: RoleData | null;
  state: ObservationState | undefined;
  explained?: Failure;
}) => {
  const { data, state, explained } = props;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.role}
      title="Permissions"
      note={state && <ObservationNote state={state} />}
    >
      <Stack spacing={2}>
        {state && <ObservationProblems state={state} explained={explained} />}
        {data ? (
          <RoleView data={data} />
        ) : (
          <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
            The role and its policies have not been read yet.
          </Box>
        )}
      </Stack>
    </Section>
  );
};
