import { wildcardTokens } from './glob';
import { patternText } from './patternText';
import { commonResource, resourceCovers } from './resourcePattern';

const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:payments';

describe('resources that two patterns share', () => {
  it.each([
    ['*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/*'],
    ['arn:aws:s3:::*/logs', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/*/logs'],
    ['arn:aws:sqs:*:*:pay*', QUEUE, QUEUE],
    ['arn:aws:sqs', QUEUE, QUEUE],
    ['arn:aws:sqs:eu-*', QUEUE, QUEUE],
    ['arn:aws:s3:::a', 'arn:aws:s3:::b', undefined],
    ['arn:aws:sqs:*:payments', QUEUE, undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    const shared = commonResource(wildcardTokens(a), wildcardTokens(b));
    expect(shared && patternText(shared)).toBe(expected);
  });
});

describe('resources that a pattern covers', () => {
  it.each([
    ['*', QUEUE, true],
    [QUEUE, '*', false],
    ['arn:aws:sqs:*:111122223333:*', QUEUE, true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::b/*', true],
    ['arn:aws:sqs:*', 'arn:aws:sqs:*:*:*', true],
  ])('%s covers %s: %s', (broad, narrow, expected) => {
    expect(resourceCovers(wildcardTokens(broad), wildcardTokens(narrow))).toBe(
      expected,
    );
  });
});
