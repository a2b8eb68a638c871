import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  agent,
  ago,
  binding,
  externalIdMismatch,
  HOUR,
  observation,
  permissions,
} from '../../__fixtures__';
import {
  entityOf,
  mockApi,
  refusal,
  renderAgent,
  TestSignals,
} from '../../__testUtils__';
import { AgentTab } from './AgentTab';

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('AgentTab', () => {
  it('shows a healthy agent', async () => {
    renderAgent(<AgentTab />, { api: mockApi() });
    const header = await section('Status of the AWS agent');
    expect(header.getByText('Healthy')).toBeInTheDocument();
    expect(header.getByText(/data arrives/)).toBeInTheDocument();
    expect(header.getByText(/^\d+ s ago$/)).toBeInTheDocument();

    const identity = await section('Identity');
    expect(
      identity.getByText(
        'arn:aws:iam::111122223333:role/agents/payments-alloy',
      ),
    ).toBeInTheDocument();
    expect(
      identity.getByText('acme-payments (111122223333)'),
    ).toBeInTheDocument();
    expect(
      identity.getByRole('link', {
        name: 'Open ARN of the agent role in the AWS console, in a new tab',
      }),
    ).toHaveAttribute(
      'href',
      'https://console.aws.amazon.com/iam/home#/roles/details/payments-alloy',
    );
    expect(await screen.findByText('NumberOfMessagesSent')).toBeInTheDocument();
    expect(
      await screen.findByText('s3://acme-telemetry/payments/'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Access keys' }),
    ).not.toBeInTheDocument();
  });

  it('explains a broken trust policy once, with what to paste', async () => {
    const failure = externalIdMismatch();
    const failed = observation('role', {
      status: 'failed',
      reason: 'The monitoring role cannot be assumed.',
      failures: [failure],
      dataAt: ago(3 * HOUR),
      stale: true,
    });
    renderAgent(<AgentTab />, {
      api: mockApi({
        getAgent: async () =>
          agent('checkout', {
            status: 'failed',
            reason: 'AWS refuses the ExternalId.',
            failure,
            session: null,
            observations: [failed],
          }),
        getPermissions: async ({ name }) => ({
          ...permissions(name),
          state: failed,
        }),
      }),
    });
    const header = await section('Status of the AWS agent');
    expect(header.getAllByText('Failed')).not.toHaveLength(0);
    expect(header.getByText(failure.cause)).toBeInTheDocument();
    expect(header.getByText(failure.remedy)).toBeInTheDocument();
    expect(
      header.getByLabelText('Trust policy of checkout-monitoring'),
    ).toHaveTextContent('acme-portal/component:default/checkout');
    expect(header.getByText(/Some of what is shown is old/)).toHaveTextContent(
      '3 h ago. The portal collects every 1 min.',
    );
    const role = await section('Permissions');
    expect(
      await role.findByText(/failed for the reason that stands at the top/),
    ).toBeInTheDocument();
    expect(role.queryByText(failure.cause)).not.toBeInTheDocument();
    expect(
      (await section('Session')).getByText(/holds no session/),
    ).toBeInTheDocument();

    await userEvent.click(
      header.getByRole('button', { name: 'Details of the failed call' }),
    );
    expect(header.getByText('STS AssumeRole')).toBeInTheDocument();
    expect(
      header.getByText(/is not authorized to perform/),
    ).toBeInTheDocument();
  });

  it('lists what is wrong with the annotations, and nothing else', async () => {
    renderAgent(<AgentTab />, {
      api: mockApi({
        getAgent: async () =>
          agent('loyalty', {
            status: 'failed',
            reason: 'The annotations have 1 problem.',
            binding: null,
            observations: [],
            problems: [
              {
                annotation: 'aws-agents/regions',
                value: 'eu-north-west-9',
                message: '"eu-north-west-9" is not an AWS region.',
                expected: 'region codes separated by commas',
              },
            ],
          }),
      }),
    });
    const problems = await section('1 problem in the annotations');
    expect(problems.getByText('aws-agents/regions')).toBeInTheDocument();
    expect(problems.getByLabelText('The offending text')).toHaveTextContent(
      'eu-north-west-9',
    );
    expect(problems.getByText(/is not an AWS region/)).toBeInTheDocument();
    expect(
      problems.getByText('Accepted: region codes separated by commas'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Metrics' }),
    ).not.toBeInTheDocument();
  });

  it('says how to bind an agent when the entity has no annotations', async () => {
    const api = mockApi();
    renderAgent(<AgentTab />, { api, entity: entityOf('plain', false) });
    expect(
      await screen.findByText('No AWS agent is bound to this entity'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('catalog-info.yaml')).toHaveTextContent(
      'aws-agents/role-arn: arn:aws:iam::',
    );
    expect(api.getAgent).not.toHaveBeenCalled();
  });

  it('shows that it is loading', async () => {
    renderAgent(<AgentTab />, {
      api: mockApi({ getAgent: () => new Promise(() => {}) }),
    });
    expect(
      await screen.findByLabelText('Loading the AWS agent'),
    ).toHaveAttribute('aria-busy', 'true');
  });

  it('names the permission that is missing', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderAgent(<AgentTab />, {
      api: mockApi({ getAgent: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see the AWS agent'),
    ).toBeInTheDocument();
    expect(screen.getByText('aws-agents.agent.read')).toBeInTheDocument();
  });

  it('tells an entity that the backend does not know', async () => {
    const error = await refusal(404, 'NotFoundError', 'No such entity');
    renderAgent(<AgentTab />, {
      api: mockApi({ getAgent: () => Promise.reject(error) }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend does not know the AWS agent',
    );
  });

  it('loads again on demand after the backend failed', async () => {
    const error = await refusal(503, 'ServiceUnavailableError', 'Away');
    const api = mockApi();
    api.getAgent.mockRejectedValueOnce(error);
    renderAgent(<AgentTab />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the AWS agent. Away (HTTP 503)',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Identity')).toBeInTheDocument();
  });

  it('keeps what was known when the backend goes away, and says so', async () => {
    const signals = new TestSignals();
    const api = mockApi();
    renderAgent(<AgentTab />, { api, signals });
    await screen.findByText('Identity');
    api.getAgent.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'Away'),
    );
    await act(async () =>
      signals.send({ changed: [], observed: ['key-of-payments'] }),
    );
    expect(
      await screen.findByText(/this is what was last known/),
    ).toHaveTextContent('Away (HTTP 503)');
    expect(screen.getByText('Identity')).toBeInTheDocument();
  });

  it('loads everything again when the backend signals news', async () => {
    const signals = new TestSignals();
    const api = mockApi();
    renderAgent(<AgentTab />, { api, signals });
    await screen.findByText('Identity');
    await act(async () =>
      signals.send({ changed: [], observed: ['key-of-payments'] }),
    );
    await waitFor(() => expect(api.getAgent).toHaveBeenCalledTimes(2));
    expect(api.getMetrics).toHaveBeenCalledTimes(2);
    expect(api.getDeliveries).toHaveBeenCalledTimes(2);
  });

  it('refreshes, and loads everything anew', async () => {
    const api = mockApi();
    renderAgent(<AgentTab />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(api.refreshAgent).toHaveBeenCalledWith({
      kind: 'Component',
      namespace: 'default',
      name: 'payments',
    });
    await waitFor(() => expect(api.getAgent).toHaveBeenCalledTimes(2));
  });

  it('says why a refresh failed', async () => {
    const error = await refusal(503, 'ServiceUnavailableError', 'STS is away');
    renderAgent(<AgentTab />, {
      api: mockApi({ refreshAgent: () => Promise.reject(error) }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The refresh failed. STS is away (HTTP 503)',
    );
  });

  it('warns of an agent at its end of life', async () => {
    renderAgent(<AgentTab />, {
      api: mockApi({
        getAgent: async () =>
          agent('legacy-crm', {
            binding: { ...binding('legacy-crm'), flavour: 'grafana-agent' },
          }),
      }),
    });
    expect(
      (await section('Identity')).getByText(/End of life since 1 Nov 2025/),
    ).toBeInTheDocument();
  });

  it("tells what can be seen of the agent's own credentials", async () => {
    renderAgent(<AgentTab />, { api: mockApi() });
    const identity = await section('Identity');
    await userEvent.click(
      identity.getByRole('button', { name: /own credentials/ }),
    );
    expect(await identity.findByText(/monitoring\/alloy/)).toBeInTheDocument();
    expect(identity.getByText(/^unknown/)).toHaveTextContent(
      'unknown (not for this platform)',
    );
  });
});
