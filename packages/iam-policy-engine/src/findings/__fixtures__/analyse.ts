import { parsePolicy } from '../../policy/parsePolicy';
import { PolicyType } from '../../policy/types';
import { analysePolicy } from '../analysePolicy';
import { AnalysisOptions, PolicyFinding } from '../types';

const DEFAULTS: Readonly<Partial<Record<PolicyType, object>>> = {
  trust: {
    Principal: { AWS: 'arn:aws:iam::111122223333:role/portal' },
    Action: 'sts:AssumeRole',
  },
  resource: {
    Principal: { AWS: 'arn:aws:iam::111122223333:role/portal' },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::b/k',
  },
};

/** Analyses a policy of statements that are sound but for what is given. */
export function analyse(
  statements: object | readonly object[],
  options: AnalysisOptions & { type?: PolicyType; version?: string } = {},
): PolicyFinding[] {
  const { type = 'identity', version = '2012-10-17', ...analysis } = options;
  const sound = {
    Effect: 'Allow',
    ...(DEFAULTS[type] ?? {
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/k',
    }),
  };
  const document = {
    ...(version === '' ? {} : { Version: version }),
    Statement: [statements]
      .flat()
      .map(statement => ({ ...sound, ...statement })),
  };
  const text = JSON.stringify(document, null, 2);
  return analysePolicy(parsePolicy(text, { type }), analysis);
}

/** The ids of the rules that speak up. */
export function rulesFor(...args: Parameters<typeof analyse>): string[] {
  return analyse(...args).map(({ rule }) => rule);
}
