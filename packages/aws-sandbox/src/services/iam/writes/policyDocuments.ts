import { parsePolicy, PolicyParseError } from 'iam-policy-engine';
import type {
  ParsePolicyOptions,
  Policy,
  PolicyIssue,
} from 'iam-policy-engine';
import { policyText } from '../../../world/entities';
import type { World } from '../../../world/World';
import { iamError } from '../iamError';

/** Quotas in characters, white space aside. Source: IAM User Guide, "IAM and AWS STS quotas". */
const MANAGED_POLICY_SIZE = 6_144;
const INLINE_POLICIES_SIZE = 10_240;
const TRUST_POLICY_SIZE = 2_048;

function complaint([first, ...more]: readonly PolicyIssue[]): string {
  if (first.code === 'not-json') {
    return `This policy contains invalid Json: ${first.message}`;
  }
  const issues = [first, ...more].map(
    ({ path, message, expected }) => `${path}: ${message}; ${expected}`,
  );
  return `Syntax errors in policy. ${issues.join(' | ')}`;
}

/**
 * Reads a document.
 *
 * @throws {@link AwsError} `MalformedPolicyDocument` with everything that is wrong
 */
function readPolicy(text: string, options: ParsePolicyOptions): Policy {
  try {
    return parsePolicy(text, options);
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    throw iamError('MalformedPolicyDocument', complaint(error.issues));
  }
}

/** Characters of a JSON text as IAM counts them: white space between its tokens is free. */
export function policySize(text: string): number {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length;
}

/** Reads the document of a managed policy. */
export function readManagedPolicy(
  text: string,
  options: { readonly id: string; readonly arn: string },
): Policy {
  const policy = readPolicy(text, { type: 'identity', ...options });
  if (policySize(text) > MANAGED_POLICY_SIZE) {
    throw iamError(
      'LimitExceeded',
      `Cannot exceed quota for PolicySize: ${MANAGED_POLICY_SIZE}`,
    );
  }
  return policy;
}

/**
 * Reads an inline policy of a role.
 *
 * @param others - the role's remaining inline policies, which count towards the same quota
 */
export function readInlinePolicy(
  text: string,
  { id, roleName }: { readonly id: string; readonly roleName: string },
  others: Iterable<Policy>,
): Policy {
  const policy = readPolicy(text, { type: 'identity', id });
  const size = [policy, ...others]
    .map(each => policySize(policyText(each)))
    .reduce((sum, each) => sum + each);
  if (size > INLINE_POLICIES_SIZE) {
    throw iamError(
      'LimitExceeded',
      `Maximum policy size of ${INLINE_POLICIES_SIZE} bytes exceeded for role ${roleName}`,
    );
  }
  return policy;
}

const IDENTITY_ARN = /^arn:aws[\w-]*:iam::(\d{12}):(user|role)\/.+$/;

/** A user or role that the world would know if there were one. */
function isMissing(arn: string, world: World): boolean {
  const account = world.account(IDENTITY_ARN.exec(arn)?.[1] ?? '');
  return Boolean(account && !account.userByArn(arn) && !account.roleByArn(arn));
}

function checkTrust(policy: Policy, world: World): void {
  for (const { action, principal } of policy.statements) {
    if (action.patterns.some(pattern => !/^sts:/i.test(pattern))) {
      throw iamError(
        'MalformedPolicyDocument',
        'AssumeRole policy may only specify STS AssumeRole actions.',
      );
    }
    const missing = principal?.principals.find(
      ({ category, value }) => category === 'AWS' && isMissing(value, world),
    );
    if (missing) {
      throw iamError(
        'MalformedPolicyDocument',
        `Invalid principal in policy: "AWS":"${missing.value}"`,
      );
    }
  }
}

/** Reads a role's trust policy. Users and roles that it names must exist, in accounts that the sandbox has. */
export function readTrustPolicy(
  text: string,
  roleName: string,
  world: World,
): Policy {
  const policy = readPolicy(text, { type: 'trust', id: roleName });
  checkTrust(policy, world);
  if (policySize(text) > TRUST_POLICY_SIZE) {
    throw iamError(
      'LimitExceeded',
      `Cannot exceed quota for ACLSizePerRole: ${TRUST_POLICY_SIZE}`,
    );
  }
  return policy;
}
