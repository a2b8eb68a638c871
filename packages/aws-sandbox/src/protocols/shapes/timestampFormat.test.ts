import { NormalizedSchema } from '@smithy/core/schema';
import {
  formatTimestamp,
  parseTimestamp,
  timestampFormat,
} from './timestampFormat';

const TIME = new Date('2026-01-02T03:04:05.250Z');

describe('timestamps', () => {
  it.each([
    ['date-time', '2026-01-02T03:04:05.250Z'],
    ['date-time', '2026-01-02T04:04:05.250+01:00'],
    ['date-time', '2026-01-02T03:04:05.250'],
    ['epoch-seconds', '1767323045.25'],
  ] as const)('reads %s %s', (format, text) => {
    expect(parseTimestamp(text, format)).toEqual(TIME);
  });

  it('reads what HTTP headers have', () => {
    expect(
      parseTimestamp('Fri, 02 Jan 2026 03:04:05 GMT', 'http-date'),
    ).toEqual(new Date('2026-01-02T03:04:05Z'));
  });

  it.each([
    ['date-time', 'yesterday'],
    ['date-time', '2026-13-02T00:00:00Z'],
    ['date-time', '1767323045'],
    ['http-date', '2026-01-02T03:04:05Z'],
    ['epoch-seconds', '2026-01-02'],
  ] as const)('does not take %s %s', (format, text) => {
    expect(parseTimestamp(text, format)).toBeUndefined();
  });

  it.each([
    ['date-time', '2026-01-02T03:04:05.250Z'],
    ['http-date', 'Fri, 02 Jan 2026 03:04:05 GMT'],
    ['epoch-seconds', '1767323045.25'],
  ] as const)('writes %s', (format, text) => {
    expect(formatTimestamp(TIME, format)).toBe(text);
  });

  it('takes the format from the schema, else from the protocol', () => {
    expect(timestampFormat(NormalizedSchema.of(7), 'date-time')).toBe(
      'epoch-seconds',
    );
    expect(timestampFormat(NormalizedSchema.of(4), 'date-time')).toBe(
      'date-time',
    );
  });
});
