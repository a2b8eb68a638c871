import { compileActions } from './actionMatcher';

const covers = (patterns: string[], action: string, negated = false) =>
  compileActions({ negated, patterns })(action.toLowerCase());

describe('compileActions', () => {
  it.each([
    [['iam:ListAccessKeys'], 'IAM:listaccesskeys', true],
    [['IAM:LISTACCESSKEYS'], 'iam:ListAccessKeys', true],
    [['iam:*AccessKey*'], 'iam:UpdateAccessKey', true],
    [['iam:*AccessKey*'], 'iam:GetAccessKeyLastUsed', true],
    [['iam:*AccessKey*'], 'iam:GetUser', false],
    [['s3:Get*', 's3:List*'], 's3:ListBucket', true],
    [['s3:Get*', 's3:List*'], 's3:PutObject', false],
    [['s3:*'], 's3express:CreateSession', false],
    [['*'], 'anything:AtAll', true],
    [['*:*'], 'anything:AtAll', true],
    [['s3:GetObjec?'], 's3:GetObject', true],
    [['s3:GetObjec?'], 's3:GetObjec', false],
    [[], 's3:GetObject', false],
  ])('%p covers %p: %p', (patterns, action, expected) => {
    expect(covers(patterns, action)).toBe(expected);
    expect(covers(patterns, action, true)).toBe(!expected);
  });
});
