import { checkMembers, type Constraint } from './memberConstraints';

const RULES: readonly Constraint[] = [
  { member: 'roleName', required: true, pattern: '[a-z]+', maxLength: 3 },
  { member: 'durationSeconds', minValue: 900, maxValue: 3600 },
  { member: 'status', values: ['Active', 'Inactive'] },
  { member: 'token', minLength: 4, isHidden: true },
];

function messageOf(input: object): string | undefined {
  try {
    checkMembers(RULES, input);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('checkMembers', () => {
  it.each([
    { RoleName: 'abc' },
    { RoleName: 'a', DurationSeconds: 900, Status: 'Active', Token: 'abcd' },
    { RoleName: 'a', DurationSeconds: 3600 },
  ])('accepts %j', input => {
    expect(messageOf(input)).toBeUndefined();
  });

  it.each([
    [{}, "Value null at 'roleName'", 'Member must not be null'],
    [{ RoleName: '1' }, "'1' at 'roleName'", 'pattern: [a-z]+'],
    [{ RoleName: 'abcd' }, "'abcd' at 'roleName'", 'less than or equal to 3'],
    [
      { RoleName: 'a', DurationSeconds: 899 },
      "'899' at 'durationSeconds'",
      'value greater than or equal to 900',
    ],
    [
      { RoleName: 'a', DurationSeconds: 3601 },
      "'3601' at 'durationSeconds'",
      'value less than or equal to 3600',
    ],
    [
      { RoleName: 'a', Status: 'On' },
      "'On' at 'status'",
      'enum value set: [Active, Inactive]',
    ],
    [
      { RoleName: 'a', Token: 'abc' },
      "'***' at 'token'",
      'length greater than or equal to 4',
    ],
  ])('refuses %j in the words of AWS', (input, where, what) => {
    const message = messageOf(input);
    expect(message).toMatch(/^1 validation error detected: Value /);
    expect(message).toContain(`${where} failed to satisfy constraint: Member`);
    expect(message).toContain(what);
  });

  it('tells everything at once', () => {
    expect(messageOf({ RoleName: '1234', DurationSeconds: 1 })).toMatch(
      /^3 validation errors detected: .*; .*; /,
    );
  });
});
