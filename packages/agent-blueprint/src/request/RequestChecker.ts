import type { BlueprintIssue } from '../errors';
import type { TextRule } from './rules';

/** Enough to mend a request by; a hostile one must not fill the log. */
const MAX_ISSUES = 50;
const SHOWN_LENGTH = 60;

/** Collects what is wrong with a request, so that one run reports everything. */
export class RequestChecker {
  private readonly list: BlueprintIssue[] = [];

  private constructor() {}

  static create(): RequestChecker {
    return new RequestChecker();
  }

  get issues(): readonly BlueprintIssue[] {
    return this.list;
  }

  add(path: string, message: string, expected: string): void {
    if (this.list.length < MAX_ISSUES) {
      this.list.push({ path, message, expected });
    }
  }

  /** Whether the value is a text that follows the rule; reported otherwise. */
  text(path: string, value: unknown, rule: TextRule): value is string {
    const isRight =
      typeof value === 'string' &&
      value.length <= rule.maxLength &&
      rule.pattern.test(value);
    if (!isRight) this.add(path, describe(value), rule.expected);
    return isRight;
  }

  /** As {@link RequestChecker.text}; nothing is right too. */
  optionalText(path: string, value: unknown, rule: TextRule): void {
    if (value !== undefined) this.text(path, value, rule);
  }

  /** The items of a list; reported and empty where the value is none. */
  items(path: string, value: unknown, maxItems: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.add(path, describe(value), 'a list');
      return [];
    }
    if (value.length > maxItems) {
      this.add(path, `has ${value.length} entries`, `at most ${maxItems}`);
      return [];
    }
    return value;
  }

  /** The members of an object; reported and empty where the value is none. */
  members(path: string, value: unknown): Readonly<Record<string, unknown>> {
    if (isRecord(value)) return value;
    this.add(path, describe(value), 'an object');
    return {};
  }
}

/** True for an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names a value found in a request, briefly. Not for what may be a secret. */
export function describe(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (typeof value === 'string') {
    const shown =
      value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
    return `is ${JSON.stringify(shown)}`;
  }
  if (Array.isArray(value)) return 'is a list';
  if (value === null) return 'is null';
  return typeof value === 'object' ? 'is an object' : `is ${String(value)}`;
}
