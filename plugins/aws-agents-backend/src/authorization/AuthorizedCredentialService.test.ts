import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { CredentialService } from '../service';
import { AuthorizedCredentialService } from './AuthorizedCredentialService';

const REF = 'component:default/payments';
const caller = { credentials: mockCredentials.user() };

/** Every method, how to call it, and the permission it needs. */
const METHODS: Array<[keyof CredentialService, unknown[], string]> = [
  ['getCredentials', [REF, caller], 'aws-agents.agent.read'],
  ['getCredentialChain', [caller], 'aws-agents.credentials.read'],
  ['listSessions', [caller], 'aws-agents.credentials.read'],
  ['refreshCredentials', [REF, caller], 'aws-agents.credentials.refresh'],
];

function setUp(permitted: string[]) {
  const inner = Object.fromEntries(
    METHODS.map(([name]) => [name, jest.fn(async () => `${name} answer`)]),
  ) as unknown as jest.Mocked<CredentialService>;
  const auditor = mockServices.auditor.mock();
  const success = jest.fn();
  const fail = jest.fn();
  auditor.createEvent.mockResolvedValue({ success, fail });
  const service = AuthorizedCredentialService.create({
    service: inner,
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: permitted.includes(permission.name)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
    }),
    auditor,
  });
  const call = (name: keyof CredentialService, parameters: unknown[]) =>
    (service[name] as (...all: unknown[]) => Promise<unknown>)(...parameters);
  return { inner, auditor, success, fail, call };
}

describe('AuthorizedCredentialService', () => {
  it('covers the whole service', () => {
    const methods = Object.getOwnPropertyNames(
      AuthorizedCredentialService.prototype,
    ).filter(name => name !== 'constructor');
    expect(METHODS.map(([name]) => name).sort()).toEqual(methods.sort());
  });

  it.each(METHODS)(
    '%s needs its permission',
    async (name, parameters, permission) => {
      const all = [...new Set(METHODS.map(([, , needed]) => needed))];
      const allowed = setUp([permission]);
      await expect(allowed.call(name, parameters)).resolves.toBe(
        `${name} answer`,
      );

      const denied = setUp(all.filter(other => other !== permission));
      await expect(denied.call(name, parameters)).rejects.toThrow(
        new NotAllowedError(`You need the permission ${permission} for this`),
      );
      expect(denied.inner[name]).not.toHaveBeenCalled();
    },
  );

  it('audits renewals, and those that are refused', async () => {
    const permitted = setUp(['aws-agents.credentials.refresh']);
    await permitted.call('refreshCredentials', [REF, caller]);
    expect(permitted.auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'credentials-refresh',
      severityLevel: 'medium',
      meta: { entityRef: REF },
    });
    expect(permitted.success).toHaveBeenCalled();

    const denied = setUp([]);
    await denied.call('refreshCredentials', [REF, caller]).catch(() => {});
    expect(denied.fail).toHaveBeenCalledWith({
      error: expect.any(NotAllowedError),
    });
  });
});
