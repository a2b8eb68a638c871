import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type { AgentResponse } from 'backstage-plugin-aws-agents-common';
import { useCallback, useState } from 'react';
import { awsAgentsApiRef } from '../api';
import { useAgentSignal } from './useAgentSignal';
import { useResource, type Resource } from './useResource';
import { useVisibleInterval } from './useVisibleInterval';

/** How often an open tab asks again, in milliseconds. */
export const REFRESH_EVERY_MS = 60_000;

/** Which agent is looked at, and how often it has been looked at anew. */
export interface AgentScope {
  entity: CompoundEntityRef;
  entityRef: string;
  /** Rises with every refresh: whoever depends on it loads again. */
  version: number;
}

/**
 * The agent of an entity, asked again every minute while the tab can be seen,
 * when the backend signals news, and on demand.
 */
export function useAgent(entity: CompoundEntityRef): {
  agent: Resource<AgentResponse>;
  scope: AgentScope;
  reloadAll: () => void;
} {
  const api = useApi(awsAgentsApiRef);
  const { kind, namespace, name } = entity;
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  const [version, setVersion] = useState(0);
  const reloadAll = useCallback(() => setVersion(count => count + 1), []);

  const load = useCallback(
    (signal: AbortSignal) =>
      api.getAgent({ kind, namespace, name }, { signal }),
    // A new version is a new load, though nothing in it changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, kind, namespace, name, version],
  );
  const agent = useResource(entityRef, load);
  useVisibleInterval(reloadAll, REFRESH_EVERY_MS);
  useAgentSignal(agent.value?.signalKey, reloadAll);

  return { agent, scope: { entity, entityRef, version }, reloadAll };
}
