import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  PermissionAnalysis,
  ServiceUse,
  UnusedPermissions,
} from 'backstage-plugin-aws-agents-common';
import { SimpleTable, TimeText, ToneLabel, type Column } from '../ui';
import { BroadTable, ExcessTable } from './ExcessTable';
import { Heading } from './Heading';
import { count } from './words';

const USE_COLUMNS: Column<ServiceUse>[] = [
  {
    title: 'Service',
    minWidth: 140,
    cell: ({ title, service }) => (
      <>
        {title} <code>{service}</code>
      </>
    ),
  },
  {
    title: 'Last used',
    minWidth: 140,
    cell: ({ lastAuthenticatedAt, region }) =>
      lastAuthenticatedAt ? (
        <>
          <TimeText time={lastAuthenticatedAt} />
          {region && ` in ${region}`}
        </>
      ) : (
        <ToneLabel tone="warning">never</ToneLabel>
      ),
  },
  {
    title: 'Needed by the agent',
    cell: ({ needed }) => (needed ? 'yes' : 'no'),
  },
];

const Use = (props: { unused: UnusedPermissions }) => {
  const { services } = props.unused;
  if (services.state === 'unknown') {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        When the services were last used is unknown: {services.reason}
      </Box>
    );
  }
  return (
    <>
      <SimpleTable
        label="Use of services"
        columns={USE_COLUMNS}
        rows={services.items}
        rowKey={({ service }) => service}
      />
      <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.5 }}>
        As IAM reported <TimeText time={services.reportedAt} />. IAM tracks 400
        days and is some hours behind.
      </Box>
    </>
  );
};

/** What the role may do beyond the needs of its agent. */
export const ExcessPart = (props: { analysis: PermissionAnalysis }) => {
  const { excess, excessCount, tooBroad, unused, summary } = props.analysis;
  const unlisted = excessCount - excess.length;
  return (
    <Stack spacing={2}>
      {summary.needed === 0 && (
        <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
          Nothing is known to be needed, so nothing can be called excess.
        </Box>
      )}
      {excess.length > 0 && (
        <div>
          <Heading>In excess: allowed and not needed</Heading>
          <ExcessTable excess={excess} />
          {unlisted > 0 && (
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
              {count(unlisted, 'entry', 'entries')} of less risk are not listed.
            </Box>
          )}
        </div>
      )}
      {tooBroad.length > 0 && (
        <div>
          <Heading>Too broad: needed, but not that much of it</Heading>
          <BroadTable tooBroad={tooBroad} />
        </div>
      )}
      {summary.needed > 0 && excess.length + tooBroad.length === 0 && (
        <Box sx={{ fontSize: 14 }}>
          <ToneLabel tone="success">
            The role may do nothing that its agent does not need.
          </ToneLabel>
        </Box>
      )}
      <div>
        <Heading>Use</Heading>
        <Use unused={unused} />
      </div>
    </Stack>
  );
};
