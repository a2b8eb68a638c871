import { useApi } from '@backstage/core-plugin-api';
import {
  type AgentListResponse,
  type ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import {
  ANY_AGENT,
  REFRESH_EVERY_MS,
  useAgentSignal,
  useQueryParam,
  useResource,
  useVisibleInterval,
  type Resource,
} from '../../hooks';
import { STATUSES } from '../ui';
import type { AgentFilter } from './filterAgents';

/** All agents the reader may see, kept up to date. */
export function useAgents(): Resource<AgentListResponse> {
  const api = useApi(awsAgentsApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listAgents({ signal }),
    [api],
  );
  const agents = useResource('agents', load);
  useVisibleInterval(agents.reload, REFRESH_EVERY_MS);
  useAgentSignal(ANY_AGENT, agents.reload);
  return agents;
}

/** The filter that the address names. */
export function useAgentFilter(): {
  filter: AgentFilter;
  setText: (text: string) => void;
  setStatus: (status: string) => void;
} {
  const [text, setText] = useQueryParam('filter', '');
  const [param, setStatus] = useQueryParam('status', 'all');
  const status: ObservationStatus | 'all' =
    STATUSES.find(known => known === param) ?? 'all';
  return { filter: { text, status }, setText, setStatus };
}
