import {
  LookupEventsCommand,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import {
  EXTERNAL_ID,
  OIDC_PROVIDER,
  OIDC_URL,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import { REGION, TestSandbox } from '../../__fixtures__/testSandbox';

describe('CloudTrail', () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start();
  });
  afterEach(() => test.close());

  it('records a cross-account AssumeRole in both accounts, without the keys it handed out', async () => {
    const keys = await test.assume();
    const [own, foreign] = test.sandbox.cloudTrail.events({
      eventName: 'AssumeRole',
    });

    expect(own).toMatchObject({
      eventSource: 'sts.amazonaws.com',
      awsRegion: REGION,
      sourceIPAddress: '127.0.0.1',
      readOnly: true,
      recipientAccountId: PORTAL_ACCOUNT,
      userIdentity: {
        type: 'IAMUser',
        userName: 'portal',
        accountId: PORTAL_ACCOUNT,
        accessKeyId: PORTAL_KEY.accessKeyId,
      },
      requestParameters: {
        roleArn: PAYMENTS_ROLE,
        roleSessionName: 'payments',
        externalId: EXTERNAL_ID,
      },
      responseElements: { credentials: { accessKeyId: keys.accessKeyId } },
      resources: [
        {
          ARN: PAYMENTS_ROLE,
          type: 'AWS::IAM::Role',
          accountId: PAYMENTS_ACCOUNT,
        },
      ],
    });
    expect(own.errorCode).toBeUndefined();
    expect(foreign).toMatchObject({
      recipientAccountId: PAYMENTS_ACCOUNT,
      sharedEventID: own.sharedEventID,
      requestID: own.requestID,
      userIdentity: { type: 'AWSAccount', accountId: PORTAL_ACCOUNT },
    });
    expect(foreign.eventID).not.toBe(own.eventID);

    const everything = JSON.stringify(test.sandbox.cloudTrail.events());
    expect(everything).not.toContain(keys.secretAccessKey);
    expect(everything).not.toContain(keys.sessionToken);
  });

  it('records a denial with its code and message in both accounts', async () => {
    await expect(
      test.assume({ ExternalId: 'portal/other' }),
    ).rejects.toBeDefined();
    const events = test.sandbox.cloudTrail.events({
      errorCode: 'AccessDenied',
    });
    expect(events.map(event => event.recipientAccountId)).toEqual([
      PORTAL_ACCOUNT,
      PAYMENTS_ACCOUNT,
    ]);
    expect(events[1]).toMatchObject({
      eventName: 'AssumeRole',
      errorMessage: expect.stringContaining(
        'is not authorized to perform: sts:AssumeRole',
      ),
      requestParameters: { externalId: 'portal/other' },
      responseElements: null,
    });
  });

  it("tells a session's role and issue time", async () => {
    const keys = await test.assume({ SourceIdentity: 'guest' });
    await test
      .iam(keys)
      .send(new GetRoleCommand({ RoleName: 'payments-alloy' }));
    const [event] = test.sandbox.cloudTrail.events({ eventName: 'GetRole' });
    expect(event).toMatchObject({
      awsRegion: 'us-east-1',
      userIdentity: {
        type: 'AssumedRole',
        arn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/payments`,
        sessionContext: {
          sourceIdentity: 'guest',
          sessionIssuer: { type: 'Role', arn: PAYMENTS_ROLE },
          attributes: {
            creationDate: expect.stringMatching(/^\d{4}-.*:\d\dZ$/),
            mfaAuthenticated: 'false',
          },
        },
      },
    });
  });

  it('records web identities without their tokens', async () => {
    const WebIdentityToken = test.sandbox.world.issuer(OIDC_URL)!.mintToken({
      subject: 'system:serviceaccount:default:somebody',
      issuedAt: new Date(),
      lifetimeSeconds: 600,
    });
    await expect(
      test.sts().send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: PAYMENTS_ROLE,
          RoleSessionName: 'alloy',
          WebIdentityToken,
        }),
      ),
    ).rejects.toBeDefined();
    const [event] = test.sandbox.cloudTrail.events();
    expect(event).toMatchObject({
      eventName: 'AssumeRoleWithWebIdentity',
      errorCode: 'AccessDenied',
      recipientAccountId: PAYMENTS_ACCOUNT,
      userIdentity: {
        type: 'WebIdentityUser',
        userName: 'system:serviceaccount:default:somebody',
        identityProvider: OIDC_PROVIDER,
      },
    });
    expect(JSON.stringify(event)).not.toContain(WebIdentityToken);
  });

  it('records calls that nobody can be told for, for the tests to see', async () => {
    const sts = test.sts({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' });
    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toThrow();
    const [event] = test.sandbox.cloudTrail.events();
    expect(event).toMatchObject({
      eventName: 'GetCallerIdentity',
      errorCode: 'InvalidClientTokenId',
      userIdentity: { type: 'Unknown', accessKeyId: 'AKIANOBODY' },
    });
    expect(event.recipientAccountId).toBeUndefined();
  });

  describe('LookupEvents', () => {
    it("shows an account its own events of a region, newest first, and its caller's role in them", async () => {
      const keys = await test.assume();
      await test.assume({ ExternalId: 'other' }).catch(() => {});
      await test.sts(keys).send(new GetCallerIdentityCommand());

      const { Events } = await test
        .cloudTrail(keys)
        .send(new LookupEventsCommand({}));
      expect(Events!.map(event => event.EventName)).toEqual([
        'GetCallerIdentity',
        'AssumeRole',
        'AssumeRole',
      ]);
      expect(Events![0]).toMatchObject({
        Username: 'payments',
        ReadOnly: 'true',
        EventSource: 'sts.amazonaws.com',
        AccessKeyId: keys.accessKeyId,
      });
      expect(JSON.parse(Events![1].CloudTrailEvent!)).toMatchObject({
        errorCode: 'AccessDenied',
        recipientAccountId: PAYMENTS_ACCOUNT,
      });
    });

    it.each([
      ['EventName', 'AssumeRole', 2],
      ['EventName', 'GetRole', 0],
      ['EventSource', 'sts.amazonaws.com', 3],
      ['Username', 'portal', 3],
      ['AccessKeyId', PORTAL_KEY.accessKeyId, 3],
      ['ResourceName', PAYMENTS_ROLE, 2],
      ['ResourceName', 'payments-alloy', 2],
      ['ResourceType', 'AWS::IAM::Role', 2],
      ['ReadOnly', 'false', 0],
    ] as const)(
      'finds by %s %s',
      async (AttributeKey, AttributeValue, count) => {
        await test.assume();
        await test.assume();
        await test.sts().send(new GetCallerIdentityCommand());
        const { Events } = await test.cloudTrail().send(
          new LookupEventsCommand({
            LookupAttributes: [{ AttributeKey, AttributeValue }],
          }),
        );
        expect(Events).toHaveLength(count);
      },
    );

    it('gives all events once over its pages, though more are being added', async () => {
      for (let i = 0; i < 5; i += 1) {
        await test.sts().send(new GetCallerIdentityCommand());
      }
      const pages = paginateLookupEvents(
        { client: test.cloudTrail() },
        { MaxResults: 2 },
      );
      const ids: string[] = [];
      for await (const { Events = [] } of pages) {
        ids.push(...Events.map(event => event.EventId!));
      }
      expect(ids).toHaveLength(5);
      expect(new Set(ids).size).toBe(5);
    });

    it('keeps to the time range', async () => {
      await test.sts().send(new GetCallerIdentityCommand());
      const lookup = (StartTime: Date, EndTime: Date) =>
        test.cloudTrail().send(new LookupEventsCommand({ StartTime, EndTime }));
      const now = Date.now();
      const past = new Date(now - 120_000);
      const recent = new Date(now - 60_000);
      const soon = new Date(now + 60_000);
      await expect(lookup(past, recent)).resolves.toMatchObject({ Events: [] });
      await expect(lookup(recent, soon)).resolves.toMatchObject({
        Events: expect.arrayContaining([
          expect.objectContaining({ EventName: 'GetCallerIdentity' }),
        ]),
      });
      await expect(lookup(soon, past)).rejects.toMatchObject({
        name: 'InvalidTimeRangeException',
      });
    });

    it.each([
      [{ MaxResults: 51 }, 'InvalidMaxResultsException'],
      [{ NextToken: 'abc' }, 'InvalidNextTokenException'],
      [
        {
          LookupAttributes: [
            { AttributeKey: 'EventName', AttributeValue: 'a' },
            { AttributeKey: 'Username', AttributeValue: 'b' },
          ],
        },
        'InvalidLookupAttributesException',
      ],
    ] as const)('refuses %p', async (input, name) => {
      await expect(
        test
          .cloudTrail()
          .send(new LookupEventsCommand(structuredClone(input) as object)),
      ).rejects.toMatchObject({ name });
    });

    it('is denied to whom no policy allows it', async () => {
      await expect(
        test.cloudTrail(STRANGER_KEY).send(new LookupEventsCommand({})),
      ).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: `User: arn:aws:iam::${PORTAL_ACCOUNT}:user/people/stranger is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action`,
      });
    });
  });
});
