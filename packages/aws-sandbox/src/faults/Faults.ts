import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  faultRuleSchema,
  meets,
  type FaultRule,
  type FaultRuleInput,
  type FaultTarget,
} from './faultRule';

/**
 * A fault rule that cannot be.
 *
 * @public
 */
export class FaultRuleError extends Error {
  override readonly name = 'FaultRuleError';
}

interface MutableRule extends FaultRule {
  enabled: boolean;
  met: number;
}

/**
 * The faults that are injected into a running sandbox.
 *
 * @public
 */
export class Faults {
  readonly #rules = new Map<string, MutableRule>();

  private constructor(private readonly random: () => number) {}

  /** @param random - the chance of rules with a probability, 0 to 1 */
  static create(random: () => number = Math.random): Faults {
    return new Faults(random);
  }

  /**
   * Injects a fault.
   *
   * @throws {@link FaultRuleError} that names the wrong member
   */
  add(input: FaultRuleInput): FaultRule {
    const result = faultRuleSchema.safeParse(input);
    if (!result.success) {
      throw new FaultRuleError(z.prettifyError(result.error));
    }
    const rule = { ...result.data, id: randomUUID(), met: 0 };
    this.#rules.set(rule.id, rule);
    return { ...rule };
  }

  /** All rules, spent ones included, in the order they were added. */
  list(): FaultRule[] {
    return [...this.#rules.values()].map(rule => ({ ...rule }));
  }

  /** Switches a rule on or off; false when there is none of this id. */
  setEnabled(id: string, enabled: boolean): boolean {
    const rule = this.#rules.get(id);
    if (rule) rule.enabled = enabled;
    return rule !== undefined;
  }

  /** Removes a rule; false when there is none of this id. */
  remove(id: string): boolean {
    return this.#rules.delete(id);
  }

  /** Removes all rules. */
  clear(): void {
    this.#rules.clear();
  }

  /** The faults that meet a request, which count as met from here on. */
  take(target: FaultTarget): FaultRule[] {
    const taken: FaultRule[] = [];
    for (const rule of this.#rules.values()) {
      if (!this.#applies(rule, target)) continue;
      rule.met += 1;
      taken.push({ ...rule });
    }
    return taken;
  }

  #applies(rule: MutableRule, target: FaultTarget): boolean {
    return (
      rule.enabled &&
      (rule.count === undefined || rule.met < rule.count) &&
      meets(rule, target) &&
      (rule.probability === 1 || this.random() < rule.probability)
    );
  }
}
