import { bucketConsoleUrl, roleConsoleUrl } from './consoleUrl';

describe('roleConsoleUrl', () => {
  it.each([
    [
      'arn:aws:iam::111122223333:role/agents/payments-alloy',
      'https://console.aws.amazon.com/iam/home#/roles/details/payments-alloy',
    ],
    [
      'arn:aws-cn:iam::111122223333:role/alloy',
      'https://console.amazonaws.cn/iam/home#/roles/details/alloy',
    ],
    [
      'arn:aws-us-gov:iam::111122223333:role/a+b',
      'https://console.amazonaws-us-gov.com/iam/home#/roles/details/a%2Bb',
    ],
  ])('finds %s', (arn, url) => {
    expect(roleConsoleUrl(arn)).toBe(url);
  });

  it.each([
    'arn:aws:iam::111122223333:user/alloy',
    'arn:aws:sts::111122223333:assumed-role/alloy/s',
    'arn:aws-elsewhere:iam::111122223333:role/alloy',
    'payments',
  ])('has no link for %s', arn => {
    expect(roleConsoleUrl(arn)).toBeUndefined();
  });
});

describe('bucketConsoleUrl', () => {
  it('names bucket and prefix in the console of the partition', () => {
    expect(bucketConsoleUrl('aws', 'acme-telemetry', 'payments/a b/')).toBe(
      'https://console.aws.amazon.com/s3/buckets/acme-telemetry?prefix=payments%2Fa%20b%2F',
    );
    expect(bucketConsoleUrl('aws-x', 'acme', '')).toBeUndefined();
  });
});
