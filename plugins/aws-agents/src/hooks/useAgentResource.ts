import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { awsAgentsApiRef, type AwsAgentsApi } from '../api';
import type { AgentScope } from './useAgent';
import { useResource, type Resource } from './useResource';

/**
 * Loads one part of an agent, again with every version of the scope.
 *
 * @param load - must keep its identity between renders
 */
export function useAgentResource<T>(
  scope: AgentScope,
  load: (
    api: AwsAgentsApi,
    scope: AgentScope,
    signal: AbortSignal,
  ) => Promise<T>,
): Resource<T> {
  const api = useApi(awsAgentsApiRef);
  const { entity, entityRef, version } = scope;
  const { kind, namespace, name } = entity;
  const run = useCallback(
    (signal: AbortSignal) =>
      load(
        api,
        { entity: { kind, namespace, name }, entityRef, version },
        signal,
      ),
    [api, load, kind, namespace, name, entityRef, version],
  );
  return useResource(entityRef, run);
}
