import { useApi } from '@backstage/core-plugin-api';
import type { FleetResponse } from 'backstage-plugin-aws-agents-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { awsAgentsApiRef } from '../../api';
import {
  ANY_AGENT,
  REFRESH_EVERY_MS,
  useAgentSignal,
  useResource,
  useVisibleInterval,
  type Resource,
} from '../../hooks';
import { queryOf, readView, writeView, type FleetView } from './fleetAddress';

/** An answer, with the address that it answers. */
export interface FleetAnswer {
  search: string;
  fleet: FleetResponse;
}

/** The view that the address names, and how to go to another. */
export function useFleetView(): {
  view: FleetView;
  /** The address of the view, without what is not of the fleet. */
  search: string;
  /**
   * Goes to another view; from its first page, unless told otherwise.
   *
   * @param replace - without a step of its own for the back button
   */
  show: (changes: Partial<FleetView>, replace?: boolean) => void;
} {
  const [params, setParams] = useSearchParams();
  const search = writeView(new URLSearchParams(), readView(params)).toString();
  const view = useMemo(() => readView(new URLSearchParams(search)), [search]);
  const show = useCallback(
    (changes: Partial<FleetView>, replace = false) =>
      setParams(
        current =>
          writeView(current, { ...readView(current), page: 1, ...changes }),
        { replace },
      ),
    [setParams],
  );
  return { view, search, show };
}

/**
 * The page of the fleet that an address names, kept up to date. While another
 * is loaded, the last one stays.
 */
export function useFleet(search: string): Resource<FleetAnswer> {
  const api = useApi(awsAgentsApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const query = queryOf(readView(new URLSearchParams(search)));
      return { search, fleet: await api.getFleet(query, { signal }) };
    },
    [api, search],
  );
  const fleet = useResource('fleet', load);
  useVisibleInterval(fleet.reload, REFRESH_EVERY_MS);
  useAgentSignal(ANY_AGENT, fleet.reload);
  return fleet;
}
