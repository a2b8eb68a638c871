import { PolicyIssue, PolicyIssueCode } from './errors';

/** Enough to mend a policy by; a hostile input must not fill the log. */
const MAX_ISSUES = 50;

/** Collects what is wrong, so that one run reports everything. */
export class IssueList {
  private readonly list: PolicyIssue[] = [];

  get issues(): readonly PolicyIssue[] {
    return this.list;
  }

  add(
    code: PolicyIssueCode,
    path: string,
    message: string,
    expected: string,
  ): void {
    if (this.list.length < MAX_ISSUES) {
      this.list.push({ code, path, message, expected });
    }
  }

  addAll(issues: readonly PolicyIssue[]): void {
    for (const { code, path, message, expected } of issues) {
      this.add(code, path, message, expected);
    }
  }
}

/** Names a value found in the input, briefly and whatever its type. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return value === undefined ? 'nothing' : `a value of type ${typeof value}`;
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
