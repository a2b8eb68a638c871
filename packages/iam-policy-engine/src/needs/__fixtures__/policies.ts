import { parsePolicy } from '../../policy/parsePolicy';
import { Policy, PolicyType, StatementDocument } from '../../policy/types';

/** A policy of statements that allow everything but for what is given. */
export function policy(
  type: PolicyType,
  ...statements: Partial<StatementDocument>[]
): Policy {
  return parsePolicy(
    {
      Version: '2012-10-17',
      Statement: statements.map(statement => ({
        Effect: 'Allow',
        ...('NotAction' in statement ? {} : { Action: '*' }),
        ...('NotResource' in statement ? {} : { Resource: '*' }),
        ...statement,
      })),
    },
    { type, id: `the-${type}` },
  );
}
