import { screen } from '@testing-library/react';
import { agent } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
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
