import { knowledge } from './__fixtures__/knowledge';
import {
  ResourceFit,
  actionsCoveredBy,
  isListedKey,
  serviceOf,
} from './knownActions';

describe('actionsCoveredBy', () => {
  const names = (pattern: string) =>
    actionsCoveredBy(pattern, knowledge).map(({ name }) => name);

  it.each([
    ['s3:getobject', ['s3:GetObject']],
    ['S3:Get*', ['s3:GetObject', 's3:GetObjectTagging']],
    ['s3:Fetch', []],
    ['s4:GetObject', []],
    ['*:ReceiveMessage', ['sqs:ReceiveMessage']],
  ])('%p: %j', (pattern, expected) => {
    expect(names(pattern)).toEqual(expected);
  });

  it('takes * as all actions of all services', () => {
    expect(names('*')).toContain('cloudwatch:ListMetrics');
    expect(names('*')).toContain('sqs:DeleteQueue');
  });
});

describe('serviceOf', () => {
  it.each([
    ['S3:GetObject', 's3'],
    ['*', ''],
  ])('%p: %p', (pattern, expected) => {
    expect(serviceOf(pattern)).toBe(expected);
  });
});

describe('ResourceFit', () => {
  const bucket = 'arn:${Partition}:s3:::${BucketName}';
  const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
  const role = 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}';

  it.each([
    [bucket, 'arn:aws:s3:::b', true],
    [bucket, 'arn:aws-cn:s3:::b-*', true],
    [bucket, 'arn:aws:s3:::b/*', false],
    [object, 'arn:aws:s3:::b', false],
    [object, 'arn:aws:s3:::b/${aws:username}/*', true],
    [object, 'arn:aws:s3:::*', true],
    [role, 'arn:aws:iam::111122223333:role/a/b', true],
    [role, 'arn:aws:iam::111122223333:user/a', false],
    [role, 'arn:aws:iam', true],
    [role, 'arn:aws:s3', false],
    [role, '*', true],
  ])('%p and %p: %p', (format, pattern, expected) => {
    const fit = new ResourceFit();
    expect(fit.fits(format, pattern)).toBe(expected);
    expect(fit.fits(format, pattern)).toBe(expected);
  });
});

describe('isListedKey', () => {
  const listed = ['s3:prefix', 'ec2:ResourceTag/${TagKey}'];

  it.each([
    ['S3:Prefix', true],
    ['ec2:resourcetag/team', true],
    ['ec2:ResourceTag', false],
    ['s3:delimiter', false],
  ])('%p: %p', (key, expected) => {
    expect(isListedKey(key, listed)).toBe(expected);
  });
});
