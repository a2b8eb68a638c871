import fc from 'fast-check';
import { parseArn, parseIamArn, type ArnParts } from './arn';

function join({ partition, service, region, accountId, resource }: ArnParts) {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

describe('parseArn', () => {
  it('takes an ARN apart', () => {
    expect(
      parseArn('arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:a:*'),
    ).toEqual({
      partition: 'aws-us-gov',
      service: 'logs',
      region: 'us-gov-west-1',
      accountId: '111122223333',
      resource: 'log-group:a:*',
    });
    expect(parseArn('arn:aws:s3:::acme/key')).toMatchObject({
      accountId: '',
      resource: 'acme/key',
    });
  });

  it.each([
    '',
    'arn',
    'arn:aws:iam',
    'arn:azure:iam::111122223333:role/x',
    'arn:aws:iam::1234:role/x',
  ])('refuses "%s"', text => {
    expect(parseArn(text)).toBeUndefined();
  });

  it('joins to the same ARN again, and never throws', () => {
    expect(() =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string().map(s => `arn:aws:iam::111122223333:${s}`),
          ),
          text => {
            const parts = parseArn(text);
            return !parts || join(parts) === text;
          },
        ),
        { numRuns: 1000 },
      ),
    ).not.toThrow();
  });
});

describe('parseIamArn', () => {
  it('reads path and name', () => {
    expect(
      parseIamArn('arn:aws-cn:iam::111122223333:role/a/b/name', 'role'),
    ).toMatchObject({ partition: 'aws-cn', path: '/a/b/', name: 'name' });
    expect(
      parseIamArn('arn:aws:iam::111122223333:user/name', 'user'),
    ).toMatchObject({ path: '/', name: 'name' });
  });

  it.each([
    'arn:aws:iam::111122223333:user/name',
    'arn:aws:iam::111122223333:role/',
    'arn:aws:iam::111122223333:role/a//b',
    'arn:aws:iam::111122223333:role/na me',
    'arn:aws:iam:eu-west-1:111122223333:role/name',
    'arn:aws:iam::aws:role/name',
    'arn:aws:sts::111122223333:assumed-role/a/b',
    `arn:aws:iam::111122223333:role/${'n'.repeat(65)}`,
    `arn:aws:iam::111122223333:role/${'p'.repeat(512)}/n`,
  ])('is no role: %s', text => {
    expect(parseIamArn(text, 'role')).toBeUndefined();
  });

  it('reads every role that IAM lets one create', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\x21-\x2E\x30-\x7E]{1,30}$/), {
          maxLength: 4,
        }),
        fc.stringMatching(/^[\w+=,.@-]{1,64}$/),
        (path, name) => {
          const arn = `arn:aws:iam::111122223333:role/${[...path, name].join(
            '/',
          )}`;
          expect(parseIamArn(arn, 'role')).toMatchObject({ arn, name });
        },
      ),
    );
  });
});
