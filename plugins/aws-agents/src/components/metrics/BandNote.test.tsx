import { screen, within } from '@testing-library/react';
import type {
  ExpectedBand,
  MetricRange,
} from 'backstage-plugin-aws-agents-common';
import { metrics, missingPermission, series } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
import { MetricsSection } from './MetricsSection';

const tab = (
  <MetricsSection
    scope={{
      entity: { kind: 'Component', namespace: 'default', name: 'payments' },
      entityRef: 'component:default/payments',
      version: 0,
    }}
  />
);
const chart = async (name: string) =>
  within(await screen.findByRole('figure', { name }));

describe('the expected band of a chart', () => {
  it('draws what an anomaly detector expects, and says so in words', async () => {
    const banded =
      (value: number, deviations: number) =>
      (name: string, range: MetricRange) => {
        const one = series(name, range, { unit: 'Bytes' });
        const points = one.points.map(([at], index): [number, number] => [
          at,
          index === one.points.length - 1 ? value : 2048,
        ]);
        const band = {
          deviations,
          status: 'complete' as const,
          points: points.map(([at]): [number, number, number] => [
            at,
            1024,
            4096,
          ]),
        };
        return { ...one, points, band };
      };
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [
              banded(2048, 2)('Usual', range),
              banded(9216, 3.5)('Burst', range),
              series('Plain', range),
            ],
          }),
      }),
    });
    const usual = await chart('Usual');
    expect(usual.getByText(/^Expected 1 KiB to 4 KiB/)).toHaveTextContent(
      'anomaly detection, ±2 standard deviations',
    );
    expect(usual.queryByText(/The last value is/)).not.toBeInTheDocument();
    expect(
      usual.getByRole('img', {
        name: /expected band of 2 standard deviations, 1 KiB to 4 KiB at the last point, 0 of 180 points outside$/,
      }),
    ).toBeInTheDocument();
    const burst = await chart('Burst');
    expect(
      burst.getByText('The last value is above the expected band'),
    ).toBeInTheDocument();
    expect(burst.getByText(/1 min outside in this range/)).toBeInTheDocument();
    const plain = await chart('Plain');
    expect(plain.queryByText(/^Expected/)).not.toBeInTheDocument();
  });

  it('says why there is no band', async () => {
    const failure = missingPermission();
    const without = (
      name: string,
      range: MetricRange,
      band: Partial<ExpectedBand>,
    ) =>
      series(name, range, {
        band: { deviations: 2, status: 'error', points: [], ...band },
      });
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [
              without('Broken', range, { failure }),
              without('Silent', range, { status: 'no-data' }),
            ],
          }),
      }),
    });
    const broken = await chart('Broken');
    expect(
      broken.getByText(/The expected band could not be read now\./),
    ).toHaveTextContent(failure.cause);
    expect(broken.getByRole('img')).toBeInTheDocument();
    const silent = await chart('Silent');
    expect(
      silent.getByText('The anomaly detector expects nothing in this range.'),
    ).toBeInTheDocument();
  });

  it('names the comparison of an alarm on the band', async () => {
    renderAgent(tab, {
      api: mockApi({
        getMetrics: async (_, range) =>
          metrics(range, {
            series: [
              series('Reads', range, {
                alarms: [
                  {
                    name: 'unusual-reads',
                    state: 'ALARM',
                    since: null,
                    comparison: 'GreaterThanUpperThreshold',
                    threshold: null,
                  },
                ],
              }),
            ],
          }),
      }),
    });
    const alarms = within(
      (await chart('Reads')).getByRole('list', { name: 'Alarms' }),
    );
    expect(alarms.getByRole('listitem')).toHaveTextContent(
      'In alarm unusual-reads: above the expected band',
    );
  });
});
