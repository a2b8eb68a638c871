import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
} from '../../../__fixtures__/seed';
import type { TestKeys } from '../../../__fixtures__/testSandbox';
import {
  CLERK_KEY,
  IamWriters,
  S3_BOUNDARY,
  allowing,
  trusting,
} from '../__fixtures__/iamWriters';

const CLERK = `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/clerk`;
const TELEMETRY = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`;
const RoleName = 'payments-alloy';

describe('changes of IAM', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start({
      agents: allowing(
        ['iam:PutRolePolicy', 'iam:GetRole', 'sts:AssumeRole'],
        `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/agents/*`,
      ),
    });
  });
  afterEach(() => writers.close());

  const put = (role: string, document: object) =>
    new PutRolePolicyCommand({
      RoleName: role,
      PolicyName: 'granted',
      PolicyDocument: JSON.stringify(document),
    });
  const listRoles = (keys: TestKeys) =>
    writers.test.iam(keys).send(new ListRolesCommand());
  const events = (eventName: string) =>
    writers.test.sandbox.cloudTrail.events({ eventName });

  it('are refused to a caller without permission, change nothing, and are recorded', async () => {
    const { admin, clerk } = writers;
    await admin.send(
      new CreateRoleCommand({
        RoleName: 'elsewhere',
        AssumeRolePolicyDocument: trusting({ AWS: CLERK }),
      }),
    );
    await expect(
      clerk.send(put('elsewhere', allowing('*'))),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: ${CLERK} is not authorized to perform: iam:PutRolePolicy on resource: arn:aws:iam::${PAYMENTS_ACCOUNT}:role/elsewhere because no identity-based policy allows the iam:PutRolePolicy action`,
    });
    const [event] = events('PutRolePolicy');
    expect(event).toMatchObject({
      errorCode: 'AccessDenied',
      readOnly: false,
      responseElements: null,
      requestParameters: { roleName: 'elsewhere', policyName: 'granted' },
      userIdentity: { arn: CLERK },
    });
    await admin.send(new DeleteRoleCommand({ RoleName: 'elsewhere' }));
  });

  it('let a caller grant to its role what it may, at once and in the live session', async () => {
    const session = await writers.test.assume({}, PORTAL_KEY);
    await expect(listRoles(session)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await writers.clerk.send(put(RoleName, allowing('iam:ListRoles')));
    await expect(listRoles(session)).resolves.toHaveProperty('Roles');
    const [event] = events('PutRolePolicy');
    expect(event).toMatchObject({
      userIdentity: { arn: CLERK },
      resources: [{ ARN: PAYMENTS_ROLE, type: 'AWS::IAM::Role' }],
    });
    expect(event.errorCode).toBeUndefined();
  });

  it('reach live sessions through attached policies, their versions and the boundary', async () => {
    const { admin } = writers;
    const session = await writers.test.assume({}, PORTAL_KEY);
    const PolicyDocument = JSON.stringify(allowing('iam:ListRoles'));
    await admin.send(
      new CreatePolicyVersionCommand({
        PolicyArn: TELEMETRY,
        PolicyDocument,
        SetAsDefault: true,
      }),
    );
    await expect(listRoles(session)).resolves.toHaveProperty('Roles');
    await admin.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName,
        PermissionsBoundary: S3_BOUNDARY,
      }),
    );
    await admin.send(
      new AttachRolePolicyCommand({
        RoleName,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    );
    await expect(listRoles(session)).rejects.toThrow(
      'because no permissions boundary allows the iam:ListRoles action',
    );
  });

  it('let in by a changed trust policy who was refused before, and keep out who was let in', async () => {
    const assume = (keys: TestKeys) => writers.test.assume({}, keys);
    await expect(assume(CLERK_KEY)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await writers.admin.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName,
        PolicyDocument: trusting({ AWS: CLERK }),
      }),
    );
    await expect(assume(CLERK_KEY)).resolves.toHaveProperty('sessionToken');
    await expect(assume(PORTAL_KEY)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    const [event] = events('UpdateAssumeRolePolicy');
    expect(event.requestParameters).toMatchObject({
      policyDocument: trusting({ AWS: CLERK }),
    });
  });

  it('lengthen and shorten the sessions to come', async () => {
    const assume = () =>
      writers.test.assume({ DurationSeconds: 10_000 }, PORTAL_KEY);
    await expect(assume()).rejects.toMatchObject({ name: 'ValidationError' });
    await writers.admin.send(
      new UpdateRoleCommand({ RoleName, MaxSessionDuration: 10_800 }),
    );
    await expect(assume()).resolves.toHaveProperty('sessionToken');
  });

  it('end the sessions of a deleted role, which a namesake does not revive', async () => {
    const { admin, test } = writers;
    const name = 'short-lived';
    const creation = new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: trusting({
        AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:root`,
      }),
    });
    const assume = () =>
      test.assume(
        { RoleArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/${name}` },
        PORTAL_KEY,
      );
    const { Role: first } = await admin.send(creation);
    const session = await assume();
    const identity = (keys: TestKeys) =>
      test.sts(keys).send(new GetCallerIdentityCommand());
    await expect(identity(session)).resolves.toHaveProperty('Arn');
    await admin.send(new DeleteRoleCommand({ RoleName: name }));
    const refused = { name: 'InvalidClientTokenId' };
    await expect(identity(session)).rejects.toMatchObject(refused);
    await expect(assume()).rejects.toMatchObject({ name: 'AccessDenied' });
    const { Role: second } = await admin.send(creation);
    expect(second!.RoleId).not.toBe(first!.RoleId);
    await expect(identity(session)).rejects.toMatchObject(refused);
    await expect(identity(await assume())).resolves.toHaveProperty('Arn');
  });

  it('leave a task without credentials when its role is gone', async () => {
    const { admin, test } = writers;
    const { Role } = await admin.send(
      new CreateRoleCommand({
        RoleName: 'task',
        AssumeRolePolicyDocument: trusting({
          Service: 'ecs-tasks.amazonaws.com',
        }),
      }),
    );
    const { environment } = await test.sandbox.credentialEndpoints.taskRole({
      roleArn: Role!.Arn!,
    });
    await admin.send(new DeleteRoleCommand({ RoleName: 'task' }));
    const reply = await fetch(environment.AWS_CONTAINER_CREDENTIALS_FULL_URI, {
      headers: { authorization: environment.AWS_CONTAINER_AUTHORIZATION_TOKEN },
    });
    expect(reply.status).toBe(400);
    await expect(reply.json()).resolves.toMatchObject({
      code: 'AccessDenied',
    });
  });

  it('are recorded with what they answered', async () => {
    await writers.admin.send(
      new CreateRoleCommand({
        RoleName: 'recorded',
        AssumeRolePolicyDocument: trusting({ AWS: CLERK }),
      }),
    );
    await writers.admin.send(new GetRoleCommand({ RoleName: 'recorded' }));
    expect(events('CreateRole')[0]).toMatchObject({
      awsRegion: 'us-east-1',
      managementEvent: true,
      requestParameters: { roleName: 'recorded' },
      responseElements: {
        role: { roleName: 'recorded', roleId: expect.stringMatching(/^AROA/) },
      },
    });
    expect(events('GetRole')[0].responseElements).toBeNull();
  });
});
