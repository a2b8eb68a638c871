/** The six colon-separated parts of an ARN; the last may itself contain colons. */
export type ArnParts = readonly [
  prefix: string,
  partition: string,
  service: string,
  region: string,
  account: string,
  resource: string,
];

/** Splits an ARN, or returns undefined when the text has fewer than six parts or does not begin with `arn:`. */
export function splitArn(text: string): ArnParts | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < 5; i += 1) {
    const colon = text.indexOf(':', from);
    if (colon === -1) return undefined;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  const [prefix, partition, service, region, account] = parts;
  return [prefix, partition, service, region, account, text.slice(from)];
}

/** The 12-digit account of an ARN, where it names one. */
export function accountOfArn(text: string): string | undefined {
  const account = splitArn(text)?.[4];
  return account !== undefined && /^\d{12}$/.test(account)
    ? account
    : undefined;
}

/**
 * The role ARN behind `arn:aws:sts::111122223333:assumed-role/name/session`. Session ARNs drop the role's path, so
 * the result is exact only for roles without one.
 */
export function roleArnOfSession(sessionArn: string): string | undefined {
  const parts = splitArn(sessionArn);
  if (!parts || parts[2] !== 'sts') return undefined;
  const [kind, roleName] = parts[5].split('/');
  return kind === 'assumed-role' && roleName
    ? `arn:${parts[1]}:iam::${parts[4]}:role/${roleName}`
    : undefined;
}
