import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import { isAwsFailureError, isFree, toFailure } from '../aws';
import type { Collector, CollectorRun } from '../collectors';
import { errorText } from '../errorText';
import type { SessionService } from '../sessions';
import type { ObservationStore, ObservationWrite } from '../store';
import { bindingFingerprint } from './bindingFingerprint';
import type { CollectionListener } from './CollectionListener';
import {
  toSessionObservation,
  toUnobserved,
  type SessionOutcome,
} from './sessionObservation';
import { untilAborted } from './untilAborted';
import { withNote } from './withNote';

/** Time for collectors to hand over what they have when a run takes too long, in ms. */
const GRACE_MS = 1_000;

/** One agent and the collectors that are to observe it. */
export interface CollectionTask {
  readonly agent: ResolvedAgent;
  readonly collectors: readonly Collector[];
}

/** One run over some agents of one account. */
export interface CollectionRun extends CollectorRun {
  /** Somebody asked for it; else the schedule did. */
  readonly explicit: boolean;
  /**
   * Aborted when the run is called off, as the backend stops. That tells
   * nothing of the agents, so nothing more is written.
   */
  readonly cancelled: AbortSignal;
  /** What observations of an agent that is collected less often say. */
  readonly noteOf: (entityRef: string) => string | undefined;
}

/** What a run works with. */
export interface CollectionDependencies {
  readonly sessions: Pick<SessionService, 'ensure' | 'refresh'>;
  readonly observations: ObservationStore;
  readonly listener: CollectionListener;
  readonly logger: LoggerService;
}

/**
 * Observes some agents of one account: their sessions first, then collector by
 * collector, each given all agents so that it can merge calls.
 *
 * @returns everything that was written
 */
export async function runCollection(
  tasks: readonly CollectionTask[],
  run: CollectionRun,
  dependencies: CollectionDependencies,
): Promise<ObservationWrite[]> {
  const { sessions, observations, listener } = dependencies;
  if (run.cancelled.aborted) {
    return [];
  }
  const outcomes = await Promise.all(
    tasks.map(async task => ({
      task,
      outcome: await openSession(sessions, task.agent, run),
    })),
  );
  if (run.cancelled.aborted) {
    return [];
  }
  const written = outcomes.flatMap(({ task, outcome }) => [
    toSessionObservation(task.agent, outcome, run.now),
    ...(outcome.ok
      ? []
      : task.collectors.map(({ id }) =>
          toUnobserved(task.agent, id, outcome.failure, run.now),
        )),
  ]);
  await observations.write(written);

  const ready = outcomes
    .filter(({ outcome }) => outcome.ok)
    .map(({ task }) => task);
  const collectors = new Set(ready.flatMap(task => task.collectors));
  const collected = await Promise.all(
    [...collectors].map(async collector => {
      const agents = ready
        .filter(task => task.collectors.includes(collector))
        .map(({ agent }) => agent);
      const writes = await observe(collector, agents, run, dependencies);
      await observations.write(writes);
      return writes;
    }),
  );
  const seen = collected.flat();
  const byAgent = new Map<string, ObservationWrite[]>();
  for (const write of seen) {
    const list = byAgent.get(write.entityRef);
    if (list) {
      list.push(write);
    } else {
      byAgent.set(write.entityRef, [write]);
    }
  }
  await Promise.all(
    outcomes.map(async ({ task: { agent }, outcome }) => {
      await listener.sessionObserved(agent, outcome);
      for (const write of byAgent.get(agent.entityRef) ?? []) {
        await listener.collected(agent, write);
      }
    }),
  );
  return [...written, ...seen];
}

/**
 * Failures are remembered for a while. Who asks explicitly may just have mended
 * the cause, so the role is then assumed again at once.
 */
async function openSession(
  sessions: Pick<SessionService, 'ensure' | 'refresh'>,
  agent: ResolvedAgent,
  run: CollectionRun,
): Promise<SessionOutcome> {
  const ensured = sessions.ensure(agent);
  const session = run.explicit
    ? ensured.catch(() => sessions.refresh(agent))
    : ensured;
  return await toSessionOutcome(
    agent,
    untilAborted(session, run.signal),
    run.now,
  );
}

/** What came of an attempt to have an agent's session; never rejects. */
export async function toSessionOutcome(
  agent: ResolvedAgent,
  attempt: Promise<SessionInfo>,
  now: Date,
): Promise<SessionOutcome> {
  try {
    return { ok: true, session: await attempt };
  } catch (error) {
    const failure = isAwsFailureError(error)
      ? error.failure
      : toFailure(error, {
          service: 'STS',
          operation: 'AssumeRole',
          accountId: agent.accountId,
          roleArn: agent.monitoringRoleArn,
          now,
        });
    return { ok: false, failure };
  }
}

async function observe(
  collector: Collector,
  agents: readonly ResolvedAgent[],
  run: CollectionRun,
  { logger }: CollectionDependencies,
): Promise<ObservationWrite[]> {
  const outcomes = await collect(collector, agents, run, logger);
  if (run.cancelled.aborted) {
    return [];
  }
  return agents.flatMap(agent => {
    const outcome = outcomes.get(agent.entityRef);
    return outcome
      ? [
          {
            entityRef: agent.entityRef,
            collector: collector.id,
            binding: bindingFingerprint(agent, collector.id),
            observedAt: run.now,
            ...outcome,
            reason: reasonOf(outcome, collector, run.noteOf(agent.entityRef)),
          },
        ]
      : [];
  });
}

function reasonOf(
  { reason }: CollectorOutcome,
  { actions }: Collector,
  note: string | undefined,
): string {
  return note && !isFree(actions) ? withNote(reason, note) : reason;
}

async function collect(
  collector: Collector,
  agents: readonly ResolvedAgent[],
  run: CollectionRun,
  logger: LoggerService,
): Promise<Map<string, CollectorOutcome>> {
  try {
    return await untilAborted(
      untilAborted(collector.collect(agents, run), run.cancelled),
      run.signal,
      GRACE_MS,
    );
  } catch (error) {
    if (run.cancelled.aborted) {
      return new Map();
    }
    logger.error(`Collector ${collector.id} failed`, {
      error: errorText(error),
      agents: agents.length,
    });
    return new Map(
      agents.map(agent => {
        const failure = toFailure(error, {
          service: 'AWS',
          operation: collector.id,
          accountId: agent.accountId,
          roleArn: agent.monitoringRoleArn,
          now: run.now,
        });
        return [
          agent.entityRef,
          { status: 'failed', reason: failure.message, failures: [failure] },
        ];
      }),
    );
  }
}
