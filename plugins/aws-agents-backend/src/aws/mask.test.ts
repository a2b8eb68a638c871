import { maskAccessKeyId, maskSecrets } from './mask';

describe('maskAccessKeyId', () => {
  it('keeps the last four characters', () => {
    expect(maskAccessKeyId('AKIAIOSFODNN7EXAMPLE')).toBe('************MPLE');
  });
});

describe('maskSecrets', () => {
  it('masks key ids and removes tokens', () => {
    const token = `IQoJb3JpZ2luX2VjE${'a1B/+='.repeat(40)}`;
    const text = maskSecrets(`key ASIAIOSFODNN7EXAMPLE token ${token} end`);
    expect(text).toBe('key ************MPLE token [removed] end');
  });

  it('keeps only the first line, which holds no headers', () => {
    expect(
      maskSecrets('The signature does not match.\nx-amz-security-token:abc'),
    ).toBe('The signature does not match.');
  });

  it('keeps ARNs readable', () => {
    const denial =
      'User: arn:aws:sts::111122223333:assumed-role/payments/component.default.payments is not authorized to perform: cloudwatch:GetMetricData';
    expect(maskSecrets(denial)).toBe(denial);
  });
});
