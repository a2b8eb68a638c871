import { parseArn } from 'backstage-plugin-aws-agents-common';

/**
 * The role behind the ARN of a session. STS leaves the role's path out, so
 * `arn:aws:sts::1:assumed-role/name/session` becomes `arn:aws:iam::1:role/name`.
 * Other ARNs are returned as they are.
 */
export function roleArnOfSession(arn: string): string {
  const parts = parseArn(arn);
  const session = /^assumed-role\/([^/]+)\/.+$/.exec(parts?.resource ?? '');
  return parts && session
    ? `arn:${parts.partition}:iam::${parts.accountId}:role/${session[1]}`
    : arn;
}
