import fc from 'fast-check';
import { parseDeliveryLocation } from './deliveryLocation';

describe('parseDeliveryLocation', () => {
  it.each([
    ['s3://acme-telemetry/payments/', 'acme-telemetry', 'payments/'],
    ['s3://acme-telemetry', 'acme-telemetry', ''],
    ['s3://acme.telemetry//logs', 'acme.telemetry', 'logs'],
  ])('reads %s', (text, bucket, prefix) => {
    expect(parseDeliveryLocation(text)).toEqual({
      ok: true,
      location: { uri: `s3://${bucket}/${prefix}`, bucket, prefix },
    });
  });

  it.each([
    'https://acme.s3.amazonaws.com/',
    'arn:aws:s3:::acme',
    's3://',
    's3://AB/c',
    's3://a..b/c',
    's3://192.168.0.1/x',
    's3://-acme/x',
    `s3://acme/${'x'.repeat(1025)}`,
  ])('refuses %s', text => {
    const parsed = parseDeliveryLocation(text);
    expect(parsed).toMatchObject({
      ok: false,
      problem: { annotation: 'aws-agents/deliveries', value: text },
    });
  });

  it.each([
    ['s3://acme/a/ every 15m', 'a/', 900],
    ['s3://acme/a/  every  24 h', 'a/', 86_400],
    ['s3://acme every 60s', '', 60],
    ['s3://acme/every/ every 31d', 'every/', 31 * 86_400],
  ])('reads how often something is expected: %s', (text, prefix, seconds) => {
    expect(parseDeliveryLocation(text)).toEqual({
      ok: true,
      location: {
        uri: `s3://acme/${prefix}`,
        bucket: 'acme',
        prefix,
        everySeconds: seconds,
      },
    });
  });

  it.each(['30s', '32d', '15', 'day', '-5m', '1e3s'])(
    'refuses every %s',
    every => {
      expect(
        parseDeliveryLocation(`s3://acme/a/ every ${every}`),
      ).toMatchObject({
        ok: false,
        problem: { message: expect.stringContaining(`"${every}"`) },
      });
    },
  );

  it('never throws, and reads its own URIs again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map(text => `s3://acme/${text}`),
        ),
        text => {
          const parsed = parseDeliveryLocation(text);
          const again = parsed.ok
            ? parseDeliveryLocation(parsed.location.uri)
            : parsed;
          expect(again).toEqual(parsed);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
