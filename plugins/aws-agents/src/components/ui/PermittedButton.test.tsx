import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  awsAgentCredentialsReadPermission,
  awsAgentCredentialsRefreshPermission,
  awsAgentRefreshPermission,
} from 'backstage-plugin-aws-agents-common';
import { mockApi, renderAgent } from '../../__testUtils__';
import { PermittedButton } from './PermittedButton';

// Decisions are cached by permission: each test looks at another one.
describe('PermittedButton', () => {
  it('does not do what is not permitted, and says why to a keyboard too', async () => {
    const run = jest.fn();
    renderAgent(
      <PermittedButton
        permission={awsAgentRefreshPermission}
        action={{ running: false, run }}
        icon={null}
        hint="Ask AWS"
      >
        Refresh
      </PermittedButton>,
      { api: mockApi(), denied: [awsAgentRefreshPermission.name] },
    );
    const button = await screen.findByRole('button', { name: 'Refresh' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    button.focus();
    expect(
      await screen.findByText(
        'You need the permission aws-agents.agent.refresh for this.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(button);
    expect(run).not.toHaveBeenCalled();
  });

  it('starts what is permitted, and not twice', async () => {
    const run = jest.fn();
    const button = (running: boolean) => (
      <PermittedButton
        permission={awsAgentCredentialsRefreshPermission}
        action={{ running, run }}
        icon={null}
        hint="Assume the role again"
      >
        {running ? 'Renewing' : 'Renew'}
      </PermittedButton>
    );
    renderAgent(
      <>
        {button(false)}
        {button(true)}
      </>,
      { api: mockApi() },
    );
    const renew = await screen.findByRole('button', { name: 'Renew' });
    await waitFor(() =>
      expect(renew).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(renew);
    await userEvent.click(screen.getByRole('button', { name: 'Renewing' }));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('waits until the backend would do it again, and says how long', async () => {
    const run = jest.fn();
    renderAgent(
      <PermittedButton
        permission={awsAgentCredentialsReadPermission}
        action={{ running: false, run }}
        icon={null}
        hint="Ask AWS"
        notBefore={new Date(Date.now() + 60_000).toISOString()}
      >
        Refresh
      </PermittedButton>,
      { api: mockApi() },
    );
    const button = await screen.findByRole('button', { name: 'Refresh' });
    await waitFor(() =>
      expect(button).toHaveAttribute(
        'title',
        expect.stringMatching(/^Done a moment ago; possible again in \d+ s\.$/),
      ),
    );
    await userEvent.click(button);
    expect(run).not.toHaveBeenCalled();
  });
});
