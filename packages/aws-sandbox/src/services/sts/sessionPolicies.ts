import { deflateRawSync } from 'node:zlib';
import { parsePolicy, PolicyParseError } from 'iam-policy-engine';
import type { Policy } from 'iam-policy-engine';
import type { PolicyDescriptorType } from '@aws-sdk/client-sts';
import { AwsError } from '../../service';
import type { Account } from '../../world/Account';
import { defaultVersion, type Tag } from '../../world/entities';

/** What a caller passes to narrow and label a session. */
export interface SessionRestrictions {
  readonly Policy?: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[];
  readonly Tags?: readonly { Key?: string; Value?: string }[];
}

/** Bytes that packed policies and tags may take; AWS publishes the percentage only. */
const PACKED_LIMIT_BYTES = 2048;

const MAX_POLICY_ARNS = 10;

function inlinePolicy(text: string): Policy {
  try {
    return parsePolicy(text, { type: 'session', id: 'inline session policy' });
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    const [issue] = error.issues;
    throw new AwsError(
      'MalformedPolicyDocument',
      issue.code === 'not-json'
        ? 'This policy contains invalid Json'
        : `Syntax errors in policy. ${issue.path}: ${issue.message}`,
    );
  }
}

function managedPolicy(arn: string | undefined, account: Account): Policy {
  const policy = account.managedPolicy(arn ?? '');
  if (!policy) {
    throw new AwsError(
      'ValidationError',
      `Policy ${arn} does not exist or is not attachable.`,
    );
  }
  const { document } = defaultVersion(policy).policy;
  return parsePolicy(document, { type: 'session', arn: policy.arn });
}

/**
 * The session policies of a request; undefined when it passes none.
 *
 * @param account - the role's, whose managed policies can be named
 */
export function sessionPolicies(
  { Policy: text, PolicyArns: arns = [] }: SessionRestrictions,
  account: Account,
): Policy[] | undefined {
  if (arns.length > MAX_POLICY_ARNS) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${MAX_POLICY_ARNS}`,
    );
  }
  const policies = [
    ...(text === undefined ? [] : [inlinePolicy(text)]),
    ...arns.map(({ arn }) => managedPolicy(arn, account)),
  ];
  return policies.length > 0 ? policies : undefined;
}

/**
 * How much of the packed limit policies and tags take, in percent; undefined when there are none.
 *
 * @throws {@link AwsError} `PackedPolicyTooLarge`
 */
export function packedPolicySize({
  Policy: text = '',
  PolicyArns: arns = [],
  Tags: tags = [],
}: SessionRestrictions): number | undefined {
  const parts = [
    text,
    ...arns.map(({ arn }) => arn ?? ''),
    ...tags.map(({ Key, Value }) => `${Key}=${Value}`),
  ].filter(Boolean);
  if (parts.length === 0) return undefined;
  const bytes = deflateRawSync(parts.join('\n')).length;
  const percent = Math.ceil((bytes / PACKED_LIMIT_BYTES) * 100);
  if (percent > 100) {
    throw new AwsError(
      'PackedPolicyTooLarge',
      `Packed size of session tags and policies consumes ${percent}% of allotted space.`,
    );
  }
  return percent;
}

/**
 * The tags of a request as a session carries them.
 *
 * @throws {@link AwsError} `ValidationError` for too many, duplicate or overlong tags
 */
export function sessionTags(tags: SessionRestrictions['Tags'] = []): Tag[] {
  const seen = new Set<string>();
  return tags.map(({ Key = '', Value = '' }, index) => {
    const fits = Key.length >= 1 && Key.length <= 128 && Value.length <= 256;
    if (index >= 50 || !fits || seen.has(Key.toLowerCase())) {
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${Key}' at 'tags.${
          index + 1
        }.member.key' failed to satisfy constraint: ` +
          'at most 50 tags, keys of 1 to 128 characters without duplicates, values of at most 256',
      );
    }
    seen.add(Key.toLowerCase());
    return { Key, Value };
  });
}
