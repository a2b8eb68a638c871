import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  metrics,
  missingPermission,
  observation,
  series,
} from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { MetricsSection } from './MetricsSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};
const Address = () => <p data-testid="address">{useLocation().search}</p>;
const tab = (
  <>
    <MetricsSection scope={scope} />
    <Address />
  </>
);
const chart = async (name: string) =>
  within(await screen.findByRole('figure', { name }));

describe('MetricsSection', () => {
  it('shows each metric with its unit, period, last value and its time', async () => {
    const now = Date.now();
    const api = mockApi({
      getMetrics: async (_, range) =>
        metrics(range, {
          series: [
            series('ProcessedBytes', range, {
              unit: 'Bytes',
              points: [
                [now - 120_000, 1024],
                [now - 61_000, 3_300_000],
              ],
            }),
          ],
        }),
    });
    renderAgent(tab, { api });
    const figure = await chart('ProcessedBytes');
    expect(figure.getByText('Sum per 1 min · Bytes')).toBeInTheDocument();
    expect(figure.getByText('3.15 MiB')).toBeInTheDocument();
    expect(figure.getByText('1 min ago')).toBeInTheDocument();
    expect(
      screen.getByText('AWS/SQS · QueueName payments · eu-west-1'),
    ).toBeInTheDocument();
  });

  it('keeps the range in the address and asks for it', async () => {
    const api = mockApi();
    renderAgent(tab, { api, path: '/?tab=1&range=1d' });
    await chart('NumberOfMessagesSent');
    expect(api.getMetrics.mock.calls[0][1]).toBe('1d');
    expect(screen.getByRole('button', { name: 'Last 1d' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Last 1h' }));
    expect(screen.getByTestId('address')).toHaveTextContent('?tab=1&range=1h');
    await chart('NumberOfMessagesSent');
    expect(api.getMetrics).toHaveBeenLastCalledWith(
      scope.entity,
      '1h',
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Last 3h' }));
    expect(screen.getByTestId('address')).toHaveTextContent(/^\?tab=1$/);
  });

  it('does not show charts of one range under the button of another', async () => {
    const api = mockApi();
    renderAgent(tab, { api });
    await chart('NumberOfMessagesSent');
    api.getMetrics.mockReturnValue(new Promise(() => {}));
    await userEvent.click(screen.getByRole('button', { name: 'Last 7d' }));
    expect(
      await screen.findByLabelText('Loading the metrics'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('figure', { name: 'NumberOfMessagesSent' }),
    ).not.toBeInTheDocument();
  });

  it('takes a range that it does not know for the default', async () => {
    const api = mockApi();
    renderAgent(tab, { api, path: '/?range=5y' });
    await chart('NumberOfMessagesSent');
    expect(api.getMetrics.mock.calls[0][1]).toBe('3h');
  });

  it('tells no data, forbidden, failed and partial apart', async () => {
    const failure = missingPermission();
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [
              series('NoData', range, { status: 'no-data', points: [] }),
              series('Forbidden', range, {
                status: 'forbidden',
                points: [],
                failure,
              }),
              series('Broken', range, { status: 'error', points: [] }),
              series('Partial', range, { status: 'partial', unit: null }),
              series('Old', range, { status: 'error' }),
            ],
          }),
      }),
    });
    expect(
      (await chart('NoData')).getByText('No data points in this range'),
    ).toBeInTheDocument();
    const forbidden = await chart('Forbidden');
    expect(
      forbidden.getByText('Not allowed to read this metric'),
    ).toBeInTheDocument();
    expect(forbidden.getByText(failure.cause)).toBeInTheDocument();
    expect(
      (await chart('Broken')).getByText('CloudWatch gave no reason.'),
    ).toBeInTheDocument();
    const partial = await chart('Partial');
    expect(
      partial.getByText('Partial: CloudWatch returned only some of the points'),
    ).toBeInTheDocument();
    expect(partial.getByText(/unit not known/)).toBeInTheDocument();
    expect((await chart('Old')).getByText(/^Old points/)).toBeInTheDocument();
  });

  it('does not explain in each chart what is explained above', async () => {
    const failure = missingPermission();
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            state: observation('metrics', {
              status: 'failed',
              reason: 'CloudWatch refused.',
              failures: [failure],
            }),
            series: ['One', 'Two'].map(name =>
              series(name, range, { status: 'error', points: [], failure }),
            ),
          }),
      }),
    });
    expect(
      (await chart('Two')).getByText('The reason stands above.'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(failure.cause)).toHaveLength(1);
  });

  it('names the owner of linked metrics, the expression of math and the alarms', async () => {
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [
              series('Linked', range, { owningAccountId: '444455556666' }),
              series('error_rate', range, {
                namespace: 'Metric math',
                dimensions: {},
                statistic: '100 * errors / requests',
                expression: '100 * errors / requests',
                unit: 'Percent',
                level: 3,
                alarms: [
                  {
                    name: 'too-many-errors',
                    state: 'ALARM',
                    since: new Date(Date.now() - 7_200_000).toISOString(),
                    comparison: 'GreaterThanThreshold',
                    threshold: 5,
                  },
                ],
              }),
            ],
          }),
      }),
    });
    expect(
      await screen.findByText(/owned by account 444455556666/),
    ).toBeInTheDocument();
    const figure = await chart('error_rate');
    expect(figure.getByText('100 * errors / requests')).toBeInTheDocument();
    expect(figure.getByText('In alarm')).toBeInTheDocument();
    expect(figure.getByText('2 h ago')).toBeInTheDocument();
    expect(figure.getByRole('listitem')).toHaveTextContent(
      'too-many-errors: > 5 %, since',
    );
    expect(
      figure.getByRole('img', { name: /threshold of too-many-errors/ }),
    ).toBeInTheDocument();
  });

  it('draws a dozen charts, and all when asked', async () => {
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: Array.from({ length: 15 }, (__, index) =>
              series(`Metric${index}`, range, { points: [] }),
            ),
          }),
      }),
    });
    await chart('Metric0');
    expect(screen.getAllByRole('figure')).toHaveLength(12);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 15 charts' }),
    );
    expect(screen.getAllByRole('figure')).toHaveLength(15);
  });

  it('says that nothing was collected yet rather than showing zero', async () => {
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [],
            state: observation('metrics', {
              status: 'unknown',
              reason: 'Metrics were not collected yet.',
              observedAt: null,
              dataAt: null,
            }),
          }),
      }),
    });
    expect(
      await screen.findByText('Metrics were not collected yet.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/There is no metric to show/)).toBeInTheDocument();
    expect(screen.getByText(/no data yet, tried never/)).toBeInTheDocument();
  });

  it('says when the metrics cannot be loaded', async () => {
    const error = await refusal(500, 'Error', 'boom');
    renderAgent(tab, {
      api: mockApi({ getMetrics: () => Promise.reject(error) }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the metrics. boom (HTTP 500)',
    );
  });
});
