import { ListRolesCommand } from '@aws-sdk/client-iam';
import {
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import {
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  SEED,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import { keysOf, TestSandbox } from '../../__fixtures__/testSandbox';

describe("STS for the caller's own sake", () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start();
  });
  afterEach(() => test.close());

  it('gives users session tokens, but not sessions', async () => {
    const { Credentials } = await test
      .sts()
      .send(new GetSessionTokenCommand({ DurationSeconds: 900 }));
    const keys = keysOf(Credentials);
    await expect(
      test.sts(keys).send(new GetCallerIdentityCommand()),
    ).resolves.toMatchObject({
      Arn: `arn:aws:iam::${PORTAL_ACCOUNT}:user/portal`,
    });
    await expect(
      test.sts(keys).send(new GetSessionTokenCommand()),
    ).rejects.toThrow('Cannot call GetSessionToken with session credentials');
    await expect(
      test.iam(keys).send(new ListRolesCommand()),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('authorises what is about no resource', async () => {
    await expect(
      test.sts().send(
        new GetAccessKeyInfoCommand({
          AccessKeyId: STRANGER_KEY.accessKeyId,
        }),
      ),
    ).rejects.toThrow(
      /perform: sts:GetAccessKeyInfo because no identity-based policy/,
    );
    await expect(
      test
        .sts()
        .send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('decodes the messages of denials', async () => {
    const decoder = structuredClone(SEED);
    decoder.accounts[0].users![0].inlinePolicies!.decode = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:DecodeAuthorizationMessage',
          Resource: '*',
        },
      ],
    };
    const other = await TestSandbox.start(decoder);
    try {
      await other.assume({ ExternalId: 'other' }).catch(() => {});
      const [denied] = other.sandbox.cloudTrail.events({
        errorCode: 'AccessDenied',
      });
      const decode = (EncodedMessage: string) =>
        other
          .sts()
          .send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
      const message = other.sandbox.authorizationMessages.encodedFor(
        denied.requestID,
      )!;
      const { DecodedMessage } = await decode(message);
      expect(JSON.parse(DecodedMessage!)).toMatchObject({
        allowed: false,
        explicitDeny: false,
        context: { action: 'sts:AssumeRole', resource: PAYMENTS_ROLE },
      });
      await expect(decode(`${message.slice(0, -2)}AA`)).rejects.toMatchObject({
        name: 'InvalidAuthorizationMessageException',
      });
    } finally {
      await other.close();
    }
  });
});
