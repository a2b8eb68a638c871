import { shortCause } from './fleetWords';

const ME = 'component:default/coupons';

describe('shortCause', () => {
  it.each([
    [
      'The portal was not allowed to assume arn:aws:iam::111122223333:role/agents/checkout-alloy.',
      'The portal was not allowed to assume checkout-alloy.',
    ],
    [
      'arn:aws-us-gov:iam::444455556666:role/tracking.alloy may not use cloudwatch:GetMetricData.',
      'tracking.alloy may not use cloudwatch:GetMetricData.',
    ],
    [
      `${ME} may not bind arn:aws:iam::888877776666:role/agents/fleet-alloy.`,
      'It may not bind fleet-alloy.',
    ],
    [
      's3://acme-logs/loki/: Nothing has arrived since 2026-11-24 11:00 UTC.',
      'Nothing has arrived since 2026-11-24 11:00 UTC. (s3://acme-logs/loki/)',
    ],
    [
      'Annotation aws-agents/role-arn is no ARN, and 4 more problems.',
      'Annotation aws-agents/role-arn is no ARN, and 4 more problems.',
    ],
    [
      'component:default/other may not bind x.',
      'component:default/other may not bind x.',
    ],
  ])('of %s is %s', (reason, short) => {
    expect(shortCause(reason, ME)).toBe(short);
  });
});
