import { agentNamed, readConfig } from '../__fixtures__/world';
import { externalIdOf } from './externalId';
import { roleSessionNameOf } from './roleSessionName';
import { sessionPolicyOf } from './sessionPolicy';
import { monitoringRequestOf, hubRequestOf } from './sessionRequest';
import { stsRegionOf } from './stsRegion';

const PAYMENTS = agentNamed('payments');
const HUB = 'arn:aws:iam::210987654321:role/central/hub';

function request(change = {}, agent = PAYMENTS, own: string[] = []) {
  return monitoringRequestOf(agent, {
    config: readConfig(change),
    hasIdentityFor: accountId => own.includes(accountId),
  });
}

describe('monitoringRequestOf', () => {
  it('names the entity in mode entity, and the portal where sessions are shared', () => {
    expect(request()).toMatchObject({
      roleSessionName: 'component.default.payments',
      externalId: 'acme/component:default/payments',
    });
    expect(request({ externalId: { mode: 'none' } })).toMatchObject({
      roleSessionName: 'acme',
      externalId: undefined,
    });
  });

  it('shares a session exactly when AWS could not tell the difference', () => {
    const shared = agentNamed('ledger', 'payments');
    expect(request({}, shared).key).not.toBe(request().key);
    const none = { externalId: { mode: 'none' } };
    expect(request(none, shared).key).toBe(request(none).key);
    const tagged = { ...none, session: { tags: { entity: '{name}' } } };
    expect(request(tagged, shared).key).not.toBe(request(tagged).key);
    expect(request(tagged, shared).tags).toEqual({ entity: 'ledger' });
    expect(request({ sts: { region: 'us-east-1' } }).key).not.toBe(
      request().key,
    );
  });

  it('starts from the hub role, or from an identity in the account', () => {
    expect(request().from).toBe('portal');
    expect(request({ hubRoleArn: HUB }).from).toBe('hub');
    expect(
      request({ hubRoleArn: HUB }, PAYMENTS, [PAYMENTS.accountId]).from,
    ).toEqual({ accountId: PAYMENTS.accountId });
  });

  it('takes the duration of the account', () => {
    const accounts = [
      {
        accountId: PAYMENTS.accountId,
        name: 'a',
        sessionDurationSeconds: 900,
      },
    ];
    expect(request({ accounts }).durationSeconds).toBe(900);
  });
});

describe('hubRequestOf', () => {
  it('sends its own ExternalId and no policy', () => {
    const config = readConfig({ hubRoleArn: HUB, hubRoleExternalId: 'hub' });
    expect(hubRequestOf(config.hubRole!, config)).toMatchObject({
      roleArn: HUB,
      accountId: '210987654321',
      externalId: 'hub',
      entityRef: null,
    });
  });
});

describe('externalIdOf', () => {
  it('knows all modes', () => {
    const idIn = (externalId: object, accounts: object[] = []) =>
      externalIdOf(PAYMENTS, readConfig({ externalId, accounts } as {}));
    expect(idIn({ mode: 'entity' })).toBe('acme/component:default/payments');
    expect(idIn({ mode: 'account' })).toBe('acme/111122223333');
    expect(
      idIn({ mode: 'account' }, [
        { accountId: '111122223333', name: 'a', externalId: 'given' },
      ]),
    ).toBe('given');
    expect(idIn({ mode: 'fixed', value: 'always' })).toBe('always');
    expect(idIn({ mode: 'none' })).toBeUndefined();
  });
});

describe('roleSessionNameOf', () => {
  it('keeps to what STS accepts, and long names apart', () => {
    const long = (last: string) =>
      roleSessionNameOf(`component:default/${'x'.repeat(80)}${last}`);
    expect(long('a')).toMatch(/^[\w+=,.@-]{64}$/);
    expect(long('a')).not.toBe(long('b'));
    expect(roleSessionNameOf('api:a/b c')).toBe('api.a.b-c');
  });
});

describe('sessionPolicyOf', () => {
  it('allows the actions and nothing else', () => {
    expect(JSON.parse(sessionPolicyOf(['b:B', 'a:A', 'b:B']))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['a:A', 'b:B'], Resource: '*' }],
    });
  });

  it('refuses what STS would', () => {
    const actions = Array.from({ length: 200 }, (_, n) => `service:Action${n}`);
    expect(() => sessionPolicyOf(actions)).toThrow(/STS accepts 2048/);
  });
});

describe('stsRegionOf', () => {
  const config = readConfig({ sts: {}, defaultRegions: ['eu-west-1'] });
  it.each([
    ['aws', {}, 'eu-west-1'],
    ['aws', { AWS_REGION: 'eu-north-1' }, 'eu-north-1'],
    ['aws-cn', { AWS_REGION: 'eu-north-1' }, 'cn-north-1'],
  ])('stays in partition %s with %j: %s', (partition, env, region) => {
    const agent = { partition, regions: ['cn-north-1', 'us-east-1'] };
    expect(stsRegionOf(agent, config, env)).toBe(region);
  });
});
