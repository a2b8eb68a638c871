import {
  checkMembers,
  memberOf,
  type Constraint,
} from '../../memberConstraints';
import { iamError } from '../iamError';

/** Sizes and values of the members of IAM's requests. Source: IAM API Reference. */
const CONSTRAINTS: readonly Constraint[] = [
  { member: 'roleName', minLength: 1, maxLength: 64 },
  { member: 'policyName', minLength: 1, maxLength: 128 },
  { member: 'instanceProfileName', minLength: 1, maxLength: 128 },
  { member: 'userName', minLength: 1, maxLength: 128 },
  { member: 'path', minLength: 1, maxLength: 512 },
  { member: 'description', maxLength: 1000 },
  { member: 'maxSessionDuration', minValue: 3600, maxValue: 43200 },
  { member: 'policyArn', minLength: 20, maxLength: 2048 },
  { member: 'permissionsBoundary', minLength: 20, maxLength: 2048 },
  {
    member: 'assumeRolePolicyDocument',
    minLength: 1,
    maxLength: 131072,
    isHidden: true,
  },
  { member: 'policyDocument', minLength: 1, maxLength: 131072, isHidden: true },
  { member: 'versionId', pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' },
  { member: 'accessKeyId', minLength: 16, maxLength: 128, pattern: '[\\w]+' },
  { member: 'status', values: ['Inactive', 'Active'] },
];

/** How a member is spelt, and what IAM says when it is not. */
interface Spelling {
  readonly member: string;
  readonly pattern: RegExp;
  readonly rule: string;
}

const NAME_RULE =
  'It must contain only alphanumeric characters and/or the following: +=,.@_-';
const DOCUMENT_RULE = 'It must contain only printable ASCII characters.';

function name(member: string): Spelling {
  return { member, pattern: /^[\w+=,.@-]*$/, rule: NAME_RULE };
}

function document(member: string): Spelling {
  const pattern = /^[\t\n\r\u0020-\u00FF]*$/;
  return { member, pattern, rule: DOCUMENT_RULE };
}

/** Source: the patterns of the IAM API Reference. */
const SPELLINGS: readonly Spelling[] = [
  name('roleName'),
  name('policyName'),
  name('instanceProfileName'),
  name('userName'),
  document('assumeRolePolicyDocument'),
  document('policyDocument'),
  {
    member: 'path',
    pattern: /^\/(([\w.,+@=-]+\/)+)?$/,
    rule: 'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  },
];

/**
 * Checks the members of a write, whichever of them it has.
 *
 * @throws {@link AwsError} `ValidationError` in IAM's words
 */
export function checkRequest(input: object): void {
  checkMembers(CONSTRAINTS, input);
  const wrong = SPELLINGS.find(spelling => {
    const value = memberOf(input, spelling.member);
    return typeof value === 'string' && !spelling.pattern.test(value);
  });
  if (wrong) {
    throw iamError(
      'ValidationError',
      `The specified value for ${wrong.member} is invalid. ${wrong.rule}`,
    );
  }
}
