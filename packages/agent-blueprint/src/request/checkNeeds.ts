import { NeedsParseError, parseNeeds } from 'iam-policy-engine';
import { RequestChecker, describe, isRecord } from './RequestChecker';
import { RULES } from './rules';

const MAX_NEEDS = 500;

/** Checks what the roles must be allowed to do: that each is a need, and that IAM can read it. */
export function checkNeeds(checker: RequestChecker, value: unknown): void {
  const needs = checker.members('$.needs', value);
  for (const name of ['agent', 'monitoring']) {
    const path = `$.needs.${name}`;
    const list = checker.items(path, needs[name], MAX_NEEDS);
    if (list.length === 0) continue;
    list.forEach((need, i) => checkTexts(checker, `${path}[${i}]`, need));
    try {
      parseNeeds(list);
    } catch (error) {
      if (!(error instanceof NeedsParseError)) throw error;
      for (const issue of error.issues) {
        checker.add(path + issue.path.slice(1), issue.message, issue.expected);
      }
    }
  }
}

function checkTexts(
  checker: RequestChecker,
  path: string,
  need: unknown,
): void {
  if (!isRecord(need)) return;
  checker.optionalText(`${path}.why`, need.why, RULES.why);
  for (const member of ['action', 'resource', 'conditions']) {
    for (const text of textsIn(need[member])) {
      const { pattern, maxLength, expected } = RULES.policyText;
      if (text.length > maxLength || !pattern.test(text)) {
        checker.add(`${path}.${member}`, describe(text), expected);
      }
    }
  }
}

/** All texts in a value, names of members included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
    : [];
}
