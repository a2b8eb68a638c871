import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { CircuitRule } from './circuitRules';

/** Whether a call may be made. */
export type Verdict =
  | { readonly kind: 'admitted'; readonly probe?: Probe }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** To be asked again then: somebody else is trying. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown> };

/** A call that tries whether something has been mended. */
export interface Probe {
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** The whole, or a part of it. */
interface Breaker {
  failures: number;
  failure?: Failure;
  openUntil: number;
  probe?: Probe;
}

interface Part extends Breaker {
  askedAt: number;
  probedAt: number;
}

/** Who was probed last lets those go first who were not, for so long, in ms. */
const YIELD_MS = 1_000;

/** A part that nobody has asked for so long is gone, in ms. */
const GONE_MS = 24 * 3600 * 1000;

/**
 * The circuit of one owner, such as an account, and of each of its parts. A
 * part that is broken is tried once a pause; when all parts are, one of them is,
 * and the others in their turn at the next pauses. Who comes while one tries
 * waits for what it finds. Times are milliseconds of a clock that is never set.
 */
export class Circuit {
  private readonly parts = new Map<string, Part>();
  private readonly whole: Breaker = { failures: 0, openUntil: 0 };
  private isBroken = false;
  private lastProbeAt = -Infinity;
  private yielding?: Promise<unknown>;
  private hasYielded = false;
  /** Whether there ever was an answer. */
  answered = false;

  constructor(
    private readonly rule: Pick<CircuitRule, 'codes' | 'silentOn' | 'failures'>,
    private readonly openMs: number,
  ) {}

  /** Whether everything is broken. */
  get broken(): boolean {
    return this.isBroken;
  }

  /** How many are open of those that are asked for: one when everything is. */
  open(now: number): number {
    const open = [...this.parts.values()].filter(
      part => this.isRecent(part, now) && (this.isBroken || this.isOpen(part)),
    );
    return this.isBroken ? Math.min(1, open.length) : open.length;
  }

  /**
   * Forgets parts that are gone.
   *
   * @returns whether nobody has asked for any part for some pauses
   */
  forget(now: number): boolean {
    for (const [name, part] of this.parts) {
      if (now - part.askedAt > GONE_MS && !this.isRecent(part, now)) {
        this.parts.delete(name);
      }
    }
    return ![...this.parts.values()].some(part => this.isRecent(part, now));
  }

  ask(name: string, now: number): Verdict {
    const part = this.partNamed(name);
    const isOthersTurn = this.isOthersTurn(part);
    part.askedAt = now;
    const breaker = this.isBroken ? this.whole : part;
    if (!breaker.failure || !(this.isBroken || this.isOpen(part))) {
      return { kind: 'admitted' };
    }
    if (breaker.probe) {
      return { kind: 'wait', until: breaker.probe.ended };
    }
    if (now < breaker.openUntil) {
      return { kind: 'refused', failure: breaker.failure };
    }
    if (this.isBroken && isOthersTurn && !this.hasYielded) {
      return { kind: 'wait', until: this.yield() };
    }
    const probe = createProbe();
    breaker.probe = probe;
    part.probedAt = now;
    this.lastProbeAt = now;
    this.hasYielded = false;
    return { kind: 'admitted', probe };
  }

  /** The failure that a call, admitted before, would meet by now. */
  refusal(name: string): Failure | undefined {
    const part = this.partNamed(name);
    return this.isBroken || this.isOpen(part)
      ? (this.isBroken ? this.whole : part).failure
      : undefined;
  }

  /** A call was answered. */
  succeeded(name: string, probe?: Probe): void {
    const part = this.partNamed(name);
    this.answered = true;
    part.failures = 0;
    part.failure = undefined;
    if (this.isBroken) {
      this.isBroken = false;
      // What else was broken may have been mended as well.
      this.allowProbe();
    }
    this.endProbe(name, probe);
  }

  failed(name: string, failure: Failure, now: number, probe?: Probe): void {
    const { codes, silentOn } = this.rule;
    if (silentOn.includes(failure.code)) {
      this.pause(name, now, probe);
    } else if (codes.includes(failure.code)) {
      this.count(name, failure, now);
    } else {
      this.succeeded(name, probe);
    }
    this.endProbe(name, probe);
  }

  /** A call was not made after all: the next one tries. */
  released(name: string, probe?: Probe): void {
    this.endProbe(name, probe);
  }

  /** Lets the next calls try at once. */
  allowProbe(): void {
    this.whole.openUntil = 0;
    this.hasYielded = true;
    for (const part of this.parts.values()) {
      part.openUntil = 0;
    }
  }

  private count(name: string, failure: Failure, now: number): void {
    const part = this.partNamed(name);
    part.failures += 1;
    part.failure = failure;
    part.openUntil = now + this.openMs;
    const recent = [...this.parts.values()].filter(other =>
      this.isRecent(other, now),
    );
    const failures = recent.reduce((sum, other) => sum + other.failures, 0);
    if (
      this.isBroken ||
      (failures >= this.rule.failures &&
        recent.every(other => other.failures > 0))
    ) {
      this.isBroken = true;
      this.whole.failure = failure;
      this.whole.openUntil = now + this.openMs;
    }
  }

  /** A probe that showed nothing is not repeated before the next pause. */
  private pause(name: string, now: number, probe?: Probe): void {
    for (const breaker of this.breakersOf(name, probe)) {
      breaker.openUntil = now + this.openMs;
    }
  }

  private endProbe(name: string, probe?: Probe): void {
    for (const breaker of this.breakersOf(name, probe)) {
      breaker.probe = undefined;
    }
    probe?.end();
  }

  private breakersOf(name: string, probe?: Probe): Breaker[] {
    return [this.whole, this.partNamed(name)].filter(
      breaker => probe !== undefined && breaker.probe === probe,
    );
  }

  /** Whether others asked in vain since the last probe that waited longer. */
  private isOthersTurn(part: Part): boolean {
    return [...this.parts.values()].some(
      other =>
        other !== part &&
        other.askedAt >= this.lastProbeAt &&
        other.probedAt < part.probedAt,
    );
  }

  private yield(): Promise<unknown> {
    const last = this.lastProbeAt;
    this.yielding ??= new Promise<void>(resolve => {
      setTimeout(resolve, YIELD_MS).unref();
    }).then(() => {
      this.hasYielded = this.lastProbeAt === last;
      this.yielding = undefined;
    });
    return this.yielding;
  }

  private isOpen({ failures }: Breaker): boolean {
    return failures >= this.rule.failures;
  }

  private isRecent({ askedAt }: Part, now: number): boolean {
    return now - askedAt <= 2 * this.openMs;
  }

  private partNamed(name: string): Part {
    const part = this.parts.get(name) ?? {
      failures: 0,
      openUntil: 0,
      askedAt: -Infinity,
      probedAt: -Infinity,
    };
    this.parts.set(name, part);
    return part;
  }
}

function createProbe(): Probe {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { ended, end };
}
