/** STS: an inline session policy has at most 2,048 characters. */
const MAX_LENGTH = 2_048;

/**
 * The inline policy that limits a session to the given actions, whatever the
 * role may do.
 *
 * @throws RangeError when it would be longer than STS accepts
 */
export function sessionPolicyOf(actions: readonly string[]): string {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [...new Set(actions)].sort(),
        Resource: '*',
      },
    ],
  });
  if (policy.length > MAX_LENGTH) {
    throw new RangeError(
      `The session policy of ${actions.length} actions has ${policy.length} characters; STS accepts ${MAX_LENGTH}`,
    );
  }
  return policy;
}
