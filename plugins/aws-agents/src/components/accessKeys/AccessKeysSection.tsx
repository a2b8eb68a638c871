import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import type {
  AccessKey,
  AccessKeysData,
  Failure,
  ObservationState,
} from 'backstage-plugin-aws-agents-common';
import { formatAbsolute, formatNumber } from '../../format';
import {
  CopyText,
  Facts,
  ObservationNote,
  ObservationProblems,
  Section,
  SimpleTable,
  TimeText,
  ToneLabel,
  type Column,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';

const Age = (props: { item: AccessKey; limitDays: number }) => {
  const { ageDays, overdue, createdAt, status } = props.item;
  const used = status === 'Active' ? 'primary' : 'inherit';
  const percent = Math.min(100, (100 * ageDays) / props.limitDays);
  return (
    <Box sx={{ minWidth: 140 }} title={`Created ${formatAbsolute(createdAt)}`}>
      {formatNumber(Math.floor(ageDays))} d of {props.limitDays} d
      <LinearProgress
        aria-hidden
        variant="determinate"
        value={percent}
        color={overdue ? 'error' : used}
        sx={{ mt: 0.5, borderRadius: 1 }}
      />
    </Box>
  );
};

const Rotation = (props: { item: AccessKey }) => {
  const { overdue, status } = props.item;
  if (overdue) {
    return <ToneLabel tone="error">Overdue</ToneLabel>;
  }
  return status === 'Active' ? (
    <ToneLabel tone="success">In time</ToneLabel>
  ) : (
    <ToneLabel tone="neutral">Not in use</ToneLabel>
  );
};

function columns(limitDays: number): Column<AccessKey>[] {
  return [
    {
      title: 'Access key',
      noWrap: true,
      cell: key => <code>{key.accessKeyId}</code>,
    },
    {
      title: 'Status',
      noWrap: true,
      cell: key => (
        <ToneLabel tone={key.status === 'Active' ? 'success' : 'neutral'}>
          {key.status}
        </ToneLabel>
      ),
    },
    {
      title: 'Age',
      cell: key => <Age item={key} limitDays={limitDays} />,
    },
    {
      title: 'Rotation',
      noWrap: true,
      cell: key => <Rotation item={key} />,
    },
    {
      title: 'Last used',
      cell: ({ lastUsed }) => (
        <>
          <TimeText time={lastUsed?.at} never="no record" />
          {lastUsed?.service && ` for ${lastUsed.service}`}
          {lastUsed?.region && ` in ${lastUsed.region}`}
        </>
      ),
    },
  ];
}

/** The long-lived keys of an on-premises agent, against the rotation limit. */
export const AccessKeysSection = (props: {
  data: AccessKeysData | null;
  state: ObservationState | undefined;
  explained?: Failure;
}) => {
  const { data, state, explained } = props;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS['access-keys']}
      title="Access keys"
      note={state && <ObservationNote state={state} />}
    >
      <Stack spacing={1.5}>
        {state && <ObservationProblems state={state} explained={explained} />}
        {data && (
          <>
            <Facts
              facts={[
                {
                  label: 'IAM user',
                  value: (
                    <CopyText text={data.userArn} what="ARN of the IAM user" />
                  ),
                },
              ]}
            />
            {data.keys.length > 0 ? (
              <SimpleTable
                label="Access keys"
                columns={columns(data.rotationLimitDays)}
                rows={data.keys}
                rowKey={key => `${key.accessKeyId} ${key.createdAt}`}
                minWidth={640}
              />
            ) : (
              <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
                The user has no access keys.
              </Box>
            )}
          </>
        )}
      </Stack>
    </Section>
  );
};
