import type { StateValue } from '@aws-sdk/client-cloudwatch';

/** A parsed AlarmRule. */
export type CompositeRule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | {
      readonly kind: 'state';
      readonly state: StateValue;
      /** Name or ARN, as written. */
      readonly alarm: string;
    }
  | { readonly kind: 'not'; readonly operand: CompositeRule }
  | {
      readonly kind: 'and' | 'or';
      readonly left: CompositeRule;
      readonly right: CompositeRule;
    };

const STATE =
  /\s*(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|([^"()]+?))\s*\)/y;
const WORD = /\s*(TRUE|FALSE|NOT|AND|OR)\b/y;
const SYMBOL = /\s*([()])/y;

class RuleParser {
  #at = 0;

  constructor(private readonly source: string) {}

  whole(): CompositeRule {
    const rule = this.#or();
    if (this.source.slice(this.#at).trim() !== '') {
      throw this.#unexpected();
    }
    return rule;
  }

  #or(): CompositeRule {
    let left = this.#and();
    while (this.#take(WORD, 'OR')) {
      left = { kind: 'or', left, right: this.#and() };
    }
    return left;
  }

  #and(): CompositeRule {
    let left = this.#not();
    while (this.#take(WORD, 'AND')) {
      left = { kind: 'and', left, right: this.#not() };
    }
    return left;
  }

  #not(): CompositeRule {
    return this.#take(WORD, 'NOT')
      ? { kind: 'not', operand: this.#not() }
      : this.#primary();
  }

  #primary(): CompositeRule {
    STATE.lastIndex = this.#at;
    const state = STATE.exec(this.source);
    if (state) {
      this.#at = STATE.lastIndex;
      return {
        kind: 'state',
        state: state[1] as StateValue,
        alarm: state[2] ?? state[3],
      };
    }
    if (this.#take(WORD, 'TRUE')) {
      return { kind: 'constant', value: true };
    }
    if (this.#take(WORD, 'FALSE')) {
      return { kind: 'constant', value: false };
    }
    if (this.#take(SYMBOL, '(')) {
      const inner = this.#or();
      if (!this.#take(SYMBOL, ')')) {
        throw this.#unexpected();
      }
      return inner;
    }
    throw this.#unexpected();
  }

  #take(pattern: RegExp, text: string): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source);
    if (found?.[1] !== text) {
      return false;
    }
    this.#at = pattern.lastIndex;
    return true;
  }

  #unexpected(): Error {
    const rest = this.source.slice(this.#at).trim();
    return new Error(
      rest === ''
        ? 'Unexpected end of alarm rule'
        : `Unexpected '${rest.slice(
            0,
            30,
          )}' in alarm rule; expected ALARM("name"), OK("name"), INSUFFICIENT_DATA("name"), TRUE, FALSE, NOT, AND, OR or parentheses`,
    );
  }
}

/**
 * Parses the rule of a composite alarm.
 *
 * @throws Error saying what is unexpected
 */
export function parseCompositeRule(source: string): CompositeRule {
  return new RuleParser(source).whole();
}

/** Alarms that a rule refers to, as written, each once. */
export function alarmsOf(rule: CompositeRule): string[] {
  switch (rule.kind) {
    case 'state':
      return [rule.alarm];
    case 'not':
      return alarmsOf(rule.operand);
    case 'and':
    case 'or':
      return [...new Set([...alarmsOf(rule.left), ...alarmsOf(rule.right)])];
    default:
      return [];
  }
}

/** Whether a rule holds. */
export function holds(
  rule: CompositeRule,
  stateOf: (alarm: string) => StateValue,
): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !holds(rule.operand, stateOf);
    case 'and':
      return holds(rule.left, stateOf) && holds(rule.right, stateOf);
    case 'or':
      return holds(rule.left, stateOf) || holds(rule.right, stateOf);
    default:
      throw new Error(`Unknown rule ${rule satisfies never}`);
  }
}
