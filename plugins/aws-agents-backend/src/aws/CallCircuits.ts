import type { Failure } from 'backstage-plugin-aws-agents-common';
import { Circuit, type Probe, type Verdict } from './Circuit';
import {
  BROKEN_OPERATION,
  REFUSED_SESSION,
  SILENT_ENDPOINT,
  type CircuitRule,
} from './circuitRules';
import { KnownFailureError } from './KnownFailureError';
import { monotonicNow } from './monotonicNow';

/** Where a call goes, and with which credentials. */
export interface CallPlace {
  readonly accountId: string | null;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  /** Names the credentials; absent: those of no session. */
  readonly credentials?: string;
}

/** A call that may be made. One of the methods is to be called, once. */
export interface Admission {
  /** Whether the call tries what was broken: one attempt will do. */
  readonly isProbe: boolean;
  /** The failure that the call would meet, if others met it meanwhile. */
  refusal(): Failure | undefined;
  succeeded(): void;
  failed(failure: Failure): void;
  /** The call was not made. */
  released(): void;
}

/** One circuit that admitted a call. */
interface Pass {
  readonly circuit: Circuit;
  readonly part: string;
  readonly probe?: Probe;
}

const RULES: readonly CircuitRule[] = [
  SILENT_ENDPOINT,
  BROKEN_OPERATION,
  REFUSED_SESSION,
];

/**
 * Stops calls that cannot succeed: to endpoints that do not answer, of
 * operations that break down, with credentials that AWS does not take. What is
 * broken costs one attempt a pause - an account of which nothing works one in
 * all - and does not hold up the others.
 */
export class CallCircuits {
  private readonly circuits = new Map<CircuitRule, Map<string, Circuit>>(
    RULES.map(rule => [rule, new Map()]),
  );
  private forgetAt: number;

  private constructor(
    private readonly openMs: number,
    private readonly now: () => number,
  ) {
    this.forgetAt = now() + openMs;
  }

  /**
   * @param options - `openMs`: pause between two tries; `now`: milliseconds of
   *   a clock that is never set back
   */
  static create(options: { openMs: number; now?: () => number }): CallCircuits {
    return new CallCircuits(options.openMs, options.now ?? monotonicNow);
  }

  /** How many circuits are open. */
  get open(): number {
    const now = this.now();
    return this.all().reduce((sum, circuit) => sum + circuit.open(now), 0);
  }

  /**
   * Asks whether a call may be made; while another one tries what is broken,
   * waits for what it finds.
   *
   * @throws KnownFailureError with the last failure while a circuit is open
   */
  async admit(place: CallPlace): Promise<Admission> {
    this.forgetIdle();
    for (;;) {
      const passes: Pass[] = [];
      const verdict = this.pass(place, passes);
      if (verdict.kind === 'admitted') {
        return this.admission(passes);
      }
      for (const { circuit, part, probe } of passes) {
        circuit.released(part, probe);
      }
      if (verdict.kind === 'refused') {
        throw new KnownFailureError(verdict.failure);
      }
      await verdict.until;
    }
  }

  /** Whether AWS has taken credentials before, and now does not anywhere. */
  areRefused(credentials: string): boolean {
    const circuit = this.circuits.get(REFUSED_SESSION)?.get(credentials);
    return circuit !== undefined && circuit.answered && circuit.broken;
  }

  /**
   * Lets the next calls try at once, because somebody asked for it.
   *
   * @param owner - an account, or how the names of credentials begin
   */
  allowProbe(owner: string): void {
    for (const circuits of this.circuits.values()) {
      for (const [key, circuit] of circuits) {
        if (key === owner || key.startsWith(`${owner}/`)) {
          circuit.allowProbe();
        }
      }
    }
  }

  /** @param passes - is given the circuits that admitted the call */
  private pass(place: CallPlace, passes: Pass[]): Verdict {
    for (const [rule, circuits] of this.circuits) {
      const owner = rule.ownerOf(place);
      if (owner !== undefined) {
        const part = rule.partOf(place);
        const circuit = circuits.get(owner) ?? new Circuit(rule, this.openMs);
        circuits.set(owner, circuit);
        const verdict = circuit.ask(part, this.now());
        if (verdict.kind !== 'admitted') {
          return verdict;
        }
        passes.push({ circuit, part, ...verdict });
      }
    }
    return { kind: 'admitted' };
  }

  private admission(passes: readonly Pass[]): Admission {
    const isProbe = passes.some(({ probe }) => probe !== undefined);
    return {
      isProbe,
      refusal: () =>
        isProbe
          ? undefined
          : passes
              .map(({ circuit, part }) => circuit.refusal(part))
              .find(failure => failure !== undefined),
      succeeded: () =>
        passes.forEach(({ circuit, part, probe }) =>
          circuit.succeeded(part, probe),
        ),
      failed: failure =>
        passes.forEach(({ circuit, part, probe }) =>
          circuit.failed(part, failure, this.now(), probe),
        ),
      released: () =>
        passes.forEach(({ circuit, part, probe }) =>
          circuit.released(part, probe),
        ),
    };
  }

  private all(): Circuit[] {
    return [...this.circuits.values()].flatMap(circuits => [
      ...circuits.values(),
    ]);
  }

  /** Now and then: accounts and sessions come and go. */
  private forgetIdle(): void {
    const now = this.now();
    if (now < this.forgetAt) {
      return;
    }
    this.forgetAt = now + this.openMs;
    for (const circuits of this.circuits.values()) {
      for (const [owner, circuit] of circuits) {
        if (circuit.forget(now)) {
          circuits.delete(owner);
        }
      }
    }
  }
}
