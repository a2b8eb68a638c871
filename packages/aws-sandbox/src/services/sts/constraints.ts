import { AwsError } from '../../service';

/** What a string or number member must be. */
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
}

const SESSION_NAME: Constraint = {
  member: 'roleSessionName',
  required: true,
  pattern: '[\\w+=,.@-]*',
  minLength: 2,
  maxLength: 64,
};
const DURATION: Constraint = {
  member: 'durationSeconds',
  minValue: 900,
  maxValue: 43200,
};
const ROLE_ARN: Constraint = {
  member: 'roleArn',
  required: true,
  minLength: 20,
  maxLength: 2048,
};
const POLICY: Constraint = { member: 'policy', minLength: 1, maxLength: 2048 };

/** Constraints of the request members, from the AWS STS API Reference. */
export const CONSTRAINTS = {
  AssumeRole: [
    ROLE_ARN,
    SESSION_NAME,
    {
      member: 'externalId',
      pattern: '[\\w+=,.@:\\/-]*',
      minLength: 2,
      maxLength: 1224,
    },
    DURATION,
    POLICY,
    {
      member: 'sourceIdentity',
      pattern: '[\\w+=,.@-]*',
      minLength: 2,
      maxLength: 64,
    },
  ],
  AssumeRoleWithWebIdentity: [
    ROLE_ARN,
    SESSION_NAME,
    {
      member: 'webIdentityToken',
      required: true,
      minLength: 4,
      maxLength: 20000,
    },
    DURATION,
    POLICY,
  ],
  GetSessionToken: [
    { member: 'durationSeconds', minValue: 900, maxValue: 129600 },
  ],
  GetAccessKeyInfo: [
    {
      member: 'accessKeyId',
      required: true,
      pattern: '[\\w]*',
      minLength: 16,
      maxLength: 128,
    },
  ],
  DecodeAuthorizationMessage: [
    {
      member: 'encodedMessage',
      required: true,
      minLength: 1,
      maxLength: 10240,
    },
  ],
} as const satisfies Record<string, readonly Constraint[]>;

/** Members whose value an error must not repeat. */
const SECRET_MEMBERS = new Set(['webIdentityToken']);

function complaints(value: unknown, rule: Constraint): string[] {
  if (value === undefined || value === null) {
    return rule.required ? ['Member must not be null'] : [];
  }
  if (typeof value === 'number') {
    return [
      rule.minValue !== undefined && value < rule.minValue
        ? `Member must have value greater than or equal to ${rule.minValue}`
        : '',
      rule.maxValue !== undefined && value > rule.maxValue
        ? `Member must have value less than or equal to ${rule.maxValue}`
        : '',
    ].filter(Boolean);
  }
  const text = String(value);
  const { pattern, minLength, maxLength } = rule;
  return [
    pattern && !new RegExp(`^(?:${pattern})$`).test(text)
      ? `Member must satisfy regular expression pattern: ${pattern}`
      : '',
    minLength !== undefined && text.length < minLength
      ? `Member must have length greater than or equal to ${minLength}`
      : '',
    maxLength !== undefined && text.length > maxLength
      ? `Member must have length less than or equal to ${maxLength}`
      : '',
  ].filter(Boolean);
}

function memberOf(input: object, member: string): unknown {
  const name = member[0].toUpperCase() + member.slice(1);
  return (input as Record<string, unknown>)[name];
}

/**
 * Checks a request against the constraints of its operation.
 *
 * @throws {@link AwsError} `ValidationError` in AWS's words
 */
export function checkConstraints(
  operation: keyof typeof CONSTRAINTS,
  input: object,
): void {
  const rules: readonly Constraint[] = CONSTRAINTS[operation];
  const problems = rules.flatMap(rule => {
    const value = memberOf(input, rule.member);
    const shown = value === undefined ? 'null' : `'${String(value)}'`;
    const quoted = SECRET_MEMBERS.has(rule.member) ? "'***'" : shown;
    return complaints(value, rule).map(
      complaint =>
        `Value ${quoted} at '${rule.member}' failed to satisfy constraint: ${complaint}`,
    );
  });
  if (problems.length === 0) return;
  const plural = problems.length === 1 ? 'error' : 'errors';
  throw new AwsError(
    'ValidationError',
    `${problems.length} validation ${plural} detected: ${problems.join('; ')}`,
  );
}

const ROLE_ARN_PATTERN =
  /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/([\x21-\x7e]+\/)*[\w+=,.@-]{1,64}$/;

/** Refuses what is not the ARN of a role. */
export function checkRoleArn(arn: string | undefined): string {
  if (arn === undefined || !ROLE_ARN_PATTERN.test(arn)) {
    throw new AwsError('ValidationError', `${arn} is invalid`);
  }
  return arn;
}
