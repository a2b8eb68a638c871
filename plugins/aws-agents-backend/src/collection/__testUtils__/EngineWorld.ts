import { mockServices } from '@backstage/backend-test-utils';
import type { Failure, SessionInfo } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../../__fixtures__/agents';
import { MemoryAgentClaims } from '../../__fixtures__/MemoryAgentClaims';
import { MemoryObservationStore } from '../../__fixtures__/MemoryObservationStore';
import type { ResolvedAgent } from '../../agents';
import { AwsFailureError } from '../../aws';
import type { Collector } from '../../collectors';
import { CollectionEngine } from '../CollectionEngine';
import type { CollectionEngineOptions } from '../CollectionEngineOptions';

/** An observation with nothing to complain about. */
export const OK: CollectorOutcome = {
  status: 'ok',
  reason: 'fine',
  failures: [],
  data: {},
};
/** What STS says to a role of somebody else. */
export const refused = new AwsFailureError({
  code: 'external-id-mismatch',
  message: 'The trust policy expects another ExternalId.',
  cause: '',
  remedy: '',
  retryable: false,
  at: '2026-11-01T12:00:00.000Z',
} as Failure);

/** A collector that remembers which agents it was given. */
export function collector(
  id: string,
  collect: (
    agents: readonly ResolvedAgent[],
  ) => Promise<CollectorOutcome> = async () => OK,
  overrides: Partial<Collector> = {},
) {
  const seen: string[][] = [];
  const made: Collector = {
    id,
    actions: [],
    cadenceSeconds: 60,
    appliesTo: () => true,
    async collect(agents, run) {
      seen.push(agents.map(({ title }) => title));
      run.expectCalls(agents.length);
      const outcome = await collect(agents);
      return new Map(agents.map(({ entityRef }) => [entityRef, outcome]));
    },
    ...overrides,
  };
  return { ...made, seen };
}

/** An agent of that title. */
export function agent(title: string, accountId: string = '111122223333') {
  return agentFixture({
    title,
    accountId,
    entityRef: `component:default/${title}`,
  });
}

/** An engine with all that it works with, and what it did to it. */
export class EngineWorld {
  readonly store = new MemoryObservationStore();
  readonly claims = new MemoryAgentClaims();
  /** Entity refs that were announced to open tabs. */
  readonly changed: string[] = [];
  /** Entity refs of which open tabs were told that they were observed. */
  readonly observed: string[] = [];
  /** What the listener was told. */
  readonly heard: string[] = [];
  readonly ensure = jest.fn(async (_: ResolvedAgent) => ({} as SessionInfo));
  readonly refresh = jest.fn(async (_: ResolvedAgent) => ({} as SessionInfo));
  readonly retainSeries = jest.fn(async () => {});
  /** Entity refs of agents that have spent their budget. */
  readonly overspent = new Set<string>();
  now = new Date('2026-11-01T12:00:00Z');

  createEngine(
    collectors: Collector[],
    overrides: Partial<CollectionEngineOptions> = {},
  ): CollectionEngine {
    return CollectionEngine.create({
      collectors,
      sessions: {
        ensure: this.ensure,
        refresh: this.refresh,
        sessionKey: ({ monitoringRoleArn }) => monitoringRoleArn,
      },
      pacing: {
        overspent: async () => this.overspent,
        note: 'Collected less often.',
      },
      observations: this.store,
      claims: this.claims,
      series: { retainSeries: this.retainSeries },
      recorder: {
        totals: () => ({
          calls: 0,
          errors: 0,
          retries: 0,
          costUsd: 0,
          byOperation: {},
        }),
      },
      listener: {
        sessionObserved: async ({ title }, { ok }) => {
          this.heard.push(`${title} session ${ok ? 'ok' : 'failed'}`);
        },
        collected: async ({ title }, { collector: id, data }) => {
          this.heard.push(`${title} ${id} ${JSON.stringify(data)}`);
        },
      },
      logger: mockServices.logger.mock(),
      allowProbe: () => {},
      onNews: (kind, entityRefs) => this[kind].push(...entityRefs),
      intervalSeconds: 60,
      timeoutSeconds: 5,
      clock: () => this.now,
      random: () => 0,
      ...overrides,
    });
  }
}
