import { splitArn } from './arn';
import { compileResources } from './resourceMatcher';

const bob: Record<string, string> = { 'aws:username': 'bob' };

const covers = (
  patterns: string[],
  resource: string,
  { negated = false, variables = bob } = {},
) =>
  compileResources({ negated, patterns }, '2012-10-17')(
    resource,
    splitArn(resource),
    key => variables[key.toLowerCase()],
  );

const QUEUE = 'arn:aws:sqs:us-east-2:111122223333:bob-queue';

describe('compileResources', () => {
  it.each([
    [['*'], QUEUE, true],
    [['arn:aws:sqs:us-east-2:*:${aws:username}-queue'], QUEUE, true],
    [['arn:aws:sqs:us-east-2:*:${AWS:UserName}-queue'], QUEUE, true],
    [['arn:aws:s3:::x', 'arn:aws:sqs:*:*:*'], QUEUE, true],
    [['arn:aws:sqs:*:*:eve-queue'], QUEUE, false],
    [[], QUEUE, false],
  ])('%p covers %p: %p', (patterns, resource, expected) => {
    expect(covers(patterns, resource)).toBe(expected);
    expect(covers(patterns, resource, { negated: true })).toBe(!expected);
  });

  it('matches nothing with a variable that has no value', () => {
    const pattern = ['arn:aws:sqs:us-east-2:*:${aws:username}*'];
    expect(covers(pattern, QUEUE, { variables: {} })).toBe(false);
  });

  it('knows no variables before the fifth colon', () => {
    const pattern = ['arn:aws:sqs:us-east-2:${aws:username}:*'];
    const resource = 'arn:aws:sqs:us-east-2:bob:q';
    expect(covers(pattern, resource)).toBe(false);
  });

  it('treats variables as text in the old version', () => {
    const matcher = compileResources(
      { negated: false, patterns: ['arn:aws:s3:::b/${aws:username}'] },
      '2008-10-17',
    );
    const literal = 'arn:aws:s3:::b/${aws:username}';
    expect(matcher(literal, splitArn(literal), () => 'bob')).toBe(true);
    expect(
      matcher(
        'arn:aws:s3:::b/bob',
        splitArn('arn:aws:s3:::b/bob'),
        () => 'bob',
      ),
    ).toBe(false);
  });
});
