import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { FleetService } from '../fleet';
import { AuthorizedFleetService } from './AuthorizedFleetService';

const caller = { credentials: mockCredentials.user() };
const METHODS: Array<[keyof FleetService, unknown]> = [
  ['getRow', 'component:default/payments'],
  ['getFleet', { q: 'payments' }],
  ['exportFleet', { q: 'payments' }],
];

function setUp(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const inner = Object.fromEntries(
    METHODS.map(([name]) => [name, jest.fn(async () => `${name} answer`)]),
  ) as unknown as jest.Mocked<FleetService>;
  const asked: string[] = [];
  const service = AuthorizedFleetService.create({
    service: inner,
    auditor: mockServices.auditor.mock(),
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => {
          asked.push(permission.name);
          return { result };
        }),
    }),
  });
  const call = (name: keyof FleetService, question: unknown) =>
    (service[name] as (...all: unknown[]) => Promise<unknown>)(
      question,
      caller,
    );
  return { inner, asked, call };
}

describe('AuthorizedFleetService', () => {
  it('covers the whole service', () => {
    const methods = Object.getOwnPropertyNames(
      AuthorizedFleetService.prototype,
    ).filter(name => name !== 'constructor');
    expect(METHODS.map(([name]) => name).sort()).toEqual(methods.sort());
  });

  it.each(METHODS)('%s passes the question on', async (name, question) => {
    const { inner, asked, call } = setUp(AuthorizeResult.ALLOW);
    await expect(call(name, question)).resolves.toBe(`${name} answer`);
    expect(inner[name]).toHaveBeenCalledWith(question, caller);
    expect(asked).toEqual(['aws-agents.agent.read']);
  });

  it.each(METHODS)('%s asks nothing when refused', async (name, question) => {
    const { inner, call } = setUp(AuthorizeResult.DENY);
    await expect(call(name, question)).rejects.toThrow(NotAllowedError);
    expect(inner[name]).not.toHaveBeenCalled();
  });
});
