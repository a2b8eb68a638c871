/**
 * A state function of an alarm rule up to its alarm's name or ARN, in quotes or
 * not. Source: CloudWatch API reference, PutCompositeAlarm, AlarmRule. Ends with
 * what may be any length, so that no text takes long to read.
 */
const STATE_FUNCTION =
  /\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)|([^")]*))/g;
const ARN = /^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/;

/** Names of the alarms that the rule of a composite alarm looks at, each once. */
export function alarmsOfRule(rule: string): string[] {
  const names = [...rule.matchAll(STATE_FUNCTION)].map(([, quoted, plain]) =>
    (quoted ?? plain.trim()).replace(ARN, ''),
  );
  return [...new Set(names)];
}
