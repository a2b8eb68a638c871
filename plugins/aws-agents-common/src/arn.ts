/**
 * The parts of an Amazon Resource Name.
 *
 * @public
 */
export interface ArnParts {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  service: string;
  region: string;
  /** Twelve digits, or empty where the service has no account in its ARNs. */
  accountId: string;
  /** Everything after the fifth colon. */
  resource: string;
}

/** ARN of an IAM role or user, taken apart. @public */
export interface IamArnParts {
  arn: string;
  partition: string;
  accountId: string;
  /** Path with its slashes, `/` when there is none. */
  path: string;
  /** Name without the path. */
  name: string;
}

const ARN =
  /^arn:(aws|aws-cn|aws-us-gov):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(.+)$/;
const ACCOUNT_ID = /^\d{12}$/;
// IAM limits: path up to 512 printable characters, names 64 of [\w+=,.@-].
const IAM_RESOURCE =
  /^(role|user)(\/(?:[\x21-\x2E\x30-\x7E]+\/)*)([\w+=,.@-]{1,64})$/;

/**
 * Takes an ARN apart; undefined when the text is not an ARN of a known
 * partition (`aws`, `aws-cn`, `aws-us-gov`).
 *
 * @public
 */
export function parseArn(text: string): ArnParts | undefined {
  const match = ARN.exec(text);
  if (!match) {
    return undefined;
  }
  const [, partition, service, region, accountId, resource] = match;
  return { partition, service, region, accountId, resource };
}

/**
 * Takes the ARN of an IAM role or user apart; undefined when it is anything
 * else, an STS session ARN included.
 *
 * @public
 */
export function parseIamArn(
  text: string,
  kind: 'role' | 'user',
): IamArnParts | undefined {
  const parts = parseArn(text);
  if (
    parts?.service !== 'iam' ||
    parts.region ||
    !ACCOUNT_ID.test(parts.accountId)
  ) {
    return undefined;
  }
  const match = IAM_RESOURCE.exec(parts.resource);
  if (!match || match[1] !== kind || match[2].length > 512) {
    return undefined;
  }
  return {
    arn: text,
    partition: parts.partition,
    accountId: parts.accountId,
    path: match[2],
    name: match[3],
  };
}
