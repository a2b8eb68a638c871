import { AwsError } from '../../service';
import { checkMembers, type Constraint } from '../memberConstraints';

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
      isHidden: true,
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

/**
 * Checks a request against the constraints of its operation.
 *
 * @throws {@link AwsError} `ValidationError` in AWS's words
 */
export function checkConstraints(
  operation: keyof typeof CONSTRAINTS,
  input: object,
): void {
  checkMembers(CONSTRAINTS[operation], input);
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
