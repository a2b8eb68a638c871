import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AgentSummary } from 'backstage-plugin-aws-agents-common';
import { useLocation } from 'react-router-dom';
import { ago } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { AgentsPageContent } from './AgentsPage';

const summary = (
  title: string,
  overrides: Partial<AgentSummary> = {},
): AgentSummary => ({
  entityRef: `component:default/${title}`,
  title,
  owner: 'group:default/money',
  system: null,
  status: 'ok',
  reason: 'Data arrives.',
  accountId: '111122223333',
  agentRoleArn: null,
  regions: ['eu-west-1'],
  platform: 'ecs',
  flavour: 'alloy',
  observedAt: ago(40),
  permissionSummary: null,
  ...overrides,
});

const Address = () => <p data-testid="address">{useLocation().search}</p>;
const page = (
  <>
    <AgentsPageContent />
    <Address />
  </>
);
const withAgents = () => {
  const items = [
    summary('payments'),
    summary('checkout', {
      status: 'failed',
      reason: 'AWS refuses the ExternalId.',
    }),
    summary('loyalty', {
      status: 'failed',
      accountId: null,
      owner: null,
      platform: null,
      regions: [],
      observedAt: null,
    }),
  ];
  return mockApi({
    listAgents: async () => ({
      items,
      totalItems: 3,
      accounts: [{ accountId: '111122223333', name: 'acme-payments' }],
    }),
  });
};
const rows = async () =>
  within(await screen.findByRole('table', { name: 'AWS agents' }))
    .getAllByRole('row')
    .slice(1);

describe('AgentsPageContent', () => {
  it('lists the agents, the worrying first, each with a way to its tab', async () => {
    renderAgent(page, { api: withAgents() });
    const [checkout, loyalty, payments] = await rows();
    expect(checkout).toHaveTextContent(/AWS refuses the ExternalId/);
    expect(checkout).toHaveTextContent(/acme-payments111122223333/);
    expect(
      within(checkout).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/aws-agent');
    expect(loyalty).toHaveTextContent('never');
    expect(payments).toHaveTextContent(
      /HealthyData arrives.*ECS task\d+ s ago/,
    );
  });

  it('filters, and keeps the filter in the address', async () => {
    renderAgent(page, { api: withAgents(), path: '/?status=failed' });
    expect(await rows()).toHaveLength(2);
    expect(screen.getByText('2 of 3 agents')).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Filter'), 'check');
    expect(await rows()).toHaveLength(1);
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?status=failed&filter=check',
    );
    await userEvent.type(screen.getByLabelText('Filter'), 'zzz');
    expect(
      screen.getByText('No agent matches the filter.'),
    ).toBeInTheDocument();
  });

  it('says how to bind the first agent', async () => {
    renderAgent(page, { api: mockApi() });
    expect(await screen.findByText('aws-agents/role-arn')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderAgent(page, {
      api: mockApi({ listAgents: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see the AWS agents'),
    ).toBeInTheDocument();
  });
});
