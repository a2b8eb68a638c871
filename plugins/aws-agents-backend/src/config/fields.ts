import { isRegionName, parseIamArn } from 'backstage-plugin-aws-agents-common';
import { z } from 'zod';
import { TEMPLATE_PLACEHOLDERS, unknownPlaceholders } from './entityTemplate';

/** A text; `expected` completes "expected ..." in messages. */
export function text(expected: string, accepts: (value: string) => boolean) {
  return z.string({ error: expected }).refine(accepts, { error: expected });
}

/** A text that must match a pattern as a whole. */
export function textLike(expected: string, pattern: RegExp) {
  return text(expected, value => pattern.test(value));
}

/** A whole number; environment variables deliver numbers as texts. */
export function wholeNumber(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`;
  return z.preprocess(
    value =>
      typeof value === 'string' && /^\d{1,15}$/.test(value)
        ? Number(value)
        : value,
    z.int({ error }).min(min, { error }).max(max, { error }),
  );
}

/** An amount of US dollars; environment variables deliver numbers as texts. */
export const usdAmount = z.preprocess(
  value =>
    typeof value === 'string' && /^\d{1,9}(\.\d{1,9})?$/.test(value)
      ? Number(value)
      : value,
  z
    .number({ error: 'an amount of US dollars above 0' })
    .positive({ error: 'an amount of US dollars above 0' }),
);

/** A boolean; environment variables deliver booleans as texts. */
export const bool = z.preprocess(value => {
  const texts: Record<string, boolean> = { true: true, false: false };
  return typeof value === 'string' ? texts[value] ?? value : value;
}, z.boolean({ error: 'true or false' }));

/** Twelve digits. A YAML number is refused, because it may have lost a zero. */
export const accountId = textLike(
  'an account id of twelve digits, in quotes so that YAML keeps leading zeros',
  /^\d{12}$/,
);

export const region = text(
  'the name of an AWS region, such as eu-west-1',
  isRegionName,
);

export const roleArn = text(
  'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/monitoring/backstage',
  value => parseIamArn(value, 'role') !== undefined,
);

/** STS limits: API reference of AssumeRole. */
export const externalId = textLike(
  'an ExternalId of 2 to 1224 letters, digits and _ + = , . @ : / -',
  /^[\w+=,.@:/-]{2,1224}$/,
);

/** STS limits: API reference of AssumeRole, SourceIdentity. */
export const stsName = textLike(
  '2 to 64 letters, digits and _ + = , . @ -',
  /^[\w+=,.@-]{2,64}$/,
);

const placeholders = TEMPLATE_PLACEHOLDERS.map(name => `{${name}}`).join(', ');

/** Path and name of a role, with placeholders of the entity. */
export const roleNameTemplate = text(
  `a role's path and name without leading slash, such as monitoring/{name}; placeholders are ${placeholders}`,
  value =>
    unknownPlaceholders(value).length === 0 &&
    /^(?:[\x21-\x2E\x30-\x7E]+\/)*[\w+=,.@{}-]+$/.test(value),
);

/** Value of a session tag, with placeholders of the entity. */
export const tagTemplate = text(
  `1 to 256 letters, digits, spaces and _ . : / = + @ -; placeholders are ${placeholders}`,
  value =>
    unknownPlaceholders(value).length === 0 &&
    /^[\p{L}\p{Z}\p{N}_.:/=+@{}-]{1,256}$/u.test(value),
);

export const endpointUrl = text(
  'a URL such as https://vpce-0123.sts.eu-west-1.vpce.amazonaws.com',
  value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
);

/** Full entity refs such as `group:default/payments-team`, kept in lower case. */
export function entityRef(kind: string) {
  return textLike(
    `a full entity ref such as ${kind}:default/payments`,
    /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
  ).transform(value => value.toLocaleLowerCase('en-US'));
}
