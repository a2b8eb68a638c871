import { splitArn } from './arn';
import { compileArnPattern, compileResourcePattern } from './arnPattern';
import { wildcardTokens } from './glob';

const arnMatches = (pattern: string, value: string) =>
  compileArnPattern(wildcardTokens(pattern))(value);
const resourceMatches = (pattern: string, value: string) =>
  compileResourcePattern(wildcardTokens(pattern))(value, splitArn(value));

describe('ARN condition patterns', () => {
  it.each([
    [
      'arn:aws:sns:*:111122223333:*',
      'arn:aws:sns:eu-west-1:111122223333:topic',
      true,
    ],
    [
      'arn:aws:sns:*:111122223333:*',
      'arn:aws:sns:eu-west-1:999999999999:topic',
      false,
    ],
    // The documentation's example of a match that only a string operator makes.
    [
      'arn:aws:someservice:*:111122223333:finance/*',
      'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
      false,
    ],
    [
      'arn:aws:logs:*:*:log-group:*',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/x:*',
      true,
    ],
    ['arn:aws:iam::*:role/a?ent', 'arn:aws:iam::111122223333:role/agent', true],
    ['arn:aws:iam::*:role/A*', 'arn:aws:iam::111122223333:role/agent', false],
    ['arn:aws:*', 'arn:aws:iam::111122223333:role/agent', false],
    ['*', 'arn:aws:iam::111122223333:role/agent', true],
    ['*', 'no arn', false],
    ['arn:aws:s3:::*', 'no arn', false],
  ])('%p against %p: %p', (pattern, value, expected) => {
    expect(arnMatches(pattern, value)).toBe(expected);
  });
});

describe('Resource patterns', () => {
  const bucket = 'DOC-EXAMPLE-BUCKET';
  const pattern = `arn:aws:s3:::${bucket}/*/test/*`;

  it.each([
    '1/test/object.jpg',
    '1/2/test/object.jpg',
    '1/2/test/3/object.jpg',
    '1/2/3/test/4/object.jpg',
    '1///test///object.jpg',
    '1/test/.jpg',
    '/test/object.jpg',
    '1/test/',
  ])('the documented wildcard covers %p', key => {
    expect(resourceMatches(pattern, `arn:aws:s3:::${bucket}/${key}`)).toBe(
      true,
    );
  });

  it.each(['1-test/object.jpg', 'test/object.jpg', '1/2/test.jpg'])(
    'the documented wildcard does not cover %p',
    key => {
      expect(resourceMatches(pattern, `arn:aws:s3:::${bucket}/${key}`)).toBe(
        false,
      );
    },
  );

  it.each([
    ['*', '*', true],
    ['*', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:aws:s3:::b', 'arn:aws:s3:::B', false],
    // An incomplete ARN is completed with wildcards.
    ['arn:aws:sqs', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['arn:aws:sqs:eu-west-1', 'arn:aws:sqs:us-east-1:111122223333:q', false],
    ['arn:*', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['arn:aws:iam::*', 'arn:aws:iam::111122223333:role/a', true],
    // A wildcard stays within its part.
    [
      'arn:aws:dynamodb:*:table/t',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/t',
      false,
    ],
    [
      'arn:aws:logs:eu-west-1:111122223333:log-group:/app:*',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/app:log-stream:s',
      true,
    ],
    [
      'arn:aws:logs:eu-west-1:111122223333:log-group:/app',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/app:*',
      false,
    ],
    ['execute-api:/prod/*', 'execute-api:/prod/GET/x', true],
    ['execute-api:/prod/*', 'execute-api:/test/GET/x', false],
  ])('%p against %p: %p', (resource, value, expected) => {
    expect(resourceMatches(resource, value)).toBe(expected);
  });
});
