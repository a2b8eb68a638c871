import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chain, externalIdMismatch, observation } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { ChainSection } from './ChainSection';

describe('ChainSection', () => {
  it('draws each hop with how it was reached and what to worry about', async () => {
    renderAgent(<ChainSection chain={chain('payments')} />, { api: mockApi() });
    const [portal, hub, monitoring] = await screen.findAllByRole('listitem');
    expect(portal).toHaveTextContent('Portal identity');
    expect(portal).toHaveTextContent('from Environment variables');
    expect(portal).toHaveTextContent('Does not expire');
    expect(portal).toHaveTextContent(
      'The portal runs on a long-lived access key.',
    );
    expect(hub).toHaveTextContent('AssumeRole');
    expect(hub).toHaveTextContent(/expires in 3[78] min/);
    expect(monitoring).toHaveTextContent('AssumeRole with ExternalId');
    expect(monitoring).toHaveTextContent('Reached');
  });

  it('says at which hop it fails, and points up when that is explained', async () => {
    const failure = externalIdMismatch();
    const hops = chain('checkout').map(hop =>
      hop.kind === 'monitoring-role'
        ? { ...hop, status: 'failed' as const, failure }
        : hop,
    );
    renderAgent(<ChainSection chain={hops} explained={failure} />, {
      api: mockApi(),
    });
    const last = (await screen.findAllByRole('listitem'))[2];
    expect(last).toHaveTextContent('Failed');
    expect(last).toHaveTextContent(failure.message);
    expect(last).toHaveTextContent('stands at the top');
    expect(last).not.toHaveTextContent(failure.remedy);
  });

  it('does not guess who the portal is', async () => {
    const [portal] = chain('payments');
    renderAgent(
      <ChainSection
        chain={[
          {
            ...portal,
            arn: null,
            accountId: null,
            status: 'failed',
            hazards: [],
          },
        ]}
      />,
      { api: mockApi() },
    );
    const hop = await screen.findByRole('listitem');
    expect(hop).toHaveTextContent('Nobody knows which');
    expect(hop).toHaveTextContent('Account not known');
  });

  it('shows a role that anybody may borrow at its hop, with how to mend it', async () => {
    const hops = chain('payments');
    hops[2].hazards = [
      {
        id: 'external-id-ignored',
        severity: 'critical',
        message: 'The trust policy does not demand the ExternalId.',
        remedy: 'Give the trust policy a condition.',
      },
    ];
    const failure = {
      ...externalIdMismatch(),
      code: 'external-id-ignored',
      message: 'The role lets the portal in for any entity.',
    };
    renderAgent(
      <ChainSection
        chain={hops}
        state={observation('external-id', {
          status: 'degraded',
          reason: failure.message,
          failures: [failure],
        })}
      />,
      { api: mockApi() },
    );
    const picture = within(
      await screen.findByRole('list', { name: /From the portal/ }),
    );
    const [, , hop] = picture.getAllByRole('listitem');
    expect(hop).toHaveTextContent(
      'Grave hazard: The trust policy does not demand the ExternalId.',
    );
    expect(
      screen.getAllByText('The role lets the portal in for any entity.').length,
    ).toBeGreaterThan(0);
    expect(screen.getByText(/"sts:ExternalId"/)).toBeInTheDocument();
  });

  it('explains why this identity, when asked', async () => {
    const api = mockApi();
    renderAgent(<ChainSection chain={chain('payments')} />, { api });
    const toggle = await screen.findByRole('button', {
      name: 'Why this identity?',
    });
    expect(api.getCredentialChain).not.toHaveBeenCalled();
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');

    const table = within(await screen.findByRole('table'));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/^Environment variables.*Used.*low.*high/),
      expect.stringMatching(/^IAM Identity Center.*Not reached/),
      expect.stringMatching(
        /^Web identity token.*Skipped.*AWS_WEB_IDENTITY_TOKEN_FILE is not set/,
      ),
    ]);
  });

  it('says when the explanation cannot be had', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderAgent(<ChainSection chain={[]} />, {
      api: mockApi({ getCredentialChain: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText(/Nothing is known of the way/),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Why this identity?' }),
    );
    expect(
      await screen.findByText('You may not see the credential chain'),
    ).toBeInTheDocument();
  });
});
