import { compareKeys } from '../listing/keyOrder';
import { LAYOUT_NAMES, LAYOUTS, type Slot } from './layouts';

const PLACE = {
  accountId: '111122223333',
  region: 'eu-west-1',
  bucket: 'telemetry',
  prefix: 'firehose/payments/',
};

function slot(iso: string): Slot {
  const time = new Date(iso);
  return { index: time.getTime() / 300_000, time, intervalSeconds: 300 };
}

const keyOf = (name: (typeof LAYOUT_NAMES)[number], iso: string) => {
  const layout = LAYOUTS[name];
  return layout.key(PLACE, slot(iso), layout.groups(PLACE)[0]);
};

describe('layouts', () => {
  it.each([
    ['loki', /^fake\/[0-9a-f]{16}\/[0-9a-f]{11}:19b7e8f9e20:[0-9a-f]{8}$/],
    [
      'tempo',
      /^single-tenant\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}\/data\.parquet$/,
    ],
    [
      'firehose',
      /^2026\/01\/02\/11\/payments-1-2026-01-02-11-55-00-[0-9a-f-]{36}$/,
    ],
    [
      'alb-logs',
      /^AWSLogs\/111122223333\/elasticloadbalancing\/eu-west-1\/2026\/01\/02\/111122223333_elasticloadbalancing_eu-west-1_app\.front\.[0-9a-f]{16}_20260102T1155Z_10\.0\.1\.23_[0-9a-f]{8}\.log\.gz$/,
    ],
    [
      'cloudtrail',
      /^AWSLogs\/111122223333\/CloudTrail\/eu-west-1\/2026\/01\/02\/111122223333_CloudTrail_eu-west-1_20260102T1155Z_[0-9a-f]{16}\.json\.gz$/,
    ],
    [
      'partitioned',
      /^year=2026\/month=01\/day=02\/hour=11\/minute=55\/logs_[0-9a-f]{9}\.json$/,
    ],
    ['flat', /^20260102T1155Z-[0-9a-f]{8}\.json$/],
  ] as const)('%s writes keys as its producer does', (name, pattern) => {
    expect(keyOf(name, '2026-01-02T11:55:00Z')).toMatch(pattern);
  });

  it.each(LAYOUT_NAMES.filter(name => LAYOUTS[name].ordered))(
    '%s has keys in the order of time, over hours, days and years',
    name => {
      const times = [
        '2025-09-09T23:59:00Z',
        '2025-12-31T23:55:00Z',
        '2026-01-01T00:00:00Z',
        '2026-01-01T09:59:00Z',
        '2026-01-01T10:00:00Z',
        '2026-10-02T00:00:00Z',
      ];
      const keys = times.map(time => keyOf(name, time));
      expect([...keys].sort(compareKeys)).toEqual(keys);
    },
  );

  it('keeps groups in order and apart', () => {
    const groups = LAYOUTS.loki.groups(PLACE);
    expect(new Set(groups).size).toBe(groups.length);
    expect([...groups].sort(compareKeys)).toEqual(groups);
  });
});
