import { AwsError } from '../service';

/** What a member of a request must be. */
export interface Constraint {
  /** Name of the member as AWS's message has it: lower camel case. */
  readonly member: string;
  readonly required?: boolean;
  /** Pattern as AWS's message prints it. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** All values there are, as AWS's message lists them. */
  readonly values?: readonly string[];
  /** Messages do not repeat the value: it is secret, or long. */
  readonly isHidden?: boolean;
}

function numberComplaints(
  value: number,
  { minValue = -Infinity, maxValue = Infinity }: Constraint,
): string[] {
  return [
    value < minValue
      ? `Member must have value greater than or equal to ${minValue}`
      : '',
    value > maxValue
      ? `Member must have value less than or equal to ${maxValue}`
      : '',
  ];
}

function textComplaints(
  text: string,
  { pattern, minLength = 0, maxLength = Infinity, values }: Constraint,
): string[] {
  return [
    pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(text)
      ? `Member must satisfy regular expression pattern: ${pattern}`
      : '',
    text.length < minLength
      ? `Member must have length greater than or equal to ${minLength}`
      : '',
    text.length > maxLength
      ? `Member must have length less than or equal to ${maxLength}`
      : '',
    values && !values.includes(text)
      ? `Member must satisfy enum value set: [${values.join(', ')}]`
      : '',
  ];
}

function complaints(value: unknown, rule: Constraint): string[] {
  if (value === undefined || value === null) {
    return rule.required ? ['Member must not be null'] : [];
  }
  const found =
    typeof value === 'number'
      ? numberComplaints(value, rule)
      : textComplaints(String(value), rule);
  return found.filter(Boolean);
}

function shown(value: unknown, { isHidden }: Constraint): string {
  if (value === undefined) return 'null';
  return isHidden ? "'***'" : `'${String(value)}'`;
}

/** A member of an input, by its name in messages. */
export function memberOf(input: object, member: string): unknown {
  const name = member[0].toUpperCase() + member.slice(1);
  return (input as Readonly<Record<string, unknown>>)[name];
}

/**
 * Checks members of a request.
 *
 * @throws {@link AwsError} `ValidationError` with every constraint that is not met, in AWS's words
 */
export function checkMembers(
  rules: readonly Constraint[],
  input: object,
): void {
  const problems = rules.flatMap(rule => {
    const value = memberOf(input, rule.member);
    return complaints(value, rule).map(
      complaint =>
        `Value ${shown(value, rule)} at '${
          rule.member
        }' failed to satisfy constraint: ${complaint}`,
    );
  });
  if (problems.length === 0) return;
  const plural = problems.length === 1 ? 'error' : 'errors';
  throw new AwsError(
    'ValidationError',
    `${problems.length} validation ${plural} detected: ${problems.join('; ')}`,
  );
}
