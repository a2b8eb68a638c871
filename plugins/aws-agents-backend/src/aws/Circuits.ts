import type { Failure } from 'backstage-plugin-aws-agents-common';
import { AwsFailureError } from './AwsFailureError';

/** When circuits open, and for how long. */
export interface CircuitRule {
  /** Codes of failures that open a circuit; any other answer closes it. */
  readonly codes: readonly string[];
  /** Such failures in a row that open it. */
  readonly failures: number;
}

/** Nobody is there. */
export const SILENT_ENDPOINT: CircuitRule = {
  codes: ['timeout', 'unreachable', 'dns', 'tls'],
  failures: 5,
};

/** AWS does not take the credentials, so it will take them for no other call. */
export const REFUSED_SESSION: CircuitRule = {
  codes: ['expired-token', 'invalid-credentials', 'signature-mismatch'],
  failures: 2,
};

const DEFAULT_OPEN_MS = 30_000;

interface Circuit {
  failures: number;
  openUntil: number;
  failure?: Failure;
}

/**
 * Stops calls that cannot succeed, one circuit for each key, so that what is
 * broken costs one call a pause and does not hold up the others. After the
 * pause one call is let through to see whether it has been mended.
 */
export class Circuits {
  private readonly circuits = new Map<string, Circuit>();

  private constructor(
    private readonly rule: CircuitRule,
    private readonly openMs: number,
    private readonly now: () => number,
  ) {}

  /** @param options - `openMs`: pause before the next try; default: 30 s */
  static create(
    options: { rule?: CircuitRule; openMs?: number; now?: () => number } = {},
  ): Circuits {
    const {
      rule = SILENT_ENDPOINT,
      openMs = DEFAULT_OPEN_MS,
      now = Date.now,
    } = options;
    return new Circuits(rule, openMs, now);
  }

  /** How many circuits are open. */
  get open(): number {
    return [...this.circuits.values()].filter(circuit => this.isOpen(circuit))
      .length;
  }

  /** @throws AwsFailureError with the last failure while the circuit is open */
  check(key: string): void {
    const circuit = this.circuits.get(key);
    if (!circuit?.failure || !this.isOpen(circuit)) {
      return;
    }
    const now = this.now();
    if (now < circuit.openUntil) {
      throw new AwsFailureError(circuit.failure);
    }
    // The caller is the one that tries; others wait for what it finds.
    circuit.openUntil = now + this.openMs;
  }

  /** Lets the next call try at once, because somebody asked for it. */
  allowProbe(key: string): void {
    for (const [known, circuit] of this.circuits) {
      if (known === key || known.startsWith(`${key}/`)) {
        circuit.openUntil = 0;
      }
    }
  }

  succeeded(key: string): void {
    this.circuits.delete(key);
  }

  failed(key: string, failure: Failure): void {
    if (!this.rule.codes.includes(failure.code)) {
      this.circuits.delete(key);
      return;
    }
    const failures = (this.circuits.get(key)?.failures ?? 0) + 1;
    this.circuits.set(key, {
      failures,
      failure,
      openUntil: this.now() + this.openMs,
    });
  }

  private isOpen({ failures }: Circuit): boolean {
    return failures >= this.rule.failures;
  }
}
