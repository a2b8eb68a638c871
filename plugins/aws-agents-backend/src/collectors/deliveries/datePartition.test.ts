import { findDatePartition } from './datePartition';

const TIME = new Date('2026-11-01T07:30:00Z');

describe('findDatePartition', () => {
  it.each([
    ['2026/10/31/23/events-1-2026-10-31-23-04-05-abc', '', '2026/11/01/07'],
    ['errors/2026/10/31/23/x', 'errors/', '2026/11/01/07'],
    [
      'AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/10/31/111122223333_elb_x.log.gz',
      'AWSLogs/111122223333/elasticloadbalancing/eu-west-1/',
      '2026/11/01/',
    ],
    [
      'year=2026/month=10/day=31/hour=05/x.parquet',
      'year=',
      '2026/month=11/day=01/',
    ],
    ['logs/dt=2026-10-31/part-0.gz', 'logs/dt=', '2026-11-01'],
    ['2026-10-31T23:04:05Z.json', '', '2026-11-01'],
    ['backup-20261031.tar', 'backup-', '20261101'],
    [
      'fake/8f0d1a2b3c4d5e6f/19a0b1c2d3e:19a0b1c2e00:1a2b3c4d',
      'fake/8f0d1a2b3c4d5e6f/',
      TIME.getTime().toString(16),
    ],
    ['tenant/01HF5Z1W3ZJ8S0V8Q0V8Q0V8Q0/meta.json', 'tenant/', '01M6B07S60'],
    ['index/loki_index_20757/fake/1.tsdb.gz', 'index/loki_index_', '20758'],
  ])('finds the date of %s', (key, head, start) => {
    const partition = findDatePartition(key);
    expect(partition?.head).toBe(head);
    expect(partition?.format(TIME)).toBe(start);
  });

  it.each([
    'fake/8f0d1a2b3c4d5e6f/chunk:1',
    'tenant/0b1f3c9e-8f4e-4d0a-9c53-0f4f3f0a2b11/meta.json',
    'archive/1999/13/45/x',
    'report-20269999.txt',
    'order-202611011234',
  ])('finds none in %s', key => {
    expect(findDatePartition(key)).toBeUndefined();
  });
});
