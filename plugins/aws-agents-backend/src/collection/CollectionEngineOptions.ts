import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ResolvedAgent } from '../agents';
import type { CallRecorder } from '../aws';
import type { Collector } from '../collectors';
import type { Pacing } from '../cost';
import type { SessionService } from '../sessions';
import type { NewsKind } from '../signals';
import type { AgentClaims, ObservationStore, SeriesStore } from '../store';
import type { CollectionListener } from './CollectionListener';

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
  readonly claims: AgentClaims;
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
