import { screen } from '@testing-library/react';
import { agent, fleetRow } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { AgentCard } from './AgentCard';

it('shows status, expiry and the way to the tab', async () => {
  renderAgent(<AgentCard />, { api: mockApi() });
  expect(await screen.findByText('Healthy')).toBeInTheDocument();
  expect(screen.getByText(/expires in 3[78] min/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Go to AWS agent/ })).toHaveAttribute(
    'href',
    '/catalog/default/component/payments/aws-agent',
  );
});

it('says that there is no session', async () => {
  renderAgent(<AgentCard />, {
    api: mockApi({
      getAgent: async () =>
        agent('checkout', { status: 'failed', session: null }),
    }),
  });
  expect(await screen.findByText('no session now')).toBeInTheDocument();
});

it('tells of permissions, deliveries and the end of life as the fleet does', async () => {
  const row = fleetRow('payments');
  const api = mockApi({
    getAgentSummary: async () => ({
      ...row,
      endOfLife: true,
      silent: ['deliveries'],
      permissions: {
        needed: 9,
        met: 7,
        missing: 2,
        undecided: 0,
        excess: 3,
        tooBroad: 1,
        findings: { critical: 1, high: 0, medium: 0, low: 2, info: 0 },
        waived: 0,
      },
    }),
  });
  renderAgent(<AgentCard />, { api });
  expect(await screen.findByText('2 missing')).toBeInTheDocument();
  expect(screen.getByText(/7 of 9 met/)).toBeInTheDocument();
  expect(screen.getByText('3 not needed, 1 too broad')).toBeInTheDocument();
  expect(screen.getByText('1 critical, 2 low')).toBeInTheDocument();
  expect(screen.getByText('no deliveries')).toBeInTheDocument();
  expect(screen.getByText(/reached its end of life/)).toBeInTheDocument();
});

it('invents nothing about a role that was never read', async () => {
  const row = fleetRow('payments', { permissions: null, lastDeliveryAt: null });
  renderAgent(<AgentCard />, {
    api: mockApi({ getAgentSummary: async () => row }),
  });
  expect(await screen.findAllByText('not read yet')).toHaveLength(3);
  expect(screen.getByText('none seen')).toBeInTheDocument();
  expect(screen.queryByText(/end of life/)).not.toBeInTheDocument();
});

it('keeps status and session when the summary fails', async () => {
  renderAgent(<AgentCard />, {
    api: mockApi({
      getAgentSummary: async () => {
        throw await refusal(500, 'Error', 'the database is away');
      },
    }),
  });
  expect(await screen.findByText(/the database is away/)).toBeInTheDocument();
  expect(screen.getByText('Healthy')).toBeInTheDocument();
});

it('says that the reader may not see it', async () => {
  const denied = async () => {
    throw await refusal(403, 'NotAllowedError', 'You need a permission');
  };
  renderAgent(<AgentCard />, {
    api: mockApi({ getAgent: denied, getAgentSummary: denied }),
  });
  expect(await screen.findByText(/aws-agents.agent.read/)).toBeInTheDocument();
});
