import { screen, within } from '@testing-library/react';
import { costs } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
import { Costs } from './Costs';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};
const render = (overrides: Parameters<typeof costs>[0] = {}) =>
  renderAgent(<Costs scope={scope} />, {
    api: mockApi({ getCosts: async () => costs(overrides) }),
  });

it('tells both readings of the price, and a projected month', async () => {
  render();
  expect(
    await screen.findByText(/^\$0\.86 to \$1\.73 a month, at the pace since/),
  ).toBeInTheDocument();
  expect(
    screen.getByText('CloudWatch $0.01 to $0.03, STS $0'),
  ).toBeInTheDocument();
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows[1]).toHaveTextContent('2026-11-022152,8801,440$0.03$0.01');
  expect(screen.queryByText('Budget')).not.toBeInTheDocument();
});

it('says when the budget slows collection down', async () => {
  const note = 'Collected less often than the schedule says.';
  render({
    budget: { monthlyUsd: 0.5, reading: 'metrics', exceeded: true, note },
  });
  expect(await screen.findByText(note)).toBeInTheDocument();
  expect(screen.getByText('$0.50 a month.')).toBeInTheDocument();
});

it('has nothing to say of an agent that nothing was spent on', async () => {
  render({
    days: [],
    services: [],
    perDay: null,
    projectedMonth: null,
    measuredSince: null,
  });
  expect(
    await screen.findByText('Nothing has been spent on this agent yet.'),
  ).toBeInTheDocument();
});
