import {
  GenerateServiceLastAccessedDetailsCommand,
  GetRoleCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { AUDITOR_KEY, seedWithAuditor } from '../../__fixtures__/auditor';
import { PAYMENTS_ROLE } from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('service last accessed details', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  async function report(Arn: string) {
    const { JobId } = await iam.send(
      new GenerateServiceLastAccessedDetailsCommand({ Arn }),
    );
    return await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
  }

  it('tell which services a role may use, and when it did', async () => {
    const keys = await test.assume();
    await test
      .iam(keys)
      .send(new GetRoleCommand({ RoleName: 'payments-alloy' }));
    const { JobStatus, ServicesLastAccessed = [] } = await report(
      PAYMENTS_ROLE,
    );
    expect(JobStatus).toBe('COMPLETED');
    const used = ServicesLastAccessed.filter(
      ({ LastAuthenticated }) => LastAuthenticated,
    );
    expect(used).toMatchObject([
      { ServiceNamespace: 'iam', TotalAuthenticatedEntities: 1 },
    ]);
    expect(ServicesLastAccessed.length).toBeGreaterThan(used.length);
  });

  it('are not made of strangers, nor read from jobs that nobody started', async () => {
    await expect(
      report('arn:aws:iam::111122223333:role/none-such'),
    ).rejects.toMatchObject({ name: expect.stringMatching(/NoSuchEntity/) });
    await expect(
      iam.send(
        new GetServiceLastAccessedDetailsCommand({
          JobId: '11111111-2222-3333-4444-555555555555',
        }),
      ),
    ).rejects.toMatchObject({ name: expect.stringMatching(/NoSuchEntity/) });
  });
});
