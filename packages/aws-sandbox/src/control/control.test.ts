import { request } from 'node:http';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  OIDC_URL,
  PAYMENTS_ACCOUNT,
  PORTAL_ACCOUNT,
} from '../__fixtures__/seed';
import { TestSandbox } from '../__fixtures__/testSandbox';

describe('the control endpoint', () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start();
  });
  afterEach(() => test.close());

  const send = async (method: string, path: string, body?: unknown) => {
    const response = await test.control(method, path, body);
    return { status: response.status, body: await response.json() };
  };

  it('tells that the sandbox is well', async () => {
    await expect(send('GET', 'health')).resolves.toMatchObject({
      status: 200,
      body: { status: 'ok', accounts: [PORTAL_ACCOUNT, PAYMENTS_ACCOUNT] },
    });
  });

  it('injects, switches and removes faults', async () => {
    const whoAmI = () => test.sts().send(new GetCallerIdentityCommand());
    const { body } = await send('POST', 'faults', {
      kind: 'throttle',
      service: 'sts',
    });
    await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling' });
    await send('PATCH', `faults/${body.id}`, { enabled: false });
    await expect(whoAmI()).resolves.toBeDefined();
    await expect(send('GET', 'faults')).resolves.toMatchObject({
      body: { faults: [{ id: body.id, enabled: false, met: 1 }] },
    });
    await expect(send('DELETE', `faults/${body.id}`)).resolves.toMatchObject({
      status: 200,
    });
    await expect(send('DELETE', `faults/${body.id}`)).resolves.toMatchObject({
      status: 404,
    });
  });

  it('moves the clock', async () => {
    const { body } = await send('PUT', 'clock', { advanceSeconds: 3600 });
    expect(body.offsetSeconds).toBe(3600);
    const now = '2030-01-01T00:00:00Z';
    const set = await send('PUT', 'clock', { now });
    expect(Date.parse(set.body.now) - Date.parse(now)).toBeLessThan(1000);
    await expect(send('PUT', 'clock', { reset: true })).resolves.toMatchObject({
      body: { offsetSeconds: 0 },
    });
  });

  it('counts calls and their errors', async () => {
    await test.assume();
    await test.assume({ ExternalId: 'other' }).catch(() => {});
    await expect(send('GET', 'calls')).resolves.toMatchObject({
      body: {
        calls: [
          {
            service: 'sts',
            operation: 'AssumeRole',
            calls: 2,
            errors: { AccessDenied: 1 },
          },
        ],
      },
    });
    await send('DELETE', 'calls');
    await expect(send('GET', 'calls')).resolves.toMatchObject({
      body: { calls: [] },
    });
  });

  it('mints web identity tokens of issuers that an account trusts', async () => {
    const subject = 'system:serviceaccount:monitoring:alloy';
    const { body } = await send('POST', 'web-identity-token', {
      issuer: OIDC_URL,
      subject,
    });
    const claims = JSON.parse(
      Buffer.from(body.token.split('.')[1], 'base64url').toString(),
    );
    expect(claims).toMatchObject({
      iss: OIDC_URL,
      sub: subject,
      aud: ['sts.amazonaws.com'],
    });
    await expect(
      send('POST', 'web-identity-token', {
        issuer: 'https://x.example',
        subject,
      }),
    ).resolves.toMatchObject({ status: 404 });
  });

  it.each([
    ['POST', 'faults', { kind: 'lava' }, 400, /throttle/],
    ['PUT', 'clock', { now: 'soon' }, 400, /datetime/],
    ['GET', 'nothing', undefined, 404, /There is no GET \/_sandbox\/nothing/],
    ['PATCH', 'faults/none', { enabled: true }, 404, /no fault rule none/],
  ])('refuses %s %s %p', async (method, path, body, status, message) => {
    const reply = await send(method, path, body);
    expect(reply.status).toBe(status);
    expect(reply.body.message).toMatch(message);
  });

  it('refuses bodies that pages of other origins could send', async () => {
    const response = await fetch(`${test.sandbox.endpoint}/_sandbox/faults`, {
      method: 'POST',
      body: '{"kind":"throttle"}',
    });
    expect(response.status).toBe(415);
    expect(test.sandbox.faults.list()).toEqual([]);
  });

  it.each([
    { host: 'attacker.example' },
    { origin: 'https://attacker.example' },
  ])('refuses requests with %p', async headers => {
    // fetch does not let a caller set Host.
    const status = await new Promise(resolve => {
      request(`${test.sandbox.endpoint}/_sandbox/health`, { headers })
        .on('response', response => resolve(response.statusCode))
        .end();
    });
    expect(status).toBe(403);
  });
});
