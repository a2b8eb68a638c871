import type {
  AccessKeysData,
  AgentCostResponse,
  AgentListResponse,
  AgentResponse,
  AlarmsResponse,
  AwsCallsResponse,
  DeliveriesResponse,
  Delivery,
  FleetCostResponse,
  MetricRange,
  MetricsResponse,
  ObservationState,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { AgentResolution, ResolvedAgent } from '../agents';
import type { CallRecorder } from '../aws';
import {
  presentObservations,
  rollUp,
  SESSION_OBSERVATION,
  type AgentDirectory,
  type CollectionEngine,
} from '../collection';
import { ALARMS_COLLECTOR } from '../collectors';
import type { AwsAgentsConfig } from '../config';
import type { CostReader } from '../cost';
import type { SessionService } from '../sessions';
import type {
  ObservationRecord,
  ObservationStore,
  SeriesStore,
  SignalKeys,
} from '../store';
import type { WaiverStore } from '../waivers';
import type { AgentService, Caller } from './AgentService';
import { withGuardHazard } from './credentials';
import { collectorState, unbound } from './observationState';
import { findAgent, findWorkingAgent } from './findAgent';
import { RefreshPace } from './RefreshPace';
import { entityRefOf, presentOf } from './resolution';
import { alarmsIn, dataOf, guardOf, liveSession } from './storedData';
import { readSeries, startOf } from './toMetricsResponse';
import { toBrokenAgent, toSummary } from './toAgentResponse';
import { visibleAccounts } from './visibleAccounts';

/** What the service works with. */
export interface AgentServiceOptions {
  readonly config: AwsAgentsConfig;
  readonly directory: AgentDirectory;
  readonly engine: CollectionEngine;
  readonly sessions: SessionService;
  readonly observations: ObservationStore;
  readonly series: SeriesStore;
  readonly signalKeys: Pick<SignalKeys, 'keyOf'>;
  readonly recorder: CallRecorder;
  /** When sessions may be renewed again. */
  readonly renewals: Pick<RefreshPace, 'nextAt'>;
  readonly costs: CostReader;
  readonly waivers: Pick<WaiverStore, 'waivedFindings'>;
  readonly clock?: () => Date;
}

interface StateWithData {
  readonly state: ObservationState;
  readonly data: unknown;
}

/** {@link AgentService} that answers from the store. */
export class DefaultAgentService implements AgentService {
  private readonly clock: () => Date;
  private readonly refreshes: RefreshPace;

  static create(options: AgentServiceOptions): DefaultAgentService {
    return new DefaultAgentService(options);
  }

  private constructor(private readonly options: AgentServiceOptions) {
    this.clock = options.clock ?? (() => new Date());
    this.refreshes = RefreshPace.create({
      minSeconds: options.config.limits.minRefreshSeconds,
      now: () => this.clock().getTime(),
    });
  }

  async listAgents({ credentials }: Caller): Promise<AgentListResponse> {
    const { directory, observations, engine } = this.options;
    const resolutions = await directory.list(credentials);
    const refs = resolutions.map(entityRefOf);
    const [states, waived] = await Promise.all([
      observations.listStates(refs),
      this.options.waivers.waivedFindings(refs, this.clock()),
    ]);
    const items = resolutions.map(resolution =>
      toSummary(
        resolution,
        presentOf(resolution, states.get(entityRefOf(resolution)) ?? []),
        resolution.ok ? engine.collectorsOf(resolution.agent) : [],
        waived.get(entityRefOf(resolution)),
      ),
    );
    return {
      items,
      totalItems: items.length,
      accounts: visibleAccounts(resolutions),
    };
  }

  async getAgent(entityRef: string, caller: Caller): Promise<AgentResponse> {
    const resolution = await findAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    if (!resolution.ok) {
      return toBrokenAgent(
        resolution,
        this.options.signalKeys.keyOf(resolution.entityRef),
        this.options.config.collection.intervalSeconds,
        this.clock(),
      );
    }
    return await this.describe(resolution.agent);
  }

  async getMetrics(
    entityRef: string,
    range: MetricRange,
    caller: Caller,
  ): Promise<MetricsResponse> {
    const resolution = await findAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    const now = this.clock();
    const [{ state }, alarms] = await this.statesOf(resolution, [
      'metrics',
      ALARMS_COLLECTOR,
    ]);
    return {
      range,
      from: startOf(range, now).toISOString(),
      to: now.toISOString(),
      state,
      // Series that no present observation speaks for may be another binding's.
      series:
        resolution.ok && state.observedAt !== null
          ? await readSeries(
              this.options.series,
              resolution.agent.entityRef,
              range,
              now,
              alarmsIn(alarms.data).alarms,
            )
          : [],
    };
  }

  async getAlarms(entityRef: string, caller: Caller): Promise<AlarmsResponse> {
    const resolution = await findAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    const [alarms] = await this.statesOf(resolution, [ALARMS_COLLECTOR]);
    return { state: alarms.state, ...alarmsIn(alarms.data) };
  }

  async getDeliveries(
    entityRef: string,
    caller: Caller,
  ): Promise<DeliveriesResponse> {
    const resolution = await findAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    const [{ state, data }] = await this.statesOf(resolution, ['deliveries']);
    return { state, deliveries: (data as Delivery[] | null) ?? [] };
  }

  async getCalls(entityRef: string, caller: Caller): Promise<AwsCallsResponse> {
    const resolution = await findAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    return { calls: this.options.recorder.callsFor(entityRefOf(resolution)) };
  }

  async getCosts(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentCostResponse> {
    const { directory, costs } = this.options;
    await findAgent(directory, entityRef, caller);
    return await costs.ofAgent(entityRef, this.clock());
  }

  async getFleetCosts({ credentials }: Caller): Promise<FleetCostResponse> {
    const resolutions = await this.options.directory.list(credentials);
    return await this.options.costs.ofFleet(resolutions, this.clock());
  }

  async refreshAgent(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentResponse> {
    const agent = await findWorkingAgent(
      this.options.directory,
      entityRef,
      caller,
    );
    await this.refreshes.run(entityRef, () =>
      this.options.engine.refresh(agent),
    );
    return await this.describe(agent);
  }

  private async describe(agent: ResolvedAgent): Promise<AgentResponse> {
    const { engine, sessions, observations, config } = this.options;
    const records = presentObservations(
      agent,
      await observations.list(agent.entityRef),
    );
    if (records.length === 0) {
      engine.refreshInBackground(agent);
    }
    const { session, chain } = await sessions.describe(agent);
    const collectors = engine.collectorsOf(agent).map(({ id }) => id);
    return {
      entityRef: agent.entityRef,
      signalKey: this.options.signalKeys.keyOf(agent.entityRef),
      ...rollUp(agent.binding.flavour, records, collectors),
      binding: agent.binding,
      problems: [],
      accountName: agent.accountName,
      monitoringRoleArn: agent.monitoringRoleArn,
      monitoringRoleIsAgentRole: agent.monitoringRoleIsAgentRole,
      chain: withGuardHazard(chain, guardOf(records)),
      session: session ?? liveSession(records, this.clock()),
      refreshableAt: this.refreshes.nextAt(agent.entityRef),
      renewableAt: this.options.renewals.nextAt(agent.entityRef),
      observations: [SESSION_OBSERVATION, ...collectors].map(collector =>
        this.toState(agent, collector, records),
      ),
      role: dataOf<RoleData>(records, 'role'),
      accessKeys: dataOf<AccessKeysData>(records, 'access-keys'),
      intervalSeconds: config.collection.intervalSeconds,
      serverTime: this.clock().toISOString(),
    };
  }

  /** Of each collector, in their order; one read of the store for all. */
  private async statesOf(
    resolution: AgentResolution,
    collectors: readonly string[],
  ): Promise<StateWithData[]> {
    if (!resolution.ok) {
      return collectors.map(collector => ({
        state: unbound(collector, resolution.failure),
        data: null,
      }));
    }
    const { agent } = resolution;
    const records = presentObservations(
      agent,
      await this.options.observations.list(agent.entityRef, collectors),
    );
    return collectors.map(collector => ({
      state: this.toState(agent, collector, records),
      data: dataOf<unknown>(records, collector),
    }));
  }

  private toState(
    agent: ResolvedAgent,
    collector: string,
    records: readonly ObservationRecord[],
  ): ObservationState {
    const { engine, config } = this.options;
    return collectorState(
      collector,
      records,
      engine.collectorsOf(agent),
      config.collection.intervalSeconds,
      this.clock(),
    );
  }
}
