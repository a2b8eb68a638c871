import { parsePolicy } from '../policy/parsePolicy';
import {
  conditionPath,
  coversAction,
  hasUnboundedResource,
  hasWildcardResource,
  isAdministrative,
  statementPath,
  valuePath,
} from './elements';

const statementOn = (overrides: object) =>
  parsePolicy(
    {
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: '*',
          ...overrides,
        },
      ],
    },
    { type: 'identity' },
  ).statements[0];

describe('how far a resource reaches', () => {
  it.each([
    // [resource, names nothing at all, has a wildcard]
    ['*', true, true],
    ['arn:aws:sqs', true, true],
    ['arn:aws:s3:::*', true, true],
    ['arn:aws:s3:::*/*', true, true],
    ['arn:aws:s3:::bucket/*', false, true],
    ['arn:aws:s3:::bucket', false, false],
    ['arn:aws:iam::111122223333:role/*', true, true],
    ['arn:aws:iam::111122223333:role/agents/*', false, true],
    ['arn:aws:iam::111122223333:role/agent', false, false],
    ['arn:aws:sqs:*:*:*', true, true],
    ['arn:aws:sqs:*:*:payments', false, false],
    ['arn:aws:sqs:eu-west-1:111122223333:payments-*', false, true],
    ['arn:aws:secretsmanager:*:*:secret:*', true, true],
    ['arn:aws:logs:*:*:log-group:*:*', true, true],
    ['arn:aws:logs:*:*:log-group:/app:*', false, true],
  ])('%p', (Resource, unbounded, wildcard) => {
    const statement = statementOn({ Resource });
    expect(hasUnboundedResource(statement)).toBe(unbounded);
    expect(hasWildcardResource(statement)).toBe(wildcard);
  });

  it('takes NotResource as reaching everything', () => {
    const negated = statementOn({
      Resource: undefined,
      NotResource: 'arn:aws:s3:::b',
    });
    expect(hasUnboundedResource(negated)).toBe(true);
  });
});

describe('isAdministrative', () => {
  it.each([
    [{ Action: '*' }, true],
    [{ Action: ['s3:*', '*:*'] }, true],
    [{ Action: '*', Effect: 'Deny' }, false],
    [{ Action: '*', Resource: 'arn:aws:s3:::b' }, false],
    [{ Action: 's3:*' }, false],
    [{ Action: undefined, NotAction: '*' }, false],
  ])('%j: %p', (overrides, expected) => {
    expect(isAdministrative(statementOn(overrides))).toBe(expected);
  });
});

describe('coversAction', () => {
  it('ignores case and heeds NotAction', () => {
    expect(coversAction(statementOn({}), 'S3:getobject')).toBe(true);
    const others = statementOn({ Action: undefined, NotAction: 's3:*' });
    expect(coversAction(others, 's3:GetObject')).toBe(false);
    expect(coversAction(others, 'iam:GetUser')).toBe(true);
  });
});

describe('paths', () => {
  const lone = { Effect: 'Allow', Action: 's3:*', Resource: ['*'] } as const;

  it('follow the way the policy is written', () => {
    const one = parsePolicy({ Statement: lone }, { type: 'identity' });
    const list = parsePolicy({ Statement: [lone] }, { type: 'identity' });
    expect(statementPath(one, 0)).toBe('$.Statement');
    expect(statementPath(list, 0)).toBe('$.Statement[0]');
    expect(valuePath(lone, 'Action', 0)).toBe('.Action');
    expect(valuePath(lone, 'Resource', 0)).toBe('.Resource[0]');
    expect(conditionPath('ForAnyValue:StringLike', 'aws:TagKeys')).toBe(
      ".Condition['ForAnyValue:StringLike']['aws:TagKeys']",
    );
  });
});
