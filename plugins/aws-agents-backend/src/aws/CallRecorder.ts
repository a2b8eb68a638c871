import type { AwsCall } from 'backstage-plugin-aws-agents-common';
import { LruMap } from '../LruMap';
import type { CallShare } from './shareCall';

/** Agents remembered; those that are gone were not called for longest. */
const MAX_AGENTS = 50_000;
/** Calls remembered of all agents together: some 300 bytes each. */
const MAX_CALLS = 200_000;
/** Of an agent so many are kept, however many agents there are. */
const FEWEST_CALLS = 4;

/** One finished call to AWS, and the agents on whose behalf it was made. */
export interface RecordedCall extends AwsCall {
  /** Entity refs; a merged call serves several agents. */
  entityRefs: string[];
  /** What each of them has of the call, when it was answered. */
  shares: readonly CallShare[];
}

/** Sums over all calls since the backend started. */
export interface CallTotals {
  calls: number;
  errors: number;
  retries: number;
  costUsd: number;
  /** Calls by `service.operation`. */
  byOperation: Record<string, number>;
}

/** Remembers the newest calls of each agent, in memory and bounded. */
export class CallRecorder {
  private readonly byEntity = new LruMap<string, AwsCall[]>(MAX_AGENTS);
  private readonly sums: CallTotals = {
    calls: 0,
    errors: 0,
    retries: 0,
    costUsd: 0,
    byOperation: {},
  };

  private constructor(
    private readonly keptPerAgent: number,
    private readonly onCall: (call: RecordedCall) => void,
  ) {}

  /** @param options - `onCall` hears of every call; it must not throw */
  static create(options: {
    keptPerAgent: number;
    onCall?: (call: RecordedCall) => void;
  }): CallRecorder {
    const { keptPerAgent, onCall = () => {} } = options;
    return new CallRecorder(keptPerAgent, onCall);
  }

  record(recorded: RecordedCall): void {
    this.onCall(recorded);
    const { entityRefs, shares: _shares, ...call } = recorded;
    this.sums.calls += 1;
    this.sums.errors += call.errorCode ? 1 : 0;
    this.sums.retries += call.retries;
    this.sums.costUsd += call.costUsd;
    const operation = `${call.service}.${call.operation}`;
    this.sums.byOperation[operation] =
      (this.sums.byOperation[operation] ?? 0) + 1;
    for (const entityRef of entityRefs) {
      this.keep(entityRef, call);
    }
  }

  /** Newest first. */
  callsFor(entityRef: string): AwsCall[] {
    return [...(this.byEntity.peek(entityRef) ?? [])].reverse();
  }

  totals(): CallTotals {
    return { ...this.sums, byOperation: { ...this.sums.byOperation } };
  }

  private keep(entityRef: string, call: AwsCall): void {
    const calls = this.byEntity.get(entityRef) ?? [];
    calls.push(call);
    this.byEntity.set(entityRef, calls);
    const kept = this.keptOfEach();
    if (calls.length > kept) {
      calls.splice(0, calls.length - kept);
    }
  }

  /** Where there are many agents, each has a smaller share of the memory. */
  private keptOfEach(): number {
    const share = Math.floor(MAX_CALLS / Math.max(1, this.byEntity.size));
    return Math.min(this.keptPerAgent, Math.max(FEWEST_CALLS, share));
  }
}
