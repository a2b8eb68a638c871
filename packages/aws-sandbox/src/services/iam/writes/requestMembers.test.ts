import { checkRequest } from './requestMembers';

const NAME_RULE =
  'It must contain only alphanumeric characters and/or the following: +=,.@_-';
const PATH_RULE =
  'It must begin and end with / and contain only alphanumeric characters and/or / characters.';

describe('checkRequest', () => {
  it.each([
    {},
    { RoleName: 'a+=,.@_-9', Path: '/', MaxSessionDuration: 3600 },
    { PolicyName: 'p', Path: '/agents/payments/', PolicyDocument: '{\n\t}' },
    { MaxSessionDuration: 43200, VersionId: 'v12', Status: 'Inactive' },
    { PolicyDocument: '{"Sid": "é"}' },
  ])('accepts %j', input => {
    expect(() => checkRequest(input)).not.toThrow();
  });

  it.each([
    [{ RoleName: 'a b' }, `value for roleName is invalid. ${NAME_RULE}`],
    [{ PolicyName: 'a/b' }, `value for policyName is invalid. ${NAME_RULE}`],
    [
      { InstanceProfileName: 'a:b' },
      `value for instanceProfileName is invalid. ${NAME_RULE}`,
    ],
    [{ UserName: 'ü' }, `value for userName is invalid. ${NAME_RULE}`],
    [{ Path: 'agents/' }, `value for path is invalid. ${PATH_RULE}`],
    [{ Path: '/agents' }, `value for path is invalid. ${PATH_RULE}`],
    [{ Path: '//' }, `value for path is invalid. ${PATH_RULE}`],
    [
      { PolicyDocument: '{"Sid": "\u{1F600}"}' },
      'value for policyDocument is invalid. It must contain only printable ASCII characters.',
    ],
    [
      { RoleName: 'r'.repeat(65) },
      "at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ],
    [
      { RoleName: '' },
      "at 'roleName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { MaxSessionDuration: 3599 },
      "Value '3599' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
    ],
    [
      { MaxSessionDuration: 43201 },
      "Value '43201' at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { Status: 'Expired' },
      "Value 'Expired' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Inactive, Active]",
    ],
    [{ VersionId: '1' }, "Value '1' at 'versionId'"],
    [{ Description: 'd'.repeat(1001) }, "at 'description'"],
  ])('refuses %j', (input, message) => {
    expect(() => checkRequest(input)).toThrow(
      expect.objectContaining({
        code: 'ValidationError',
        httpStatus: 400,
        message: expect.stringContaining(message),
      }),
    );
  });

  it('does not repeat documents', () => {
    expect(() => checkRequest({ PolicyDocument: 'x'.repeat(131_073) })).toThrow(
      /Value '\*\*\*' at 'policyDocument'/,
    );
  });
});
