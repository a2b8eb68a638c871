import { PolicyParseError } from '../errors';
import { parsePolicy } from '../parsePolicy';
import { PolicyType } from '../types';

export const statement = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
};
export const policy = (overrides: object) => ({
  Version: '2012-10-17',
  Statement: [{ ...statement, ...overrides }],
});

export function issuesOf(input: unknown, type: PolicyType = 'identity') {
  try {
    parsePolicy(input, { type });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyParseError);
    return (error as PolicyParseError).issues;
  }
}

export const codesOf = (input: unknown, type?: PolicyType) =>
  issuesOf(input, type).map(({ code, path }) => [code, path]);
