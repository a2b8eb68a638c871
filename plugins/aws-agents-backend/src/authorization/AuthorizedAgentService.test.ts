import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { AgentService } from '../service';
import { AuthorizedAgentService } from './AuthorizedAgentService';

const REF = 'component:default/payments';
const caller = { credentials: mockCredentials.user() };

/** Every method, how to call it, and the permission it needs. */
const METHODS: Array<[keyof AgentService, unknown[], string]> = [
  ['listAgents', [caller], 'aws-agents.agent.read'],
  ['getAgent', [REF, caller], 'aws-agents.agent.read'],
  ['getMetrics', [REF, '1h', caller], 'aws-agents.agent.read'],
  ['getDeliveries', [REF, caller], 'aws-agents.agent.read'],
  ['getCalls', [REF, caller], 'aws-agents.agent.read'],
  ['getCosts', [REF, caller], 'aws-agents.agent.read'],
  ['getFleetCosts', [caller], 'aws-agents.agent.read'],
  ['getAlarms', [REF, caller], 'aws-agents.agent.read'],
  ['refreshAgent', [REF, caller], 'aws-agents.agent.refresh'],
];

function setUp(permitted: string[]) {
  const inner = Object.fromEntries(
    METHODS.map(([name]) => [name, jest.fn(async () => `${name} answer`)]),
  ) as unknown as jest.Mocked<AgentService>;
  const auditor = mockServices.auditor.mock();
  const success = jest.fn();
  const fail = jest.fn();
  auditor.createEvent.mockResolvedValue({ success, fail });
  const service = AuthorizedAgentService.create({
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
  const call = (name: keyof AgentService, parameters: unknown[]) =>
    (service[name] as (...all: unknown[]) => Promise<unknown>)(...parameters);
  return { inner, auditor, success, fail, call };
}

describe('AuthorizedAgentService', () => {
  it('covers the whole service', () => {
    const methods = Object.getOwnPropertyNames(
      AuthorizedAgentService.prototype,
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

  it('audits a refresh that is refused, and one that fails', async () => {
    const denied = setUp([]);
    await denied.call('refreshAgent', [REF, caller]).catch(() => {});
    expect(denied.auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'agent-refresh',
      severityLevel: 'medium',
      meta: { entityRef: REF },
    });
    expect(denied.fail).toHaveBeenCalledWith({
      error: expect.any(NotAllowedError),
    });

    const failing = setUp(['aws-agents.agent.refresh']);
    failing.inner.refreshAgent.mockRejectedValue(new Error('no'));
    await expect(failing.call('refreshAgent', [REF, caller])).rejects.toThrow(
      'no',
    );
    expect(failing.fail).toHaveBeenCalledWith({ error: new Error('no') });
    expect(failing.success).not.toHaveBeenCalled();
  });
});
