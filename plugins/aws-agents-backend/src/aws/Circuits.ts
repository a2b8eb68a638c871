import type { Failure } from 'backstage-plugin-aws-agents-common';
import { AwsFailureError } from './AwsFailureError';

/** Failures that say that nobody is there; any other answer closes a circuit. */
const SILENCE = ['timeout', 'unreachable', 'dns', 'tls'];
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

interface Circuit {
  failures: number;
  openUntil: number;
  failure?: Failure;
}

/**
 * Stops calls to endpoints that do not answer, one circuit for each service,
 * account and region, so that a dead one does not hold up the others. After a
 * pause one call is let through to see whether it answers again.
 */
export class Circuits {
  private readonly circuits = new Map<string, Circuit>();

  private constructor(private readonly now: () => number) {}

  static create(options: { now?: () => number } = {}): Circuits {
    return new Circuits(options.now ?? Date.now);
  }

  /** @throws AwsFailureError with the last failure while the circuit is open */
  check(key: string): void {
    const circuit = this.circuits.get(key);
    if (!circuit?.failure || circuit.failures < FAILURES_TO_OPEN) {
      return;
    }
    const now = this.now();
    if (now < circuit.openUntil) {
      throw new AwsFailureError(circuit.failure);
    }
    // The caller is the one that tries; others wait for what it finds.
    circuit.openUntil = now + OPEN_MS;
  }

  succeeded(key: string): void {
    this.circuits.delete(key);
  }

  failed(key: string, failure: Failure): void {
    if (!SILENCE.includes(failure.code)) {
      this.circuits.delete(key);
      return;
    }
    const failures = (this.circuits.get(key)?.failures ?? 0) + 1;
    this.circuits.set(key, {
      failures,
      failure,
      openUntil: this.now() + OPEN_MS,
    });
  }
}
