/** One service of the demo world and the state that it is there to show. */
export interface TourStop {
  service: string;
  state: string;
  look: string;
}

/** In the order in which a newcomer learns most. */
export const tour: TourStop[] = [
  {
    service: 'payments',
    state: 'Healthy, EKS with IRSA',
    look: 'Role, live countdown of the session, SQS and ALB charts, S3 deliveries.',
  },
  {
    service: 'returns',
    state: 'No agent yet',
    look: 'Onboard one: choose what it does, see the policies before they are written, and watch the tab turn green.',
  },
  {
    service: 'checkout',
    state: 'Broken trust policy',
    look: 'The role expects another ExternalId: read the cause, copy the trust policy that fixes it.',
  },
  {
    service: 'tracking',
    state: 'Missing permission',
    look: 'The role lacks cloudwatch:GetMetricData: which statement is missing, and the fix.',
  },
  {
    service: 'shipping',
    state: 'Role too broad',
    look: 'Everything works, and the role may do far more than the agent needs.',
  },
  {
    service: 'warehouse-gateway',
    state: 'On-premises, old access key',
    look: 'An IAM user’s key that passed the rotation limit long ago.',
  },
  {
    service: 'reporting',
    state: 'No deliveries for two days',
    look: 'The agent’s bucket went quiet.',
  },
  {
    service: 'clickstream',
    state: 'Unencrypted bucket',
    look: 'Deliveries arrive, in a bucket without encryption, TLS-only policy or public access block.',
  },
  {
    service: 'fleet-telemetry',
    state: '15-minute sessions',
    look: 'A short session that is renewed ahead of its expiry.',
  },
  {
    service: 'legacy-crm',
    state: 'Legacy Grafana Agent',
    look: 'Works, on an agent that reached its end of life.',
  },
  {
    service: 'ledger',
    state: 'Healthy, EC2 instance profile',
    look: 'Metrics of two regions; its database is busier than anomaly detection expects.',
  },
  {
    service: 'promotions',
    state: 'Borrowed role',
    look: 'Annotated with the role of payments: refused by AWS, as it should be.',
  },
  {
    service: 'coupons',
    state: 'Refused by a rule',
    look: 'Names a role in an account that the portal reserves for another team.',
  },
  {
    service: 'loyalty',
    state: 'Annotations with mistakes',
    look: 'Each problem with the offending text and what would be accepted.',
  },
];
