import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  PAYMENTS_ACCOUNT,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  SEED,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import {
  REGION,
  TestSandbox,
  type TestKeys,
} from '../../__fixtures__/testSandbox';

const FULL = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const NO_TAGS = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'NoTags', Effect: 'Deny', Action: 'tag:*', Resource: '*' },
  ],
};

function seed(managementAccount = PORTAL_ACCOUNT): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  portal.users![0].inlinePolicies!.organization = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'organizations:ListParents',
          'organizations:ListPoliciesForTarget',
          'organizations:DescribePolicy',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
      },
    ],
  };
  payments.scps = [[FULL], [FULL, NO_TAGS], [FULL]];
  return {
    organization: { id: 'o-acme000001', managementAccount },
    accounts: [portal, payments],
  };
}

describe('Organizations', () => {
  let test: TestSandbox;

  const clientOf = (credentials: TestKeys = PORTAL_KEY) =>
    new OrganizationsClient({
      endpoint: test.sandbox.endpoint,
      region: REGION,
      credentials,
      maxAttempts: 1,
    });
  afterEach(() => test.close());

  async function parentOf(ChildId: string) {
    const { Parents } = await clientOf().send(
      new ListParentsCommand({ ChildId }),
    );
    return Parents?.[0];
  }

  async function policiesOf(TargetId: string) {
    const { Policies } = await clientOf().send(
      new ListPoliciesForTargetCommand({
        TargetId,
        Filter: 'SERVICE_CONTROL_POLICY',
      }),
    );
    return Policies ?? [];
  }

  it('shows the levels above an account with their policies', async () => {
    test = await TestSandbox.start(seed());
    const unit = await parentOf(PAYMENTS_ACCOUNT);
    expect(unit).toMatchObject({ Type: 'ORGANIZATIONAL_UNIT' });
    const root = await parentOf(unit?.Id ?? '');
    expect(root).toMatchObject({ Type: 'ROOT' });
    expect(await parentOf(PORTAL_ACCOUNT)).toEqual(root);

    const [full, noTags] = await policiesOf(unit?.Id ?? '');
    expect(full).toMatchObject({ Name: 'FullAWSAccess', AwsManaged: true });
    expect(noTags).toMatchObject({ Name: 'NoTags', AwsManaged: false });
    expect((await policiesOf(PAYMENTS_ACCOUNT)).map(({ Id }) => Id)).toEqual([
      'p-FullAWSAccess',
    ]);
    const { Policy } = await clientOf().send(
      new DescribePolicyCommand({ PolicyId: noTags.Id }),
    );
    expect(JSON.parse(Policy?.Content ?? '')).toEqual(NO_TAGS);
    const { Organization } = await clientOf().send(
      new DescribeOrganizationCommand({}),
    );
    expect(Organization).toMatchObject({
      Id: 'o-acme000001',
      MasterAccountId: PORTAL_ACCOUNT,
    });
  });

  it('answers only to those whom IAM lets, by a signature that is right', async () => {
    test = await TestSandbox.start(seed());
    const ask = new ListParentsCommand({ ChildId: PAYMENTS_ACCOUNT });
    await expect(clientOf(STRANGER_KEY).send(ask)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('organizations:ListParents'),
    });
    await expect(
      clientOf({ ...PORTAL_KEY, secretAccessKey: 'wrong' }).send(ask),
    ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('answers to the management account only', async () => {
    test = await TestSandbox.start(seed(PAYMENTS_ACCOUNT));
    await expect(policiesOf(PAYMENTS_ACCOUNT)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('knows no organization where there is none, and nobody who is not in it', async () => {
    test = await TestSandbox.start({ ...seed(), organization: undefined });
    await expect(parentOf(PAYMENTS_ACCOUNT)).rejects.toMatchObject({
      name: 'AWSOrganizationsNotInUseException',
    });
    await test.close();
    test = await TestSandbox.start(seed());
    await expect(parentOf('999999999999')).rejects.toMatchObject({
      name: 'ChildNotFoundException',
    });
    await expect(policiesOf('999999999999')).rejects.toMatchObject({
      name: 'TargetNotFoundException',
    });
  });
});
