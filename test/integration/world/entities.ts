import type { Entity } from '@backstage/catalog-model';
import { LOGISTICS_ACCOUNT, PAYMENTS_ACCOUNT } from './seed';

function component(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `aws-agents/${key}`,
          value,
        ]),
      ),
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}

const role = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;

/** Healthy. */
export const PAYMENTS = component('payments', {
  'role-arn': role(PAYMENTS_ACCOUNT, 'agents/payments-alloy'),
  'monitoring-role-arn': role(PAYMENTS_ACCOUNT, 'monitoring/payments'),
  regions: 'eu-west-1',
  platform: 'ec2',
  capabilities: 'cloudwatch-metrics,s3-logs',
  metrics: 'AWS/SQS{QueueName="payments"}\nAcme/Payments{Service="*"}',
  deliveries: 's3://acme-payments/firehose/payments/',
});

/** In another account and region; its bucket is not encrypted. */
export const SHIPPING = component('shipping', {
  'role-arn': role(LOGISTICS_ACCOUNT, 'agents/shipping-alloy'),
  'monitoring-role-arn': role(LOGISTICS_ACCOUNT, 'monitoring/shipping'),
  regions: 'eu-central-1',
  platform: 'ecs',
  capabilities: 'cloudwatch-metrics',
  metrics: 'AWS/SQS{QueueName="shipping-labels"}',
  deliveries: 's3://acme-logistics/loki/shipping/',
});

/** Too broad a role, an old key, silent since three days, and the old agent. */
export const WAREHOUSE = component('warehouse', {
  'role-arn': role(LOGISTICS_ACCOUNT, 'agents/warehouse-agent'),
  'monitoring-role-arn': role(LOGISTICS_ACCOUNT, 'monitoring/warehouse'),
  regions: 'eu-central-1',
  platform: 'on-premises',
  flavour: 'grafana-agent',
  'user-arn': `arn:aws:iam::${LOGISTICS_ACCOUNT}:user/warehouse`,
  deliveries: 's3://acme-logistics/flat/warehouse/',
});

/** Its trust policy names another portal. */
export const CHECKOUT = component('checkout', {
  'role-arn': role(PAYMENTS_ACCOUNT, 'agents/checkout-alloy'),
  'monitoring-role-arn': role(PAYMENTS_ACCOUNT, 'monitoring/checkout'),
  regions: 'eu-west-1',
  metrics: 'AWS/SQS{QueueName="payments"}',
});

/** Annotated with the role of payments. */
export const PROMOTIONS = component('promotions', {
  'role-arn': role(PAYMENTS_ACCOUNT, 'agents/payments-alloy'),
  'monitoring-role-arn': role(PAYMENTS_ACCOUNT, 'monitoring/payments'),
  regions: 'eu-west-1',
  metrics: 'AWS/SQS{QueueName="payments"}',
});

/** Two annotations with mistakes. */
export const LOYALTY = component('loyalty', {
  'role-arn': 'arn:aws:iam::1111:role/agents/loyalty-alloy',
  metrics: 'AWS/SQS{QueueName=loyalty}',
});

/** Has no agent. */
export const STOREFRONT = component('storefront', {});

export const ENTITIES = [
  PAYMENTS,
  SHIPPING,
  WAREHOUSE,
  CHECKOUT,
  PROMOTIONS,
  LOYALTY,
  STOREFRONT,
];
