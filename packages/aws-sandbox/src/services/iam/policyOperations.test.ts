import {
  IAMClient,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  paginateListPolicies,
} from '@aws-sdk/client-iam';
import { AUDITOR_KEY, seedWithAuditor } from '../../__fixtures__/auditor';
import { PAYMENTS_ACCOUNT } from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('IAM policies', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  const PolicyArn = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`;

  it('have versions, one of them the default', async () => {
    await expect(
      iam.send(new GetPolicyCommand({ PolicyArn })),
    ).resolves.toMatchObject({
      Policy: {
        DefaultVersionId: 'v2',
        AttachmentCount: 1,
        Description: 'What agents may do',
      },
    });
    await expect(
      iam.send(new ListPolicyVersionsCommand({ PolicyArn })),
    ).resolves.toMatchObject({
      Versions: [
        { VersionId: 'v2', IsDefaultVersion: true },
        { VersionId: 'v1', IsDefaultVersion: false },
      ],
    });
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
    );
    expect(decodeURIComponent(PolicyVersion!.Document!)).toContain(
      'cloudwatch:*',
    );
  });

  it('are listed page by page, by scope and by use', async () => {
    const names: string[] = [];
    const pages = paginateListPolicies({ client: iam }, { MaxItems: 3 });
    for await (const { Policies = [] } of pages) {
      names.push(...Policies.map(p => p.PolicyName!));
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['telemetry', 'boundary', 'ReadOnlyAccess']),
    );
    await expect(
      iam.send(new ListPoliciesCommand({ Scope: 'Local' })),
    ).resolves.toMatchObject({
      Policies: [{ PolicyName: 'telemetry' }, { PolicyName: 'boundary' }],
    });
    await expect(
      iam.send(
        new ListPoliciesCommand({ PolicyUsageFilter: 'PermissionsBoundary' }),
      ),
    ).resolves.toMatchObject({ Policies: [{ PolicyName: 'boundary' }] });
  });
});
