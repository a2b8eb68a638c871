import {
  OIDC_PROVIDER,
  PAYMENTS_ACCOUNT,
  PORTAL_ACCOUNT,
  SEED,
} from '../../../__fixtures__/seed';
import { loadSeed, SandboxClock, SeedReader, World } from '../../../world';
import { allowing, trusting } from '../__fixtures__/iamWriters';
import {
  policySize,
  readInlinePolicy,
  readManagedPolicy,
  readTrustPolicy,
} from './policyDocuments';

const world = World.create(
  loadSeed(SEED),
  SandboxClock.create(),
  SeedReader.create(new Date()),
);
const options = { id: 'p', arn: 'arn:aws:iam::1:policy/p' };
const role = { id: 'p', roleName: 'agent' };

/** A valid policy that IAM counts as this many characters. */
function policyOfSize(size: number): string {
  const [before, after] = JSON.stringify(
    allowing('s3:*', 'arn:aws:s3:::#'),
  ).split('#');
  return before + 'b'.repeat(size - before.length - after.length) + after;
}

function trustOfSize(size: number): string {
  const text = (length: number) =>
    trusting('*', {
      Condition: { StringEquals: { 'sts:ExternalId': 'x'.repeat(length) } },
    });
  return text(size - text(0).length);
}

const refusal = (code: string, message: string | RegExp) =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(message),
  });

describe('policySize', () => {
  it('does not count white space, save within strings', () => {
    expect(policySize('{ "a b" :\n\t[ "\\" c" ] }')).toBe(
      '{"a b":["\\" c"]}'.length,
    );
  });
});

describe('identity policies', () => {
  it('are refused with everything that is wrong', () => {
    const wrong = JSON.stringify({
      Version: '2012-10-18',
      Statement: [{ Effect: 'Permit', Action: 's3:*', Resource: '*' }],
    });
    expect(() => readManagedPolicy(wrong, options)).toThrow(
      refusal(
        'MalformedPolicyDocument',
        /^Syntax errors in policy\. \$\.Version: .* \| \$\.Statement\[0\]\.Effect: .*; /,
      ),
    );
    expect(() => readInlinePolicy(trusting('*'), role, [])).toThrow(
      refusal('MalformedPolicyDocument', /Principal/),
    );
    expect(() => readInlinePolicy('{"Version"', role, [])).toThrow(
      refusal('MalformedPolicyDocument', /^This policy contains invalid Json/),
    );
  });

  it('may have 6,144 characters when managed', () => {
    const largest = policyOfSize(6_144);
    expect(readManagedPolicy(`${largest}\n\n`, options).source).toContain(
      largest,
    );
    expect(() => readManagedPolicy(policyOfSize(6_145), options)).toThrow(
      refusal('LimitExceeded', /^Cannot exceed quota for PolicySize: 6144$/),
    );
  });

  it('may have 10,240 characters together when inline', () => {
    const others = [readInlinePolicy(policyOfSize(4_000), role, [])];
    expect(
      readInlinePolicy(policyOfSize(6_240), role, others).statements,
    ).toHaveLength(1);
    expect(() => readInlinePolicy(policyOfSize(6_241), role, others)).toThrow(
      refusal(
        'LimitExceeded',
        /^Maximum policy size of 10240 bytes exceeded for role agent$/,
      ),
    );
  });
});

describe('trust policies', () => {
  it.each([
    { Service: 'ec2.amazonaws.com' },
    { AWS: '*' },
    { AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:root` },
    { AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:user/people/stranger` },
    { AWS: 'arn:aws:iam::999999999999:role/of-an-account-not-here' },
    { Federated: OIDC_PROVIDER },
  ])('may trust %j', principal => {
    expect(readTrustPolicy(trusting(principal), 'r', world)).toMatchObject({
      type: 'trust',
    });
  });

  it.each([
    `arn:aws:iam::${PORTAL_ACCOUNT}:user/nobody`,
    `arn:aws:iam::${PORTAL_ACCOUNT}:user/stranger`,
    `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/gone`,
  ])('may not trust %s, which does not exist', AWS => {
    const principals = { AWS: [`arn:aws:iam::${PORTAL_ACCOUNT}:root`, AWS] };
    expect(() => readTrustPolicy(trusting(principals), 'r', world)).toThrow(
      refusal(
        'MalformedPolicyDocument',
        `Invalid principal in policy: "AWS":"${AWS}"`,
      ),
    );
  });

  it.each(['*', 's3:GetObject', ['sts:AssumeRole', 'iam:PassRole']])(
    'may not speak of %j',
    Action => {
      expect(() =>
        readTrustPolicy(trusting('*', { Action }), 'r', world),
      ).toThrow(
        refusal(
          'MalformedPolicyDocument',
          /^AssumeRole policy may only specify STS AssumeRole actions\.$/,
        ),
      );
    },
  );

  it('have no resource', () => {
    expect(() =>
      readTrustPolicy(trusting('*', { Resource: '*' }), 'r', world),
    ).toThrow(refusal('MalformedPolicyDocument', /Resource/));
  });

  it('may have 2,048 characters', () => {
    expect(readTrustPolicy(trustOfSize(2_048), 'r', world).id).toBe('r');
    expect(() => readTrustPolicy(trustOfSize(2_049), 'r', world)).toThrow(
      refusal(
        'LimitExceeded',
        /^Cannot exceed quota for ACLSizePerRole: 2048$/,
      ),
    );
  });
});
