import type { AlarmsData } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import pLimit from 'p-limit';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import { inTurns } from '../../inTurns';
import type { SessionService } from '../../sessions';
import type {
  SeriesDefinition,
  SeriesProgress,
  SeriesStore,
} from '../../store';
import type { Collector, CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';
import { interpretAnswer, type QueryOutcome } from './interpretAnswer';
import { defineBands } from './defineBands';
import { judgeMetrics } from './judgeMetrics';
import { MetricReader } from './MetricReader';
import {
  planCalls,
  pointsOf,
  type MetricCall,
  type SeriesRequest,
} from './planCalls';
import {
  collectOutcomes,
  toPointsWrites,
  type AgentSeries,
  type TierOutcome,
} from './agentSeries';
import { AnswerRoom } from './AnswerRoom';
import { quietIds, quietStates, withQuiet } from './quietSeries';
import { MAX_SERIES, SeriesFinder } from './SeriesFinder';

/** IAM actions that the metrics collector calls. */
export const METRICS_ACTIONS: readonly string[] = [
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'tag:GetResources',
];

/** Alarms and anomaly detectors of agents, as they were last seen. */
export type KnownAlarms = (
  entityRefs: readonly string[],
) => Promise<ReadonlyMap<string, AlarmsData>>;
/** Queries, of up to 288 points, that are read without a turn of the event loop. */
const QUERIES_AT_ONCE = 100;

type Progress = Awaited<ReturnType<SeriesStore['progress']>>;

/** Reads the CloudWatch metrics of agents, merged into as few calls as can be. */
export class MetricsCollector implements Collector {
  readonly id = 'metrics';
  readonly actions = METRICS_ACTIONS;
  readonly cadenceSeconds = 60;

  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
    store: SeriesStore;
    alarmsOf: KnownAlarms;
    concurrency: number;
  }): MetricsCollector {
    return new MetricsCollector(
      SeriesFinder.create(options),
      MetricReader.create(options),
      options.sessions,
      options.store,
      options.alarmsOf,
      options.concurrency,
    );
  }

  private readonly room = AnswerRoom.create();

  private constructor(
    private readonly finder: SeriesFinder,
    private readonly reader: MetricReader,
    private readonly sessions: Pick<SessionService, 'sessionKey'>,
    private readonly store: SeriesStore,
    private readonly alarmsOf: KnownAlarms,
    private readonly concurrency: number,
  ) {}

  appliesTo(agent: ResolvedAgent): boolean {
    return agent.binding.metrics.length > 0;
  }

  async collect(
    agents: readonly ResolvedAgent[],
    run: CollectorRun,
  ): Promise<Map<string, CollectorOutcome>> {
    const limit = pLimit(this.concurrency);
    const named = await this.withBands(
      await Promise.all(
        agents.map(agent => limit(() => this.finder.find(agent, run))),
      ),
    );
    const progress = await this.store.progress(
      agents.map(({ entityRef }) => entityRef),
    );
    const selected = await this.withQuiet(named, progress, run.now);
    const requests = this.toRequests(selected, progress);
    const calls = planCalls(requests, run.now);
    const byRef = new Map(agents.map(agent => [agent.entityRef, agent]));
    const outcomes = await Promise.all(
      calls.map(call =>
        limit(() => {
          const [entityRef] = call.queries[0].owners;
          return this.answer(call, byRef.get(entityRef) ?? agents[0], run);
        }),
      ),
    );
    const collected = collectOutcomes(requests, outcomes.flat(), run.now);
    await this.store.write(collected.writes);
    await this.forgetOthers(selected, progress);
    return new Map(
      selected.map(item => [
        item.agent.entityRef,
        judgeMetrics(
          {
            ...item,
            series: [
              ...(collected.states.get(item.agent.entityRef) ?? []),
              ...quietStates(item, knownOf(item, progress)),
            ],
          },
          run.now,
        ),
      ]),
    );
  }

  /** With what is expected, as far as an earlier collection saw detectors. */
  private async withBands(
    selected: readonly AgentSeries[],
  ): Promise<AgentSeries[]> {
    const known = await this.alarmsOf(
      selected.map(({ agent }) => agent.entityRef),
    );
    return selected.map(item => {
      const alarms = known.get(item.agent.entityRef);
      return alarms
        ? { ...item, bands: defineBands(item.definitions, alarms) }
        : item;
    });
  }

  /** With those that had no data lately, of which few agents have any. */
  private async withQuiet(
    selected: readonly AgentSeries[],
    progress: Progress,
    now: Date,
  ): Promise<AgentSeries[]> {
    const candidates = selected.flatMap(item =>
      quietIds(item, knownOf(item, progress), now).map(
        seriesId => [item.agent.entityRef, seriesId] as const,
      ),
    );
    if (candidates.length === 0) {
      return [...selected];
    }
    const described = await this.store.describe(candidates);
    const byRef = new Map<string, SeriesDefinition[]>();
    for (const { entityRef, definition } of described) {
      byRef.set(entityRef, [...(byRef.get(entityRef) ?? []), definition]);
    }
    return selected.map(item =>
      withQuiet(item, byRef.get(item.agent.entityRef) ?? [], MAX_SERIES),
    );
  }

  /** Points are kept call by call, so that few are in memory at a time. */
  private async answer(
    call: MetricCall,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<TierOutcome[]> {
    const { tier } = call;
    return await this.room.answer(
      call.queries.length * pointsOf(call, tier.periodSeconds),
      () => this.reader.read(call, agent, run),
      async answers => {
        const outcomes: QueryOutcome[] = [];
        for (const answer of answers) {
          for await (const queries of inTurns(
            answer.call.queries,
            QUERIES_AT_ONCE,
          )) {
            const part = { ...answer, call: { ...answer.call, queries } };
            outcomes.push(...interpretAnswer(part, run.now));
          }
        }
        await this.store.writePoints(
          outcomes.flatMap(outcome => toPointsWrites(outcome, tier)),
        );
        return outcomes.map(({ points, ...outcome }) => ({
          ...outcome,
          tier,
          newest: points[points.length - 1],
        }));
      },
    );
  }

  private toRequests(
    selected: readonly AgentSeries[],
    progress: Progress,
  ): SeriesRequest[] {
    return selected.flatMap(({ agent, definitions, bands = [] }) => {
      const sessionKey = this.sessions.sessionKey(agent);
      const known = progress.get(agent.entityRef);
      return [...definitions, ...bands].map(definition => ({
        entityRef: agent.entityRef,
        sessionKey,
        definition,
        progress: known?.get(definition.seriesId),
      }));
    });
  }

  /** While a selector cannot be looked up, its series stay. */
  private async forgetOthers(
    selected: readonly AgentSeries[],
    progress: Progress,
  ): Promise<void> {
    await Promise.all(
      selected.map(async item => {
        const { agent, definitions, bands = [], quiet = [] } = item;
        const kept = [...definitions, ...bands, ...quiet].map(
          ({ seriesId }) => seriesId,
        );
        const known = [...knownOf(item, progress).keys()];
        if (
          item.discoveryFailures.length === 0 &&
          known.some(seriesId => !kept.includes(seriesId))
        ) {
          await this.store.retainSeries(agent.entityRef, kept);
        }
      }),
    );
  }
}

function knownOf(
  { agent }: AgentSeries,
  progress: Progress,
): ReadonlyMap<string, SeriesProgress> {
  return progress.get(agent.entityRef) ?? new Map();
}
