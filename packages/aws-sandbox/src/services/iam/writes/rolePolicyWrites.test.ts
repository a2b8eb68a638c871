import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT, PAYMENTS_ROLE } from '../../../__fixtures__/seed';
import { IamWriters, S3_BOUNDARY, allowing } from '../__fixtures__/iamWriters';

const RoleName = 'payments-alloy';
const TELEMETRY = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`;
const DOCUMENT = JSON.stringify(allowing('s3:GetObject'), null, 2);

describe('writes to the policies of a role', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start({
      attach: allowing('iam:AttachRolePolicy', '*', {
        ArnEquals: { 'iam:PolicyARN': TELEMETRY },
      }),
      inline: allowing('iam:PutRolePolicy', '*', {
        StringEquals: { 'iam:PermissionsBoundary': S3_BOUNDARY },
      }),
    });
  });
  afterEach(() => writers.close());

  const put = (PolicyName: string, PolicyDocument = DOCUMENT) =>
    new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument });
  const attach = (PolicyArn: string) =>
    new AttachRolePolicyCommand({ RoleName, PolicyArn });
  const detach = (PolicyArn: string) =>
    new DetachRolePolicyCommand({ RoleName, PolicyArn });
  const attached = async () => {
    const { AttachedPolicies = [] } = await writers.admin.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    return AttachedPolicies.map(({ PolicyArn }) => PolicyArn!);
  };

  it('put, replace and delete inline policies', async () => {
    const { admin } = writers;
    await admin.send(put('fix', JSON.stringify(allowing('s3:*'))));
    await admin.send(put('fix'));
    const { PolicyDocument } = await admin.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'fix' }),
    );
    expect(decodeURIComponent(PolicyDocument!)).toBe(DOCUMENT);
    const remove = new DeleteRolePolicyCommand({ RoleName, PolicyName: 'fix' });
    await admin.send(remove);
    await expect(admin.send(remove)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role policy with name fix cannot be found.',
    });
    const { PolicyNames } = await admin.send(
      new ListRolePoliciesCommand({ RoleName }),
    );
    expect(PolicyNames).not.toContain('fix');
  });

  it('count all inline policies, but not the one that is replaced', async () => {
    const bucket = 'b'.repeat(9_000);
    const large = JSON.stringify(allowing('s3:*', `arn:aws:s3:::${bucket}`));
    await writers.admin.send(put('large', large));
    await writers.admin.send(put('large', large));
    await expect(writers.admin.send(put('too', large))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: `Maximum policy size of 10240 bytes exceeded for role ${RoleName}`,
    });
  });

  it('attach once and detach once', async () => {
    const before = await attached();
    await writers.admin.send(attach(S3_BOUNDARY));
    await writers.admin.send(attach(S3_BOUNDARY));
    await expect(attached()).resolves.toEqual([...before, S3_BOUNDARY]);
    await writers.admin.send(detach(S3_BOUNDARY));
    await expect(attached()).resolves.toEqual(before);
    await expect(writers.admin.send(detach(S3_BOUNDARY))).rejects.toMatchObject(
      {
        name: 'NoSuchEntityException',
        message: `Policy ${S3_BOUNDARY} was not found.`,
      },
    );
  });

  it.each([
    [
      `${TELEMETRY}-gone`,
      'NoSuchEntityException',
      `Policy ${TELEMETRY}-gone does not exist or is not attachable.`,
    ],
    [
      'arn:aws:iam::no:policy/x',
      'InvalidInputException',
      'ARN arn:aws:iam::no:policy/x is not valid.',
    ],
  ])('refuse to attach %s', async (arn, name, message) => {
    await expect(writers.admin.send(attach(arn))).rejects.toMatchObject({
      name,
      message,
    });
  });

  it('attach ten policies at most', async () => {
    const { length } = await attached();
    for (let i = length; i < 10; i++) {
      const { Policy } = await writers.admin.send(
        new CreatePolicyCommand({
          PolicyName: `p${i}`,
          PolicyDocument: DOCUMENT,
        }),
      );
      await writers.admin.send(attach(Policy!.Arn!));
    }
    await expect(writers.admin.send(attach(S3_BOUNDARY))).rejects.toMatchObject(
      {
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for PoliciesPerRole: 10',
        $metadata: { httpStatusCode: 409 },
      },
    );
  });

  it('are authorised with the policy and the boundary that the role has', async () => {
    await writers.clerk.send(attach(TELEMETRY));
    await expect(
      writers.clerk.send(attach('arn:aws:iam::aws:policy/AdministratorAccess')),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${PAYMENTS_ACCOUNT}:user/clerk is not authorized to perform: iam:AttachRolePolicy on resource: ${PAYMENTS_ROLE} because no identity-based policy allows the iam:AttachRolePolicy action`,
    });
    await expect(writers.clerk.send(put('mine'))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
