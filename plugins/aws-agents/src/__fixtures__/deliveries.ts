import type {
  DeliveriesResponse,
  Delivery,
} from 'backstage-plugin-aws-agents-common';
import { observation } from './agent';
import { ago, DAY, HOUR, MINUTE } from './time';

export const delivery = (
  uri: string,
  overrides: Partial<Delivery> = {},
): Delivery => {
  const [bucket, ...prefix] = uri.replace('s3://', '').split('/');
  const hourMs = HOUR * 1000;
  const thisHour = Math.floor(Date.now() / hourMs) * hourMs;
  return {
    uri,
    bucket,
    prefix: prefix.join('/'),
    region: 'eu-west-1',
    status: 'ok',
    reason: 'Objects arrive, the newest 4 minutes ago.',
    failures: [],
    newest: {
      key: `${prefix.join('/')}2026/11/24/batch-000482.json.gz`,
      at: ago(4 * MINUTE),
      bytes: 482_113,
    },
    cadence: {
      everySeconds: 300,
      source: 'learned',
      overdueAt: ago(-11 * MINUTE),
    },
    windowSeconds: DAY,
    objects: 288,
    bytes: 138_412_551,
    hourly: Array.from({ length: 24 }, (_, index) => ({
      hour: new Date(thisHour - (23 - index) * hourMs).toISOString(),
      objects: 12,
      bytes: Math.round(4_000_000 + 2_400_000 * Math.sin(index / 3)),
    })),
    truncated: false,
    encryption: {
      algorithm: 'aws:kms',
      keyId: 'alias/acme-telemetry',
      bucketKey: true,
    },
    encryptionStatus: 'encrypted',
    publicAccess: 'blocked',
    tlsOnly: 'yes',
    versioning: 'enabled',
    ...overrides,
  };
};

export const deliveries = (
  name = 'payments',
  overrides: Partial<DeliveriesResponse> = {},
): DeliveriesResponse => ({
  state: observation('deliveries'),
  deliveries: [
    delivery(`s3://acme-telemetry/${name}/`),
    delivery('s3://acme-legacy-logs/', {
      status: 'degraded',
      reason: 'Nothing arrived for two days.',
      newest: {
        key: 'batch-000017.json.gz',
        at: ago(2 * DAY + HOUR),
        bytes: 9_113,
      },
      objects: 0,
      bytes: 0,
      hourly: [],
      encryption: null,
      encryptionStatus: 'none',
      publicAccess: 'partly-blocked',
      tlsOnly: 'no',
      versioning: 'unknown',
    }),
  ],
  ...overrides,
});
