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
    await screen.findByText(
      /^\$0\.86 to \$1\.73 a month, \$0\.03 to \$0\.06 a day, at the pace since/,
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText('CloudWatch $0.01 to $0.03, STS free'),
  ).toBeInTheDocument();
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows[1]).toHaveTextContent('2026-11-02$0.03$0.012,8801,440215');
  expect(screen.getByText(/^None is set/)).toBeInTheDocument();
});

it('says when the budget slows collection down', async () => {
  const note = 'Collected less often than the schedule says.';
  render({
    budget: { monthlyUsd: 0.5, reading: 'metrics', exceeded: true, note },
  });
  expect(await screen.findByText(note)).toBeInTheDocument();
  expect(
    screen.getByText(
      /^\$0\.50 a month, counted by metric; the projected month is above it\./,
    ),
  ).toHaveTextContent(/Exceeded today$/);
});

it('says when the budget is kept', async () => {
  const note = 'Collected as often as the schedule says.';
  render({
    budget: { monthlyUsd: 2, reading: 'queries', exceeded: false, note },
  });
  expect(
    await screen.findByText(
      `$2.00 a month, counted by query; the projected month is within it. ${note}`,
    ),
  ).toBeInTheDocument();
  expect(screen.queryByText('Exceeded today')).not.toBeInTheDocument();
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
