import type { Tag as TagInput } from '@aws-sdk/client-iam';
import type { Tag } from '../../../world/entities';
import { checkMembers } from '../../memberConstraints';
import { iamError } from '../iamError';
import type { ConditionValues } from '../resources';

/** Source: IAM User Guide, "Tags for AWS Identity and Access Management resources". */
const MOST_TAGS = 50;
const CHARACTERS = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const KEY = { minLength: 1, maxLength: 128, pattern: `${CHARACTERS}+` };
const VALUE = { maxLength: 256, pattern: `${CHARACTERS}*` };

/** Keys are one whatever their case. */
function sameKey(key: string): (other: string) => boolean {
  return other => other.toLowerCase() === key.toLowerCase();
}

function checkTag({ Key, Value }: Tag, index: number): void {
  const place = `.${index + 1}.member`;
  checkMembers(
    [
      { ...KEY, member: `tags${place}.key` },
      { ...VALUE, member: `tags${place}.value` },
    ],
    { [`Tags${place}.key`]: Key, [`Tags${place}.value`]: Value },
  );
  if (/^aws:/i.test(Key)) {
    throw iamError(
      'InvalidInput',
      'aws: prefixed tag key names are not allowed for external use.',
    );
  }
}

/**
 * The tags of a request.
 *
 * @throws {@link AwsError} `ValidationError`, or `InvalidInput` for duplicate and reserved keys
 */
export function readTags(tags: readonly TagInput[] = []): Tag[] {
  const read = tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  read.forEach(checkTag);
  const keys = read.map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw iamError(
      'InvalidInput',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  return withTags([], read);
}

/**
 * Tags with others added; a value replaces the one of the same key.
 *
 * @throws {@link AwsError} `LimitExceeded`
 */
export function withTags(tags: readonly Tag[], added: readonly Tag[]): Tag[] {
  const kept = withoutTags(
    tags,
    added.map(({ Key }) => Key),
  );
  const all = [...kept, ...added];
  if (all.length > MOST_TAGS) {
    throw iamError(
      'LimitExceeded',
      'The number of tags has reached the maximum limit.',
    );
  }
  return all;
}

/** Tags without those of some keys. */
export function withoutTags(
  tags: readonly Tag[],
  keys: readonly string[],
): Tag[] {
  return tags.filter(({ Key }) => !keys.some(sameKey(Key)));
}

/** Condition keys of a request that brings tags. */
export function requestTagKeys(
  tags: readonly TagInput[] = [],
): ConditionValues {
  return {
    'aws:TagKeys':
      tags.length > 0 ? tags.map(({ Key = '' }) => Key) : undefined,
    ...Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value]),
    ),
  };
}
