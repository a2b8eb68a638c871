import type { Dollars } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution } from '../agents';
import { SESSION_OBSERVATION } from '../collection';
import type { Collector } from '../collectors';
import { presentOf, toSummary } from '../service';
import type { FleetEntry, ObservationRecord } from '../store';
import type {
  AccessKeysSummary,
  DeliveriesSummary,
  SessionSummary,
} from './summaries';

/** What an entry is made from, beside what catalog and config say. */
export interface EntryFacts {
  /** States of all bindings that the agent had. */
  readonly observations: readonly ObservationRecord[];
  /** Those that apply to the agent. */
  readonly collectors: readonly Pick<Collector, 'id'>[];
  /** Ids of findings that are waived now. */
  readonly waived?: ReadonlySet<string>;
  /** What observing it costs a day. */
  readonly cost?: Dollars;
}

/** One agent as lists show it; what is not known is null, never zero. */
export function toFleetEntry(
  resolution: AgentResolution,
  { observations, collectors, waived, cost }: EntryFacts,
): FleetEntry {
  const present = presentOf(resolution, observations);
  const { permissionSummary, ...summary } = toSummary(
    resolution,
    present,
    collectors,
    waived,
  );
  const read = <T>(collector: string) =>
    (present.find(item => item.collector === collector)?.summary as
      | T
      | undefined) ?? null;
  const deliveries = read<DeliveriesSummary>('deliveries');
  const metrics = read<{ withRecentData: number }>('metrics');
  return {
    ...summary,
    accountName: resolution.ok ? resolution.agent.accountName : null,
    endOfLife: summary.flavour === 'grafana-agent',
    session: read<SessionSummary>(SESSION_OBSERVATION),
    accessKeyDueAt: read<AccessKeysSummary>('access-keys')?.dueAt ?? null,
    permissions: permissionSummary,
    lastDeliveryAt: deliveries?.newestAt ?? null,
    silent: [
      ...(metrics?.withRecentData === 0 ? (['metrics'] as const) : []),
      ...(deliveries && deliveries.silentLocations > 0
        ? (['deliveries'] as const)
        : []),
    ],
    costPerDay: cost
      ? { usdByQueries: cost.usdByQueries, usdByMetrics: cost.usdByMetrics }
      : null,
  };
}
