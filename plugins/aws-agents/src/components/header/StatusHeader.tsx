import { useApi } from '@backstage/core-plugin-api';
import RefreshIcon from '@mui/icons-material/Refresh';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  awsAgentRefreshPermission,
  type AgentResponse,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { formatDuration } from '../../format';
import { useAction, type Action, type AgentScope } from '../../hooks';
import {
  errorMessage,
  FailurePanel,
  Notice,
  PermittedButton,
  StatusLabel,
  TimeText,
} from '../ui';
import { CollectorStrip } from './CollectorStrip';
import { lastObserved } from './lastObserved';

const StaleNotice = (props: { agent: AgentResponse }) => {
  const { agent } = props;
  const stale = agent.observations.filter(state => state.stale);
  if (stale.length === 0) {
    return null;
  }
  const oldest = stale.map(state => state.dataAt ?? '').sort()[0];
  return (
    <Notice severity="warning">
      Some of what is shown is old
      {oldest && (
        <>
          , the oldest from <TimeText time={oldest} />
        </>
      )}
      . The portal collects every {formatDuration(agent.intervalSeconds)}.
    </Notice>
  );
};

/** Status and reason in one line, with how fresh they are and what refreshes them. */
const StatusLine = (props: { agent: AgentResponse; refresh: Action }) => {
  const { status, reason, observations } = props.agent;
  const observedAt = lastObserved(observations);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1 }}>
      <StatusLabel status={status} sx={{ fontSize: 20 }} />
      <Typography sx={{ flex: '1 1 320px', fontSize: 15, alignSelf: 'center' }}>
        {reason}
      </Typography>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          fontSize: 13,
          color: 'text.secondary',
        }}
      >
        <span>
          {observedAt ? 'Observed ' : 'Not observed yet'}
          {observedAt && <TimeText time={observedAt} />}
        </span>
        <PermittedButton
          permission={awsAgentRefreshPermission}
          action={props.refresh}
          icon={<RefreshIcon />}
          hint="Ask AWS for the agent's state at once"
          notBefore={props.agent.refreshableAt}
        >
          Refresh
        </PermittedButton>
      </Box>
    </Box>
  );
};

/** How the agent is, why, what to do about it, and how fresh that is. */
export const StatusHeader = (props: {
  agent: AgentResponse;
  scope: AgentScope;
  onRefreshed: () => void;
}) => {
  const { agent, scope, onRefreshed } = props;
  const api = useApi(awsAgentsApiRef);
  const perform = useCallback(
    () => api.refreshAgent(scope.entity),
    [api, scope.entity],
  );
  const refresh = useAction(perform, onRefreshed);
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Status of the AWS agent"
      sx={{ p: 2 }}
    >
      <Stack spacing={1.5}>
        <StatusLine agent={agent} refresh={refresh} />
        {refresh.error && (
          <Notice severity="error">
            The refresh failed. {errorMessage(refresh.error)}
          </Notice>
        )}
        {/* Problems of annotations have a section of their own. */}
        {agent.failure && agent.problems.length === 0 && (
          <FailurePanel failure={agent.failure} under={agent.reason} />
        )}
        <StaleNotice agent={agent} />
        <CollectorStrip observations={agent.observations} />
      </Stack>
    </Paper>
  );
};
