import { agentFixture } from '../__fixtures__/agents';
import type { AgentResolution } from '../agents';
import { visibleAccounts } from './visibleAccounts';

function visible(accountId: string, accountName: string | null) {
  const agent = agentFixture({ accountId, accountName });
  return { ok: true, agent } as AgentResolution;
}
const broken = { ok: false, entityRef: 'component:default/b' };

describe('visibleAccounts', () => {
  it('names the accounts of visible agents, each once, in order', () => {
    expect(
      visibleAccounts([
        visible('444455556666', 'orders'),
        visible('111122223333', 'payments'),
        visible('444455556666', 'orders'),
      ]),
    ).toEqual([
      { accountId: '111122223333', name: 'payments' },
      { accountId: '444455556666', name: 'orders' },
    ]);
  });

  it('has nothing to say of accounts without a name, or without agents', () => {
    expect(
      visibleAccounts([
        visible('111122223333', null),
        broken as AgentResolution,
      ]),
    ).toEqual([]);
  });
});
