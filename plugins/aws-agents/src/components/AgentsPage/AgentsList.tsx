import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { AgentListResponse } from 'backstage-plugin-aws-agents-common';
import { useMemo } from 'react';
import { LinesSkeleton, ResourceView, Surface } from '../ui';
import { AgentFilters } from './AgentFilters';
import { AgentsTable } from './AgentsTable';
import { filterAgents, type AgentFilter } from './filterAgents';
import { useAgentFilter, useAgents } from './useAgents';

const Matches = (props: { list: AgentListResponse; filter: AgentFilter }) => {
  const { list, filter } = props;
  const accountNames = useMemo(
    () =>
      new Map(list.accounts.map(({ accountId, name }) => [accountId, name])),
    [list.accounts],
  );
  const matches = filterAgents(list.items, filter, accountNames);
  if (list.items.length === 0) {
    return (
      <Box sx={{ fontSize: 14 }}>
        No entity that you may see has an AWS agent. An agent is bound by the
        annotation <code>aws-agents/role-arn</code>.
      </Box>
    );
  }
  return (
    <>
      <Box role="status" sx={{ fontSize: 13, color: 'text.secondary' }}>
        {matches.length} of {list.totalItems}{' '}
        {list.totalItems === 1 ? 'agent' : 'agents'}
      </Box>
      {matches.length > 0 ? (
        <AgentsTable agents={matches} accountNames={accountNames} />
      ) : (
        <Box sx={{ fontSize: 14 }}>No agent matches the filter.</Box>
      )}
    </>
  );
};

/** All agents that the reader may see, to filter and to open. */
export const AgentsList = () => {
  const agents = useAgents();
  const { filter, setText, setStatus } = useAgentFilter();
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Stack component={Surface} spacing={1.5}>
        <AgentFilters filter={filter} onText={setText} onStatus={setStatus} />
        <ResourceView
          resource={agents}
          what="the AWS agents"
          skeleton={<LinesSkeleton lines={8} />}
        >
          {list => <Matches list={list} filter={filter} />}
        </ResourceView>
      </Stack>
    </Paper>
  );
};
