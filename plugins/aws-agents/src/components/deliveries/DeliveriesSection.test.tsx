import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  deliveries,
  delivery,
  missingPermission,
  observation,
} from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import { DeliveriesSection } from './DeliveriesSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};
const section = <DeliveriesSection scope={scope} partition="aws" />;
const location = async (name: string) =>
  within(await screen.findByRole('article', { name }));

describe('DeliveriesSection', () => {
  it('shows what arrived and how it is protected', async () => {
    renderAgent(section, { api: mockApi() });
    const card = await location('s3://acme-telemetry/payments/');
    expect(card.getByText('Healthy')).toBeInTheDocument();
    expect(card.getByText('4 min ago')).toBeInTheDocument();
    expect(card.getByText('288')).toBeInTheDocument();
    expect(card.getByText('objects in the last 24 h')).toBeInTheDocument();
    expect(card.getByText('132 MiB')).toBeInTheDocument();
    expect(card.getByText(/SSE-KMS with key/)).toBeInTheDocument();
    expect(
      card.getByText(
        /about every 5 min \(learned from the last day\); silent from/,
      ),
    ).toBeInTheDocument();
    expect(card.getByText('12/h · 5.5 MiB/h')).toBeInTheDocument();
    expect(card.getByRole('link')).toHaveAttribute(
      'href',
      'https://console.aws.amazon.com/s3/buckets/acme-telemetry?prefix=payments%2F',
    );
  });

  it('draws bytes or objects by the hour', async () => {
    renderAgent(section, { api: mockApi() });
    const card = await location('s3://acme-telemetry/payments/');
    expect(
      card.getByRole('img', { name: 'Bytes by hour, 24 hours' }),
    ).toBeInTheDocument();
    await userEvent.click(card.getByRole('button', { name: 'Objects' }));
    expect(
      card.getByRole('img', { name: 'Objects by hour, 24 hours' }),
    ).toBeInTheDocument();
    expect(card.getByText('Objects in each hour')).toBeInTheDocument();
  });

  it('says since when a location is silent, and when nothing can be told', async () => {
    renderAgent(section, {
      api: mockApi({
        getDeliveries: async () =>
          deliveries('payments', {
            deliveries: [
              delivery('s3://acme/late/', {
                cadence: {
                  everySeconds: 900,
                  source: 'annotation',
                  overdueAt: ago(3600),
                },
              }),
              delivery('s3://acme/rare/', { cadence: null }),
            ],
          }),
      }),
    });
    expect(
      (await location('s3://acme/late/')).getByText(
        /every 15 min \(as annotated\); silent since/,
      ),
    ).toBeInTheDocument();
    expect(
      (await location('s3://acme/rare/')).getByText(
        'not known: too little has arrived to tell',
      ),
    ).toBeInTheDocument();
  });

  it('says that a location went quiet', async () => {
    renderAgent(section, { api: mockApi() });
    const card = await location('s3://acme-legacy-logs/');
    expect(card.getByText('Degraded')).toBeInTheDocument();
    expect(card.getByText('Nothing arrived for two days.')).toBeInTheDocument();
    expect(card.getByText('2 d ago')).toBeInTheDocument();
  });

  it('takes what could not be listed for unknown, not for nothing', async () => {
    const failure = missingPermission();
    renderAgent(section, {
      api: mockApi({
        getDeliveries: async () =>
          deliveries('payments', {
            state: observation('deliveries', {
              status: 'failed',
              reason: 'One location could not be listed.',
              failures: [failure],
            }),
            deliveries: [
              delivery('s3://acme/a/', {
                status: 'failed',
                reason: 'The role may not list the bucket.',
                failures: [failure],
                newest: null,
                objects: null,
                bytes: null,
                hourly: [],
                region: null,
              }),
            ],
          }),
      }),
    });
    const card = await location('s3://acme/a/');
    expect(card.getAllByText('unknown')).toHaveLength(2);
    expect(
      card.getByText('unknown: the location could not be listed'),
    ).toBeInTheDocument();
    // Explained once: in the card, not above it too.
    expect(screen.getAllByText(failure.cause)).toHaveLength(1);
  });

  it('says that counts are lower bounds, and that a window was empty', async () => {
    renderAgent(section, {
      api: mockApi({
        getDeliveries: async () =>
          deliveries('payments', {
            deliveries: [
              delivery('s3://acme/many/', { truncated: true, objects: 5000 }),
              delivery('s3://acme/none/', {
                newest: null,
                objects: 0,
                bytes: 0,
                hourly: [],
                windowSeconds: 172_800,
              }),
            ],
          }),
      }),
    });
    expect(
      (await location('s3://acme/many/')).getByText('at least 5,000'),
    ).toBeInTheDocument();
    expect(
      (await location('s3://acme/none/')).getByText('none in the last 48 h'),
    ).toBeInTheDocument();
  });

  it('says where to write when there is no location', async () => {
    renderAgent(section, {
      api: mockApi({
        getDeliveries: async () => deliveries('payments', { deliveries: [] }),
      }),
    });
    expect(
      await screen.findByText('aws-agents/deliveries'),
    ).toBeInTheDocument();
  });

  it('says when the deliveries cannot be loaded', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderAgent(section, {
      api: mockApi({ getDeliveries: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText('You may not see the deliveries'),
    ).toBeInTheDocument();
  });
});
