import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import type { CallRecorder } from '../aws';
import type { Collector } from '../collectors';
import type { SessionService } from '../sessions';
import {
  outlast,
  type ObservationRecord,
  type ObservationStore,
  type ObservationWrite,
  type SeriesStore,
} from '../store';
import type { Pacing } from '../cost';
import type { NewsKind } from '../signals';
import { presentObservations, SESSION_OBSERVATION } from './bindingFingerprint';
import { changedAgents } from './changedAgents';
import { countCalls } from './countCalls';
import type { CollectionListener } from './CollectionListener';
import {
  runCollection,
  toSessionOutcome,
  type CollectionRun,
  type CollectionTask,
} from './CollectionRun';
import { groupTasks } from './groupTasks';
import { jitter } from './jitter';
import { patientLimit } from './patientLimit';
import { planDue } from './planDue';
import { toSessionObservation } from './sessionObservation';
import { SlowedAgents } from './SlowedAgents';

/** Accounts that are collected side by side, slow ones not counted. */
const CONCURRENT_ACCOUNTS = 20;
/** An account that takes longer makes room for the next. */
const PATIENCE_MS = 5_000;
/** The collector whose points the series store keeps. */
const METRICS_COLLECTOR = 'metrics';

/** What one collection did. */
export interface CollectionReport {
  readonly agents: number;
  readonly accounts: number;
  /** AWS calls that the collectors planned, without sessions and retries. */
  readonly expectedCalls: number;
  /** Calls that were made meanwhile, without those to STS. */
  readonly madeCalls: number;
  readonly durationMs: number;
}

/** What the engine works with. */
export interface CollectionEngineOptions {
  readonly collectors: readonly Collector[];
  readonly sessions: Pick<SessionService, 'ensure' | 'refresh' | 'sessionKey'>;
  readonly pacing: Pick<Pacing, 'overspent' | 'note'>;
  readonly observations: ObservationStore;
  readonly series: Pick<SeriesStore, 'retainSeries'>;
  readonly recorder: Pick<CallRecorder, 'totals'>;
  readonly listener: CollectionListener;
  readonly logger: LoggerService;
  /** Lets a call for an agent try at once what was found broken. */
  readonly allowProbe: (agent: ResolvedAgent) => void;
  /** Told of the agents that were observed, each once a run. Must not throw. */
  readonly onNews: (kind: NewsKind, entityRefs: readonly string[]) => void;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly clock?: () => Date;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Observes agents, on schedule or at once. */
export class CollectionEngine {
  private readonly inFlight = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly slowed = SlowedAgents.create();
  private readonly clock: () => Date;
  private readonly random: () => number;

  static create(options: CollectionEngineOptions): CollectionEngine {
    return new CollectionEngine(options);
  }

  private constructor(private readonly options: CollectionEngineOptions) {
    this.clock = options.clock ?? (() => new Date());
    this.random = options.random ?? Math.random;
  }

  /** Ids of the collectors that apply to an agent. */
  collectorsOf(agent: ObservedAgent): Collector[] {
    return this.options.collectors.filter(collector =>
      collector.appliesTo(agent),
    );
  }

  /**
   * Runs what is due for each agent. Accounts are independent of each other:
   * one that is slow or broken delays nobody else.
   */
  async collectDue(
    agents: readonly ResolvedAgent[],
    signal: AbortSignal,
  ): Promise<CollectionReport> {
    const startedAt = this.clock();
    const tasks = await this.dueTasks(agents, startedAt);
    const accounts = groupTasks(tasks, agent =>
      this.options.sessions.sessionKey(agent),
    );
    const madeBefore = countCalls(this.options.recorder.totals());
    const limit = patientLimit(CONCURRENT_ACCOUNTS, PATIENCE_MS);
    const expected = await Promise.all(
      accounts.map(({ groups }) =>
        limit(async () => {
          await jitter(this.options.intervalSeconds, this.random(), signal);
          if (signal.aborted || this.stopping.signal.aborted) {
            return 0;
          }
          const counts = await Promise.all(
            groups.map(group => this.runApart(group, signal)),
          );
          return counts.reduce((sum, count) => sum + count, 0);
        }),
      ),
    );
    return {
      agents: tasks.length,
      accounts: accounts.length,
      expectedCalls: expected.reduce((sum, count) => sum + count, 0),
      madeCalls: countCalls(this.options.recorder.totals()) - madeBefore,
      durationMs: this.clock().getTime() - startedAt.getTime(),
    };
  }

  /** Observes all there is of one agent, now. Shares a run that is under way. */
  async refresh(agent: ResolvedAgent): Promise<void> {
    const running = this.inFlight.get(agent.entityRef);
    if (running) {
      return await running;
    }
    this.options.allowProbe(agent);
    const task = { agent, collectors: this.collectorsOf(agent) };
    const refresh = this.run([task], {
      signal: this.stopping.signal,
      explicit: true,
      expectCalls: () => {},
    }).finally(() => this.inFlight.delete(agent.entityRef));
    this.inFlight.set(agent.entityRef, refresh);
    return await refresh;
  }

  /** Renews the agent's session now, and keeps what came of it. */
  async renewSession(agent: ResolvedAgent): Promise<void> {
    const { sessions, observations, listener } = this.options;
    const now = this.clock();
    const attempt = sessions.refresh(agent);
    const outcome = await toSessionOutcome(agent, attempt, now);
    const write = toSessionObservation(agent, outcome, now);
    const before = await observations.listStates([agent.entityRef]);
    await observations.write([write]);
    await listener.sessionObserved(agent, outcome);
    this.announce(before, [write]);
    // Its end is another one, which open tabs count down to.
    this.options.onNews('observed', [agent.entityRef]);
  }

  /** Observes an agent at first sight, without being waited for. */
  refreshInBackground(agent: ResolvedAgent): void {
    this.refresh(agent).catch(error =>
      this.options.logger.error(`Observing ${agent.entityRef} failed`, {
        error: `${error}`,
      }),
    );
  }

  /** Ends all that is under way. */
  stop(): void {
    this.stopping.abort(new Error('the backend is stopping'));
  }

  private async dueTasks(
    agents: readonly ResolvedAgent[],
    now: Date,
  ): Promise<readonly CollectionTask[]> {
    const idle = agents.filter(agent => !this.inFlight.has(agent.entityRef));
    return await planDue(idle, now, {
      ...this.options,
      slowed: this.slowed,
      collectorsOf: agent => this.collectorsOf(agent),
      announce: (states, written) => this.announce(states, written),
    });
  }

  /**
   * What goes wrong in one account ends nobody else's collection.
   *
   * @returns how many AWS calls were planned, whatever came of them
   */
  private async runApart(
    tasks: readonly CollectionTask[],
    signal: AbortSignal,
  ): Promise<number> {
    let expectedCalls = 0;
    const expectCalls = (count: number) => {
      expectedCalls += count;
    };
    try {
      await this.run(tasks, { signal, explicit: false, expectCalls });
    } catch (error) {
      const [{ agent }] = tasks;
      this.options.logger.error(
        `Collecting the agents of account ${agent.accountId} failed`,
        { error: `${error}` },
      );
    }
    return expectedCalls;
  }

  private async run(
    tasks: readonly CollectionTask[],
    {
      signal,
      ...given
    }: Pick<CollectionRun, 'signal' | 'explicit' | 'expectCalls'>,
  ): Promise<void> {
    const { observations, timeoutSeconds } = this.options;
    const cancelled = AbortSignal.any([signal, this.stopping.signal]);
    const run = {
      ...given,
      now: this.clock(),
      cancelled,
      signal: AbortSignal.any([
        cancelled,
        AbortSignal.timeout(timeoutSeconds * 1000),
      ]),
      noteOf: (entityRef: string) =>
        this.slowed.has(entityRef, this.clock())
          ? this.options.pacing.note
          : undefined,
    };
    const before = await outlast(
      () => observations.listStates(tasks.map(({ agent }) => agent.entityRef)),
      { signal: run.signal },
    );
    await this.forgetForeignSeries(tasks, before);
    const written = await runCollection(tasks, run, this.options);
    this.announce(before, written);
  }

  /** Points of another binding must not be joined with those of this one. */
  private async forgetForeignSeries(
    tasks: readonly CollectionTask[],
    states: ReadonlyMap<string, readonly ObservationRecord[]>,
  ): Promise<void> {
    const foreign = tasks.filter(({ agent }) => {
      const last = (states.get(agent.entityRef) ?? []).filter(
        ({ collector }) => collector === METRICS_COLLECTOR,
      );
      return presentObservations(agent, last).length < last.length;
    });
    await Promise.all(
      foreign.map(({ agent }) =>
        this.options.series.retainSeries(agent.entityRef, []),
      ),
    );
  }

  /** New points and objects are news, though nothing changed by them. */
  private announce(
    before: ReadonlyMap<string, readonly ObservationRecord[]>,
    written: readonly ObservationWrite[],
  ): void {
    const { onNews, logger } = this.options;
    const changed = changedAgents(before, written);
    const observed = new Set(
      written
        .filter(({ collector }) => collector !== SESSION_OBSERVATION)
        .map(({ entityRef }) => entityRef),
    );
    changed.forEach(entityRef => observed.delete(entityRef));
    logger.debug('Observed agents', {
      observations: written.length,
      changed: changed.length,
    });
    onNews('changed', changed);
    onNews('observed', [...observed]);
  }
}
