import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApi, renderAgent } from '../../__testUtils__';
import { CallsSection } from './CallsSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};
const open = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: /What the portal asked AWS/ }),
  );

it('asks for the calls when opened, and lists the newest', async () => {
  const api = mockApi();
  renderAgent(<CallsSection scope={scope} />, { api });
  await screen.findByText('Recorded AWS calls');
  expect(api.getCalls).not.toHaveBeenCalled();
  await open();
  const table = within(
    await screen.findByRole('table', { name: 'Recorded AWS calls' }),
  );
  const rows = table.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(25);
  expect(rows[0]).toHaveTextContent(
    /GetMetricDataHTTP 200CloudWatch111122223333eu-west-121 ms0\$0\.00005/,
  );
  expect(rows[4]).toHaveTextContent('ThrottlingException (HTTP 400)');
  expect(screen.getByText(/^30 calls, 1 failed, about/)).toBeInTheDocument();

  await userEvent.click(
    screen.getByRole('button', { name: 'Show all 30 calls' }),
  );
  expect(table.getAllByRole('row')).toHaveLength(31);
});

it('says when none was made', async () => {
  renderAgent(<CallsSection scope={scope} />, {
    api: mockApi({ getCalls: async () => ({ calls: [] }) }),
  });
  await open();
  expect(
    await screen.findByText(/has made no AWS call for this agent/),
  ).toBeInTheDocument();
});
