import { planTemplate } from './planTemplate';
import { readTemplate } from './template/readTemplate';

const TARGET = {
  accountId: '111122223333',
  partition: 'aws',
  region: 'eu-west-1',
  stackName: 'stack',
};
const TRUST = { Version: '2012-10-17', Statement: [] };
const role = (properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: TRUST, ...properties },
});

function plan(template: object, parameters?: Record<string, string>) {
  return planTemplate(
    readTemplate(JSON.stringify(template)),
    TARGET,
    parameters,
  );
}
const problemsOf = (template: object, parameters?: Record<string, string>) => {
  try {
    plan(template, parameters);
  } catch (error) {
    return (error as { problems?: string[] }).problems ?? [String(error)];
  }
  return [];
};

describe('planTemplate', () => {
  it('names what has no name after the stack', () => {
    expect(plan({ Resources: { A: role() } }).resources).toMatchObject([
      { name: 'stack-A', arn: 'arn:aws:iam::111122223333:role/stack-A' },
    ]);
  });

  it('works out parameters, pseudo parameters and functions in texts', () => {
    const template = {
      Parameters: { Name: { Type: 'String' }, Days: { Default: 3 } },
      Resources: {
        A: role({
          RoleName: { Ref: 'Name' },
          Description: {
            'Fn::Sub': [
              '${AWS::AccountId} ${AWS::Region} ${Days} ${Own} ${!Left} ${B.Arn}',
              { Own: { 'Fn::Join': ['-', ['x', { Ref: 'B' }]] } },
            ],
          },
          PermissionsBoundary: { Ref: 'AWS::NoValue' },
        }),
        B: role(),
      },
    };
    const { resources } = plan(template, { Name: 'named' });
    expect(resources[1]).toMatchObject({
      name: 'named',
      properties: {
        Description:
          '111122223333 eu-west-1 3 x-stack-B ${Left} arn:aws:iam::111122223333:role/stack-B',
      },
    });
    expect(resources[1].properties).not.toHaveProperty('PermissionsBoundary');
  });

  it.each<[string, object, string]>([
    [
      'an unsupported type of IAM',
      { A: { Type: 'AWS::IAM::User' } },
      'Resources.A: AWS::IAM::User is not supported; of IAM, AWS::IAM::Role, AWS::IAM::InstanceProfile, AWS::IAM::ManagedPolicy are',
    ],
    [
      'an unsupported property',
      { A: role({ RoleNmae: 'x' }) },
      'Resources.A.Properties: RoleNmae: not supported for AWS::IAM::Role; supported are RoleName, Path,',
    ],
    [
      'an unsupported function',
      { A: role({ RoleName: { 'Fn::If': ['a', 'b', 'c'] } }) },
      'Fn::If is not supported; Ref, Fn::GetAtt, Fn::Sub, Fn::Join are',
    ],
    [
      'a reference to nothing',
      { A: role({ RoleName: { Ref: 'Nobody' } }) },
      'refers to Nobody, but the template has no such parameter or resource',
    ],
    [
      'a reference to what is not modelled',
      {
        A: role({ RoleName: { 'Fn::GetAtt': ['Q', 'QueueName'] } }),
        Q: { Type: 'AWS::SQS::Queue' },
      },
      'refers to Q, which is of type AWS::SQS::Queue and not in the sandbox',
    ],
    [
      'an unknown attribute',
      { A: role({ RoleName: { 'Fn::GetAtt': 'B.RoleId' } }), B: role() },
      'B.RoleId is not supported; Arn is',
    ],
    [
      'a circle',
      {
        A: role({ Description: { Ref: 'B' } }),
        B: role({ Description: { Ref: 'A' } }),
      },
      'Resources.A: refers to itself by way of A, B, A',
    ],
    [
      'a document that is none',
      { A: role({ AssumeRolePolicyDocument: '{' }) },
      'a policy document is an object, or one as JSON text',
    ],
    [
      'a profile of two roles',
      {
        A: {
          Type: 'AWS::IAM::InstanceProfile',
          Properties: { Roles: ['a', 'b'] },
        },
      },
      'Resources.A.Properties.Roles: exactly one role',
    ],
  ])('names %s', (_, Resources, problem) => {
    expect(problemsOf({ Resources }).join('\n')).toContain(problem);
  });

  it('names parameters without value, and values without parameter', () => {
    const template = {
      Parameters: { Bucket: { Type: 'String' } },
      Resources: {},
    };
    expect(problemsOf(template, { Bukcet: 'x' })).toEqual([
      'Parameters.Bukcet: the template has no such parameter; it has Bucket',
      'Parameters.Bucket: has no default; give it with --parameter Bucket=VALUE',
    ]);
  });
});

describe('readTemplate', () => {
  it.each([
    ['{', 'not YAML'],
    ['Outputs: {}', 'Resources'],
    ['Resources: { A: { Type: Role } }', 'looks like'],
    ['Conditions: {}\nResources: {}', 'Conditions: is not supported'],
    ['Resources: {}\nX: &a 1\nY: *a', 'CloudFormation knows no YAML aliases'],
    [`Resources: {}\n# ${'x'.repeat(1_048_576)}`, 'more than 1048576 bytes'],
  ])('refuses %#', (text, problem) => {
    expect(() => readTemplate(text)).toThrow(problem);
  });
});
