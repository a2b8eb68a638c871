import { parseArn, parseIamArn, type IamArnParts } from '../arn';

/** Says in what way a text is not the ARN of an IAM role or user. */
export function whyNoIamArn(
  text: string,
  kind: 'role' | 'user',
): { message: string; expected: string } {
  const example = `arn:aws:iam::111122223333:${kind}/agents/payments-alloy`;
  const parts = parseArn(text);
  if (!parts) {
    return { message: 'is no ARN', expected: example };
  }
  const session = /^assumed-role\/([^/]+)\/.+$/.exec(parts.resource);
  if (parts.service === 'sts' && session) {
    return {
      message: 'is the ARN of a session, not of the role itself',
      expected: `arn:${parts.partition}:iam::${parts.accountId}:role/${session[1]}, with the role's path if it has one`,
    };
  }
  const profile = /^instance-profile\/(.+)$/.exec(parts.resource);
  if (parts.service === 'iam' && profile) {
    return {
      message: 'is the ARN of an instance profile, not of a role',
      expected: `the role in that profile, often arn:${parts.partition}:iam::${parts.accountId}:role/${profile[1]}`,
    };
  }
  return { message: `is not the ARN of an IAM ${kind}`, expected: example };
}

/** What {@link parseIamArn} reads, or why it does not. */
export function readIamArn(
  text: string,
  kind: 'role' | 'user',
): IamArnParts | { message: string; expected: string } {
  return parseIamArn(text, kind) ?? whyNoIamArn(text, kind);
}
