import { mockCredentials } from '@backstage/backend-test-utils';
import { agentFixture } from '../../__fixtures__/agents';
import { createRoleFinder } from './roleFinder';

const caller = { credentials: mockCredentials.user() };

/** A catalog that has shown the agent a moment ago, and shows it no more. */
function setUp() {
  const agent = agentFixture();
  const findRole = createRoleFinder({
    directory: {
      recall: async () => ({ entity: {}, resolution: { ok: true, agent } }),
      find: async () => undefined,
    },
    observations: { list: async () => [] },
    engine: { collectorsOf: () => [] },
    intervalSeconds: 60,
  } as unknown as Parameters<typeof createRoleFinder>[0]);
  return { agent, findRole };
}

describe('createRoleFinder', () => {
  it('reads what the caller was just shown', async () => {
    const { agent, findRole } = setUp();
    const found = await findRole(agent.entityRef, caller, 'read');
    expect(found.agent).toBe(agent);
  });

  it('asks the catalog anew before it lets a caller act', async () => {
    const { agent, findRole } = setUp();
    await expect(findRole(agent.entityRef, caller, 'act')).rejects.toThrow(
      `There is no entity ${agent.entityRef}`,
    );
  });
});
