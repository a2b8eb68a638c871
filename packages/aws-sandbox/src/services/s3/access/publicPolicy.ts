import type { Policy, Statement } from 'iam-policy-engine';

/**
 * Condition keys that make a grant to everyone non-public when all their values are fixed. Source: S3 User Guide,
 * "The meaning of 'public'".
 */
const RESTRICTING_KEYS: ReadonlySet<string> = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
  ].map(key => key.toLowerCase()),
);

/** Operators that demand a value, rather than exclude one or tolerate that the key is absent. */
const RESTRICTING_OPERATOR =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

/** Networks so large that they stand for everyone: IPv4 wider than /8, IPv6 wider than /32. */
function isWholeInternet(value: string): boolean {
  const [address, bits] = value.split('/');
  return bits !== undefined && Number(bits) < (address.includes(':') ? 32 : 8);
}

function isFixed(key: string, value: string): boolean {
  if (/\$\{/.test(value)) return false;
  if (key === 'aws:sourceip') return !isWholeInternet(value);
  // The account of an ARN is what fixes it; its resource may have wildcards.
  if (key === 'aws:sourcearn' || key === 'aws:principalarn') {
    return /^\d{12}$/.test(value.split(':')[4] ?? '');
  }
  return !/[*?]/.test(value);
}

function grantsEveryone({ principal }: Statement): boolean {
  if (!principal) return false;
  return (
    principal.negated ||
    principal.principals.some(
      ({ category, value }) => category === 'AWS' && value === '*',
    )
  );
}

function isRestricted({ conditions }: Statement): boolean {
  return conditions.some(({ operator, key, values }) => {
    const name = key.toLowerCase();
    return (
      RESTRICTING_OPERATOR.test(operator) &&
      RESTRICTING_KEYS.has(name) &&
      values.every(value => isFixed(name, value))
    );
  });
}

/** Whether a bucket policy grants anything to everyone. */
export function isPublicPolicy(policy: Policy): boolean {
  return policy.statements.some(
    statement =>
      statement.effect === 'Allow' &&
      grantsEveryone(statement) &&
      !isRestricted(statement),
  );
}
