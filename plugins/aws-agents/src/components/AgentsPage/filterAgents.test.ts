import type { AgentSummary } from 'backstage-plugin-aws-agents-common';
import { filterAgents } from './filterAgents';

const agent = (
  title: string,
  status: AgentSummary['status'],
  overrides: Partial<AgentSummary> = {},
): AgentSummary => ({
  entityRef: `component:default/${title}`,
  title,
  owner: 'group:default/money',
  system: null,
  status,
  reason: 'as it is',
  accountId: '111122223333',
  agentRoleArn: null,
  regions: ['eu-west-1'],
  platform: 'eks-irsa',
  flavour: 'alloy',
  observedAt: null,
  permissionSummary: null,
  ...overrides,
});

const agents = [
  agent('payments', 'ok'),
  agent('ledger', 'ok'),
  agent('checkout', 'failed'),
  agent('loyalty', 'unknown', { accountId: null, owner: null }),
  agent('reporting', 'degraded', { regions: ['us-east-1'] }),
];
const names = new Map([['111122223333', 'acme-payments']]);
const titles = (text: string, status: AgentSummary['status'] | 'all' = 'all') =>
  filterAgents(agents, { text, status }, names).map(({ title }) => title);

describe('filterAgents', () => {
  it('shows the most worrying first', () => {
    expect(titles('')).toEqual([
      'checkout',
      'reporting',
      'loyalty',
      'ledger',
      'payments',
    ]);
  });

  it('wants every word, anywhere, in any case', () => {
    expect(titles('US-EAST money')).toEqual(['reporting']);
    expect(titles('acme-payments ok')).toEqual([]);
    expect(titles('led')).toEqual(['ledger']);
  });

  it('filters by status', () => {
    expect(titles('', 'ok')).toEqual(['ledger', 'payments']);
    expect(titles('check', 'ok')).toEqual([]);
  });
});
