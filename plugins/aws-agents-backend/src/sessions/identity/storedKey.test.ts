import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { JsonObject } from '@backstage/types';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import {
  agentNamed,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  portalAt,
  ROTATED_KEY,
  SEED,
  STORED_KEY,
} from '../__fixtures__/world';

const STORED_USER = `arn:aws:iam::${PORTAL_ACCOUNT}:user/stored`;
const PAYMENTS = agentNamed('payments');

describe('a key in a secrets store', () => {
  let sandbox: Sandbox;
  let now: number;
  let close: () => void;

  beforeEach(async () => {
    sandbox = await startSandbox({ seed: SEED });
    now = Date.now();
  });
  afterEach(async () => {
    close();
    await sandbox.close();
  });

  function portalWith(storedKey: JsonObject) {
    const portal = portalAt(
      sandbox,
      { storedKey },
      { clock: { now: () => now, random: () => 0 } },
    );
    close = portal.close;
    return portal.sessions;
  }

  const put = (value: string) =>
    new SSMClient({
      endpoint: sandbox.endpoint,
      region: 'eu-west-1',
      credentials: PORTAL_KEY,
    }).send(
      new PutParameterCommand({
        Name: '/portal/key',
        Value: value,
        Type: 'SecureString',
        Overwrite: true,
      }),
    );

  it.each([
    ['ssm-parameter', '/portal/key'],
    ['secrets-manager', 'portal/key'],
  ])('is read from %s with the identity of the chain', async (store, name) => {
    const sessions = portalWith({ store, name });
    const chain = await sessions.explainChain();
    expect(chain.identity).toMatchObject({
      arn: STORED_USER,
      source: store,
      status: 'ok',
      hazards: [{ id: 'stored-key' }],
    });
    expect(chain.steps.at(-1)).toMatchObject({
      source: store,
      outcome: 'used',
    });
    await expect(sessions.ensure(PAYMENTS)).resolves.toBeDefined();
    expect(
      JSON.stringify([chain, await sessions.describe(PAYMENTS)]),
    ).not.toContain(STORED_KEY.secretAccessKey.slice(0, 12));
  });

  it('is read again, so that a rotated key is used', async () => {
    const sessions = portalWith({
      store: 'ssm-parameter',
      name: '/portal/key',
      refreshSeconds: 60,
    });
    await sessions.ensure(PAYMENTS);
    await put(JSON.stringify(ROTATED_KEY));
    const keysUsed = () =>
      sandbox.cloudTrail
        .events({ eventName: 'AssumeRole' })
        .flatMap(({ userIdentity }) => userIdentity.accessKeyId ?? []);
    now += 61_000;
    await sessions.explainChain();
    await new Promise(resolve => setTimeout(resolve, 200));
    await sessions.refresh(PAYMENTS);
    expect(new Set(keysUsed())).toEqual(
      new Set([STORED_KEY.accessKeyId, ROTATED_KEY.accessKeyId]),
    );
  });

  it('is read at once when AWS no longer knows the old one', async () => {
    await put(
      JSON.stringify({
        accessKeyId: 'AKIADELETEDEXAMPLE00',
        secretAccessKey: 'no-longer-known-to-anybody',
      }),
    );
    const sessions = portalWith({
      store: 'ssm-parameter',
      name: '/portal/key',
    });
    await sessions.explainChain();
    await put(JSON.stringify(STORED_KEY));
    await expect(sessions.ensure(PAYMENTS)).resolves.toBeDefined();
  });

  it.each([
    ['/portal/text', 'stored-key-unreadable', /holds no access key/],
    ['/portal/nothing', 'not-found', /SSM does not find/],
  ])('says why %s cannot be used', async (name, code, message) => {
    const sessions = portalWith({ store: 'ssm-parameter', name });
    await expect(sessions.ensure(PAYMENTS)).rejects.toMatchObject({
      failure: { code, message: expect.stringMatching(message) },
    });
    const { steps, identity } = await sessions.explainChain();
    expect(steps.at(-1)).toMatchObject({ outcome: 'failed' });
    expect(JSON.stringify([steps, identity])).not.toContain('no key at all');
  });
});
