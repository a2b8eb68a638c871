import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  FleetQuery,
  FleetResponse,
} from 'backstage-plugin-aws-agents-common';
import { useLocation, useNavigate } from 'react-router-dom';
import { ago, fleet, fleetRow } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { AgentsPageContent } from './AgentsPage';

const Address = () => {
  const go = useNavigate();
  return (
    <>
      <p data-testid="address">{useLocation().search}</p>
      <button onClick={() => go(-1)}>back</button>
    </>
  );
};
const page = (
  <>
    <AgentsPageContent />
    <Address />
  </>
);

const ROWS = [
  fleetRow('checkout', {
    status: 'failed',
    reason: 'AWS refuses the ExternalId.',
    session: null,
    permissions: null,
    tiles: ['broken'],
  }),
  fleetRow('crm', {
    flavour: 'grafana-agent',
    endOfLife: true,
    accessKeyDueAt: ago(86_400),
    silent: ['deliveries'],
    permissions: {
      needed: 9,
      met: 7,
      missing: 2,
      undecided: 0,
      excess: 4,
      tooBroad: 1,
      findings: { critical: 1, high: 0, medium: 0, low: 2, info: 0 },
      waived: 1,
    },
    tiles: ['expiring', 'over-privileged', 'silent'],
    observedAt: ago(600),
  }),
  fleetRow('payments'),
];

/** Answers as the backend would to these filters. */
const withAgents = (overrides: Partial<FleetResponse> = {}) =>
  mockApi({
    getFleet: async ({ q = '', tiles = [], filters = {} }: FleetQuery) => {
      const items = ROWS.filter(
        row =>
          row.title.includes(q) &&
          (tiles.length === 0 ||
            tiles.some(tile => row.tiles.includes(tile))) &&
          (!filters.status?.length || filters.status.includes(row.status)),
      );
      return fleet(items, {
        allItems: ROWS.length,
        facets: {
          ...fleet([]).facets,
          status: [
            { value: 'ok', count: 2 },
            { value: 'failed', count: 1 },
          ],
        },
        ...overrides,
      });
    },
  });
const table = () => screen.findByRole('table', { name: 'AWS agents' });
const rows = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1);
const address = () => screen.getByTestId('address');

describe('AgentsPageContent', () => {
  it('tells of each agent, with a way to its tab', async () => {
    renderAgent(page, { api: withAgents() });
    const [checkout, crm, payments] = await rows();
    expect(checkout).toHaveTextContent(
      /checkout.*Failed.*ago.*AWS refuses the ExternalId\..*acme-payments111122223333/,
    );
    expect(
      within(checkout).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/aws-agent');
    expect(crm).toHaveTextContent(/Grafana Agent/);
    expect(crm).toHaveTextContent(/key was due 1 d ago/);
    expect(crm).toHaveTextContent(/7 of 9 met2 missing4 not needed1 too broad/);
    expect(crm).toHaveTextContent(/1 critical2 low1 accepted/);
    expect(crm).toHaveTextContent(/3 min agono deliveries/);
    expect(crm).toHaveTextContent(/10 min agostale/);
    expect(payments).toHaveTextContent(
      /in \d+ min9 of 9 metno excessnone3 min ago.*\$0.02/,
    );
    expect(screen.getByText('3 of 3 agents')).toBeInTheDocument();
  });

  it('asks for what the address names', async () => {
    const api = withAgents();
    renderAgent(page, {
      api,
      path: '/?q=c&status=failed&owner=none&tile=broken&sort=cost&page=2',
    });
    await table();
    expect(api.getFleet).toHaveBeenCalledWith(
      expect.objectContaining({
        q: 'c',
        tiles: ['broken'],
        filters: expect.objectContaining({
          status: ['failed'],
          owner: ['none'],
        }),
        sort: 'cost',
        order: 'desc',
        offset: 50,
        limit: 50,
      }),
      expect.anything(),
    );
  });

  it('filters by tiles and values, and the back button undoes it', async () => {
    renderAgent(page, { api: withAgents() });
    await table();
    const tile = screen.getByRole('button', { name: /^1\s*Silent/ });
    expect(tile).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(tile);
    expect(address()).toHaveTextContent('?tile=silent');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(screen.getByRole('button', { name: /Silent/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByText('back'));
    await waitFor(async () => expect(await rows()).toHaveLength(3));

    fireEvent.mouseDown(screen.getByLabelText('Status'));
    await userEvent.click(screen.getByRole('option', { name: /Failed/ }));
    // The menu stays for more values, and hides what is behind it.
    await userEvent.keyboard('{Escape}');
    expect(address()).toHaveTextContent('?status=failed');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
  });

  it('searches when the typing rests, and clears', async () => {
    const api = withAgents();
    renderAgent(page, { api });
    await table();
    await userEvent.type(screen.getByLabelText('Search'), 'zzz');
    expect(await screen.findByText('No agent matches.')).toBeInTheDocument();
    expect(address()).toHaveTextContent('?q=zzz');
    const asked = api.getFleet.mock.calls.map(([query]) => query.q);
    expect(new Set(asked)).toEqual(new Set(['', 'zzz']));

    await userEvent.click(screen.getAllByText('Clear filters')[0]);
    await waitFor(async () => expect(await rows()).toHaveLength(3));
    expect(screen.getByLabelText('Search')).toHaveValue('');
  });

  it('sorts by any column, the worrying first, and says so', async () => {
    renderAgent(page, { api: withAgents() });
    await table();
    const header = (name: string) =>
      screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });
    expect(header('Status and cause')).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Findings' }));
    expect(address()).toHaveTextContent('?sort=findings');
    expect(header('Findings')).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'Findings' }));
    expect(address()).toHaveTextContent('?sort=findings&order=asc');
    expect(header('Status and cause')).not.toHaveAttribute('aria-sort');
  });

  it('goes from agent to agent by arrow keys', async () => {
    renderAgent(page, { api: withAgents() });
    await table();
    const link = (name: string) => screen.getByRole('link', { name });
    act(() => link('checkout').focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(link('payments')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(link('crm')).toHaveFocus();
  });

  it('leads to the other pages', async () => {
    renderAgent(page, { api: withAgents({ totalItems: 120, allItems: 130 }) });
    expect(
      await screen.findByText('120 of 130 agents, 1 to 3 shown'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Go to page 3' }));
    expect(address()).toHaveTextContent('?page=3');
  });

  it('exports what is filtered, and tells why it could not', async () => {
    const api = withAgents();
    const urls = {
      createObjectURL: jest.fn(() => 'blob:a'),
      revokeObjectURL: jest.fn(),
    };
    Object.assign(URL, urls);
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderAgent(page, { api, path: '/?tile=broken&page=1' });
    await table();
    await userEvent.click(screen.getByText('Export as CSV'));
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    const [query] = api.exportFleet.mock.calls[0];
    expect(query).toMatchObject({ tiles: ['broken'] });
    expect(query).not.toHaveProperty('limit');

    api.exportFleet.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    await userEvent.click(screen.getByText('Export as CSV'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Could not export the agents.*The database is away/,
    );
    click.mockRestore();
  });

  it('says how to bind the first agent', async () => {
    renderAgent(page, { api: mockApi() });
    expect(await screen.findByText('aws-agents/role-arn')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderAgent(page, {
      api: mockApi({ getFleet: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see the AWS agents'),
    ).toBeInTheDocument();
  });
});
