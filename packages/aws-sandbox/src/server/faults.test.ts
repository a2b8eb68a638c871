import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  PAYMENTS_ACCOUNT,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
} from '../__fixtures__/seed';
import { REGION, TestSandbox } from '../__fixtures__/testSandbox';
import type { FaultRuleInput } from '../faults';

describe('injected faults', () => {
  let test: TestSandbox;

  beforeAll(async () => {
    test = await TestSandbox.start();
  });
  afterAll(() => test.close());
  afterEach(() => test.sandbox.faults.clear());

  const whoAmI = () => test.sts().send(new GetCallerIdentityCommand());

  it.each<[FaultRuleInput, object]>([
    [{ kind: 'throttle' }, { name: 'Throttling', message: 'Rate exceeded' }],
    [{ kind: 'server-error' }, { $metadata: { httpStatusCode: 500 } }],
    [
      { kind: 'server-error', status: 503 },
      { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } },
    ],
    [{ kind: 'expired-token' }, { name: 'ExpiredToken' }],
    [
      { kind: 'clock-skew', skewSeconds: 1000 },
      { name: 'SignatureDoesNotMatch', message: /^Signature expired: / },
    ],
    [
      { kind: 'clock-skew', skewSeconds: -1000 },
      { message: /^Signature not yet current: / },
    ],
    [{ kind: 'drop-connection' }, { message: /hang up|ECONNRESET/ }],
  ])('%p', async (rule, expected) => {
    test.sandbox.faults.add({ ...rule, count: 1 });
    const error = await whoAmI().then(
      () => undefined,
      (reason: Error) => reason,
    );
    const { message = '', ...rest } = expected as { message?: string | RegExp };
    expect(error).toMatchObject(rest);
    expect(error?.message).toMatch(message);
    await expect(whoAmI()).resolves.toMatchObject({ Account: PORTAL_ACCOUNT });
  });

  it('delays', async () => {
    test.sandbox.faults.add({ kind: 'latency', latencyMs: 150 });
    const start = performance.now();
    await whoAmI();
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  it('answers with garbage', async () => {
    test.sandbox.faults.add({ kind: 'garbage-body' });
    const reply = await whoAmI().catch((error: Error) => error);
    expect(reply).not.toHaveProperty('Account', PORTAL_ACCOUNT);
  });

  it('meets just the role or account that is meant', async () => {
    const keys = await test.assume();
    test.sandbox.faults.add({ kind: 'throttle', role: 'payments-alloy' });
    await expect(whoAmI()).resolves.toBeDefined();
    await expect(test.assume()).rejects.toMatchObject({ name: 'Throttling' });
    await expect(
      test.iam(keys).send(new GetRoleCommand({ RoleName: 'payments-alloy' })),
    ).rejects.toMatchObject({ name: 'Throttling' });

    test.sandbox.faults.clear();
    test.sandbox.faults.add({ kind: 'throttle', accountId: PAYMENTS_ACCOUNT });
    await expect(whoAmI()).resolves.toBeDefined();
    await expect(test.assume()).rejects.toMatchObject({ name: 'Throttling' });
  });

  it('is recorded like any refusal', async () => {
    test.sandbox.faults.add({ kind: 'throttle', count: 1 });
    await expect(whoAmI()).rejects.toBeDefined();
    const [event] = test.sandbox.cloudTrail.events({ errorCode: 'Throttling' });
    expect(event).toMatchObject({
      eventName: 'GetCallerIdentity',
      userIdentity: { userName: 'portal' },
    });
  });

  it("tells its time, so that an SDK's clock can follow it", async () => {
    test.sandbox.faults.add({ kind: 'clock-skew', skewSeconds: 86_400 });
    const sts = new STSClient({
      endpoint: test.sandbox.endpoint,
      region: REGION,
      credentials: PORTAL_KEY,
    });
    await expect(
      sts.send(new GetCallerIdentityCommand()),
    ).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });
});
