import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ago, externalIdMismatch, session } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
import { SessionSection } from './SessionSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};

describe('SessionSection', () => {
  it('tells where the session comes from, and nothing secret', async () => {
    renderAgent(
      <SessionSection
        session={session('payments')}
        scope={scope}
        onRenewed={jest.fn()}
      />,
      { api: mockApi() },
    );
    const region = within(
      await screen.findByRole('region', { name: 'Session' }),
    );
    expect(
      region.getByText('acme-portal-component-default-payments'),
    ).toBeInTheDocument();
    expect(
      region.getByText('acme-portal/component:default/payments'),
    ).toBeInTheDocument();
    expect(region.getByText(/one for each entity/)).toBeInTheDocument();
    expect(
      region.getByText('arn:aws:iam::999900001111:role/portal-hub'),
    ).toBeInTheDocument();
    expect(region.getByText(/31 % of the packed/)).toBeInTheDocument();
    expect(region.getByText('****************7QXA')).toBeInTheDocument();
    expect(
      region.getByText('3 times since the backend started'),
    ).toBeInTheDocument();
  });

  it('tells what CloudTrail shows of it beside its name', async () => {
    renderAgent(
      <SessionSection
        session={{
          ...session('payments'),
          sourceIdentity: 'acme-portal',
          tags: { entity: 'payments', portal: 'acme' },
        }}
        scope={scope}
        onRenewed={jest.fn()}
      />,
      { api: mockApi() },
    );
    expect(await screen.findByText('acme-portal')).toBeInTheDocument();
    expect(
      screen.getByText('entity = payments, portal = acme'),
    ).toBeInTheDocument();
  });

  it('counts down by the second, without telling a screen reader each', async () => {
    renderAgent(
      <SessionSection
        session={{
          ...session('payments'),
          issuedAt: ago(60),
          expiresAt: ago(-62),
        }}
        scope={scope}
        onRenewed={jest.fn()}
      />,
      { api: mockApi() },
    );
    const timer = await screen.findByRole('timer');
    expect(timer).toHaveAttribute('aria-live', 'off');
    const first = timer.textContent;
    expect(first).toMatch(/^0[01]:\d\d$/);
    await act(async () => {
      await new Promise(resolve => setTimeout(resolve, 2100));
    });
    expect(timer.textContent).not.toBe(first);
  });

  it('says when the session has expired', async () => {
    renderAgent(
      <SessionSection
        session={{ ...session('payments'), expiresAt: ago(5) }}
        scope={scope}
        onRenewed={jest.fn()}
      />,
      { api: mockApi() },
    );
    expect(await screen.findByRole('timer')).toHaveTextContent('00:00');
    expect(screen.getByText('expired')).toBeInTheDocument();
  });

  it('explains why the last renewal failed', async () => {
    const lastFailure = externalIdMismatch();
    renderAgent(
      <SessionSection
        session={{ ...session('payments'), lastFailure }}
        scope={scope}
        onRenewed={jest.fn()}
      />,
      { api: mockApi() },
    );
    expect(await screen.findByText(lastFailure.remedy)).toBeInTheDocument();
  });

  it('renews on demand, and reports a failure to', async () => {
    const api = mockApi();
    api.refreshCredentials.mockRejectedValueOnce(new Error('STS is away'));
    const onRenewed = jest.fn();
    renderAgent(
      <SessionSection session={null} scope={scope} onRenewed={onRenewed} />,
      { api },
    );
    const renew = await screen.findByRole('button', { name: 'Renew' });
    await userEvent.click(renew);
    expect(await screen.findByRole('alert')).toHaveTextContent('STS is away');
    expect(onRenewed).not.toHaveBeenCalled();

    await userEvent.click(renew);
    expect(onRenewed).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
