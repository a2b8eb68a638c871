import {
  GetRoleCommand,
  ListRolesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  PAYMENTS_ACCOUNT,
  PORTAL_KEY,
  SEED,
  STRANGER_KEY,
} from '../__fixtures__/seed';
import { REGION, TestSandbox } from '../__fixtures__/testSandbox';
import type { SandboxSeed } from '../world';

type Account = SandboxSeed['accounts'][number];

const statement = (Effect: 'Allow' | 'Deny', Action: string, more = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource: '*', ...more }],
});

/** The seed with a changed portal account. */
function seedWith(change: (portal: Account) => void): SandboxSeed {
  const seed = structuredClone(SEED);
  change(seed.accounts[0]);
  return seed;
}

async function listRoles(
  seed: SandboxSeed,
  keys = PORTAL_KEY,
): Promise<string> {
  const test = await TestSandbox.start(seed);
  try {
    await test.iam(keys).send(new ListRolesCommand());
    return 'allowed';
  } catch (error) {
    return (error as Error).message.replace(/^.*?iam:ListRoles on .*?\/ /, '');
  } finally {
    await test.close();
  }
}

describe('authorization of the sandbox', () => {
  it('allows what an identity policy allows', async () => {
    await expect(listRoles(SEED)).resolves.toBe('allowed');
  });

  it.each<[string, (portal: Account) => void, string]>([
    [
      'no identity policy',
      portal => {
        portal.users![0].inlinePolicies = {};
      },
      'because no identity-based policy allows the iam:ListRoles action',
    ],
    [
      'an explicit denial',
      portal => {
        portal.users![0].inlinePolicies!.no = statement('Deny', 'iam:*');
      },
      'with an explicit deny in an identity-based policy',
    ],
    [
      'a boundary that is silent',
      portal => {
        portal.users![0].permissionsBoundary =
          'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
      },
      'because no permissions boundary allows the iam:ListRoles action',
    ],
    [
      'one level of SCPs that is silent',
      portal => {
        portal.scps = [
          [statement('Allow', '*')],
          [statement('Allow', 'sts:*')],
        ];
      },
      'because no service control policy allows the iam:ListRoles action',
    ],
    [
      'an SCP that denies regions',
      portal => {
        portal.scps = [
          [
            statement('Allow', '*'),
            statement('Deny', '*', {
              Condition: { StringEquals: { 'aws:RequestedRegion': REGION } },
            }),
          ],
        ];
      },
      'with an explicit deny in a service control policy',
    ],
    [
      'a condition on the address',
      portal => {
        portal.users![0].inlinePolicies = {
          read: statement('Allow', 'iam:*', {
            Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
          }),
        };
      },
      'because no identity-based policy allows the iam:ListRoles action',
    ],
    [
      'a condition on a tag of the caller',
      portal => {
        portal.users![0].tags = { team: 'platform' };
        portal.users![0].inlinePolicies!.no = statement('Deny', 'iam:*', {
          Condition: { StringEquals: { 'aws:PrincipalTag/team': 'platform' } },
        });
      },
      'with an explicit deny in an identity-based policy',
    ],
  ])('denies with %s, and says why', async (_what, change, message) => {
    await expect(listRoles(seedWith(change))).resolves.toBe(message);
  });

  it('allows with conditions that hold', async () => {
    const seed = seedWith(portal => {
      portal.users![0].inlinePolicies = {
        read: statement('Allow', 'iam:ListRoles', {
          Condition: {
            IpAddress: { 'aws:SourceIp': '127.0.0.0/8' },
            Bool: { 'aws:SecureTransport': 'true' },
            DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
            StringEquals: { 'aws:username': 'portal' },
          },
        }),
      };
    });
    await expect(listRoles(seed)).resolves.toBe('allowed');
  });

  it('passes session tags on to conditions', async () => {
    const seed = structuredClone(SEED);
    seed.accounts[1].roles![0].inlinePolicies!.users = statement(
      'Allow',
      'iam:ListUsers',
      { Condition: { StringEquals: { 'aws:PrincipalTag/purpose': 'audit' } } },
    );
    const test = await TestSandbox.start(seed);
    try {
      const list = async (Value: string) => {
        const keys = await test.assume({ Tags: [{ Key: 'purpose', Value }] });
        return test.iam(keys).send(new ListUsersCommand());
      };
      await expect(list('audit')).resolves.toHaveProperty('Users');
      await expect(list('fun')).rejects.toMatchObject({ name: 'AccessDenied' });
    } finally {
      await test.close();
    }
  });

  it('keeps accounts apart: nobody reads roles of another account', async () => {
    const test = await TestSandbox.start();
    try {
      await expect(
        test.iam().send(new GetRoleCommand({ RoleName: 'payments-alloy' })),
      ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    } finally {
      await test.close();
    }
  });

  it('refuses keys in regions that their account has not enabled', async () => {
    const test = await TestSandbox.start(
      seedWith(portal => {
        portal.disabledRegions = [REGION];
      }),
    );
    try {
      await expect(
        test.sts().send(new GetCallerIdentityCommand()),
      ).rejects.toMatchObject({ name: 'RegionDisabledException' });
      await expect(
        test.iam(STRANGER_KEY).send(new ListRolesCommand()),
      ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    } finally {
      await test.close();
    }
  });

  it('tells members of an organisation apart by its id', async () => {
    const seed = structuredClone(SEED);
    const trust = seed.accounts[1].roles![0].trust as {
      Statement: { Condition?: object }[];
    };
    trust.Statement[0].Condition = {
      StringEquals: { 'aws:PrincipalOrgID': 'o-acmeexample' },
    };
    const assume = async (organized: boolean) => {
      const test = await TestSandbox.start({
        ...seed,
        organization: organized ? { id: 'o-acmeexample' } : undefined,
      });
      try {
        return (await test.assume()).accessKeyId;
      } finally {
        await test.close();
      }
    };
    await expect(assume(true)).resolves.toMatch(/^ASIA/);
    await expect(assume(false)).rejects.toThrow(PAYMENTS_ACCOUNT);
  });
});
