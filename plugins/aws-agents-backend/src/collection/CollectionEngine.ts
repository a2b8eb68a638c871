import { randomUUID } from 'node:crypto';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import type { Collector } from '../collectors';
import { errorText } from '../errorText';
import {
  outlast,
  type ObservationRecord,
  type ObservationWrite,
} from '../store';
import { AgentTurns } from './AgentTurns';
import { SESSION_OBSERVATION } from './bindingFingerprint';
import { changedAgents } from './changedAgents';
import { countCalls } from './countCalls';
import {
  runCollection,
  toSessionOutcome,
  type CollectionRun,
  type CollectionTask,
} from './CollectionRun';
import type {
  CollectionEngineOptions,
  CollectionReport,
} from './CollectionEngineOptions';
import { forgetForeignSeries } from './foreignSeries';
import { groupTasks } from './groupTasks';
import { jitter } from './jitter';
import { patientLimit } from './patientLimit';
import { planDue } from './planDue';
import { toSessionObservation } from './sessionObservation';
import { SlowedAgents } from './SlowedAgents';
import { notWellSeenSince, unseenAfter } from './unseen';

/** Accounts that are collected side by side, slow ones not counted. */
const CONCURRENT_ACCOUNTS = 20;
/** An account that takes longer makes room for the next. */
const PATIENCE_MS = 5_000;

/** Observes agents, on schedule or at once. */
export class CollectionEngine {
  private readonly inFlight = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly slowed = SlowedAgents.create();
  private readonly turns: AgentTurns;
  private readonly clock: () => Date;
  private readonly random: () => number;

  static create(options: CollectionEngineOptions): CollectionEngine {
    return new CollectionEngine(options);
  }

  private constructor(private readonly options: CollectionEngineOptions) {
    this.clock = options.clock ?? (() => new Date());
    this.random = options.random ?? Math.random;
    this.turns = AgentTurns.create({ ...options, clock: this.clock });
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
   *
   * @param runId - name of the run among those of all replicas
   */
  async collectDue(
    agents: readonly ResolvedAgent[],
    signal: AbortSignal,
    runId: string = randomUUID(),
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
            groups.map(group =>
              this.runApart(group, { signal, runId, plannedAt: startedAt }),
            ),
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

  /**
   * Observes all there is of one agent, now. Shares a run that is under way, of
   * another replica too, and then observes just what that one did not.
   */
  async refresh(agent: ResolvedAgent): Promise<void> {
    const running = this.inFlight.get(agent.entityRef);
    if (running) {
      return await running;
    }
    const refresh = this.refreshInTurn(agent).finally(() =>
      this.inFlight.delete(agent.entityRef),
    );
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
        error: errorText(error),
      }),
    );
  }

  /** Ends all that is under way. */
  stop(): void {
    this.stopping.abort(new Error('the backend is stopping'));
  }

  private async refreshInTurn(agent: ResolvedAgent): Promise<void> {
    const { observations, allowProbe } = this.options;
    const { signal } = this.stopping;
    if (signal.aborted) {
      return;
    }
    const runId = randomUUID();
    const task = { agent, collectors: this.collectorsOf(agent) };
    try {
      const since = await this.turns.await(agent, runId, signal);
      const tasks = since
        ? notWellSeenSince(
            [task],
            await observations.listStates([agent.entityRef]),
            since,
          )
        : [task];
      if (tasks.length > 0) {
        allowProbe(agent);
        await this.run(tasks, {
          signal,
          explicit: true,
          expectCalls: () => {},
        });
      }
    } finally {
      await this.turns.release([task], runId);
    }
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
    planned: readonly CollectionTask[],
    {
      signal,
      runId,
      plannedAt,
    }: { signal: AbortSignal; runId: string; plannedAt: Date },
  ): Promise<number> {
    let expectedCalls = 0;
    const expectCalls = (count: number) => {
      expectedCalls += count;
    };
    try {
      const tasks = await this.turns.take(planned, runId);
      if (tasks.length === 0) {
        return 0;
      }
      await this.run(tasks, {
        signal,
        explicit: false,
        expectCalls,
        plannedAt,
      }).finally(() => this.turns.release(tasks, runId));
    } catch (error) {
      const [{ agent }] = planned;
      this.options.logger.error(
        `Collecting the agents of account ${agent.accountId} failed`,
        { error: errorText(error) },
      );
    }
    return expectedCalls;
  }

  private async run(
    planned: readonly CollectionTask[],
    {
      signal,
      plannedAt,
      ...given
    }: Pick<CollectionRun, 'signal' | 'explicit' | 'expectCalls'> & {
      plannedAt?: Date;
    },
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
      () =>
        observations.listStates(planned.map(({ agent }) => agent.entityRef)),
      { signal: run.signal },
    );
    const tasks = plannedAt ? unseenAfter(planned, before, plannedAt) : planned;
    await forgetForeignSeries(tasks, before, this.options.series);
    const written = await runCollection(tasks, run, this.options);
    this.announce(before, written);
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
