import { screen, within } from '@testing-library/react';
import {
  ago,
  alarm,
  alarms,
  compositeAlarm,
  HOUR,
  missingPermission,
  observation,
} from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { AlarmsSection } from './AlarmsSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};
const section = <AlarmsSection scope={scope} />;
const showing = (value: Parameters<typeof alarms>[0]) =>
  renderAgent(section, {
    api: mockApi({ getAlarms: async () => alarms(value) }),
  });
const row = async (name: RegExp) =>
  within(await screen.findByRole('row', { name }));

describe('AlarmsSection', () => {
  it('shows state, since when, condition and reason of each alarm', async () => {
    showing({
      alarms: [
        compositeAlarm('payments-degraded', ['payments-queue-backlog'], {
          state: 'ALARM',
          since: ago(2 * HOUR),
          reason: 'A child transitioned to ALARM',
          actionsEnabled: false,
        }),
        alarm('payments-queue-backlog', { description: 'Pages the team' }),
        alarm('payments-silent', { state: 'INSUFFICIENT_DATA', since: null }),
      ],
    });
    expect(await screen.findByText('1 of 3 in alarm')).toBeInTheDocument();
    const composite = await row(/payments-degraded/);
    expect(composite.getByText('In alarm')).toBeInTheDocument();
    expect(composite.getByText('2 h ago')).toBeInTheDocument();
    expect(
      composite.getByText('ALARM("payments-queue-backlog")'),
    ).toBeInTheDocument();
    expect(composite.getByText(/actions are switched off/)).toBeInTheDocument();
    expect(
      composite.getByText('A child transitioned to ALARM'),
    ).toBeInTheDocument();
    const backlog = await row(/Pages the team/);
    expect(backlog.getByText('OK')).toBeInTheDocument();
    expect(backlog.getByRole('link')).toHaveAttribute(
      'href',
      'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/payments-queue-backlog',
    );
    const silent = await row(/payments-silent/);
    expect(silent.getByText('Too little data')).toBeInTheDocument();
    expect(silent.getByText('not known')).toBeInTheDocument();
  });

  it('names the anomaly detectors', async () => {
    showing({
      anomalyDetectors: [
        {
          region: 'eu-west-1',
          metrics: alarm('x').metrics,
          expression: null,
          state: 'TRAINED',
        },
      ],
    });
    expect(
      await screen.findByText(/^The anomaly detector of .* is trained\.$/),
    ).toBeInTheDocument();
  });

  it('tells no alarm from alarms that could not be read', async () => {
    const { unmount } = showing({ alarms: [] });
    expect(
      await screen.findByText(/No CloudWatch alarm watches/),
    ).toBeInTheDocument();
    unmount();
    const failure = missingPermission();
    showing({
      alarms: [],
      state: observation('alarms', {
        status: 'failed',
        reason: failure.message,
        dataAt: null,
        failures: [failure],
      }),
    });
    expect(await screen.findByText(failure.cause)).toBeInTheDocument();
    expect(
      screen.queryByText(/No CloudWatch alarm watches/),
    ).not.toBeInTheDocument();
  });

  it('says when the alarms cannot be loaded', async () => {
    const error = await refusal(500, 'Error', 'boom');
    renderAgent(section, {
      api: mockApi({ getAlarms: () => Promise.reject(error) }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the alarms. boom (HTTP 500)',
    );
  });
});
