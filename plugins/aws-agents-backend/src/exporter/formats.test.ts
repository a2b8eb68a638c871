import type { Family } from './family';
import { OPEN_METRICS, PROMETHEUS_TEXT } from './formats';

const GAUGE: Family = {
  name: 'aws_agents_shard_duration_seconds',
  type: 'gauge',
  unit: 'seconds',
  help: 'Of "one"\nshard \\ run',
};
const COUNTER: Family = {
  name: 'aws_agents_calls',
  type: 'counter',
  help: 'h',
};
const SAMPLE = {
  labels: [['queue', 'a\\b"c\nd']] as const,
  value: 1.5,
  at: new Date('2026-11-01T12:00:00.250Z'),
};

describe('OPEN_METRICS', () => {
  it('writes type, unit and help, and escapes', () => {
    expect(OPEN_METRICS.head(GAUGE)).toBe(
      '# TYPE aws_agents_shard_duration_seconds gauge\n' +
        '# UNIT aws_agents_shard_duration_seconds seconds\n' +
        '# HELP aws_agents_shard_duration_seconds Of \\"one\\"\\nshard \\\\ run\n',
    );
    expect(OPEN_METRICS.sample(GAUGE, SAMPLE)).toBe(
      'aws_agents_shard_duration_seconds{queue="a\\\\b\\"c\\nd"} 1.5 1793534400.25\n',
    );
    expect(OPEN_METRICS.end).toBe('# EOF\n');
  });

  it('names the family of a counter without _total, and its samples with', () => {
    expect(OPEN_METRICS.head(COUNTER)).toContain('# TYPE aws_agents_calls c');
    expect(OPEN_METRICS.sample(COUNTER, { labels: [], value: 3 })).toBe(
      'aws_agents_calls_total 3\n',
    );
  });
});

describe('PROMETHEUS_TEXT', () => {
  it('writes milliseconds, untyped, and counters by the name of their samples', () => {
    expect(PROMETHEUS_TEXT.head(COUNTER)).toBe(
      '# HELP aws_agents_calls_total h\n# TYPE aws_agents_calls_total counter\n',
    );
    expect(PROMETHEUS_TEXT.head({ ...COUNTER, type: 'unknown' })).toContain(
      '# TYPE aws_agents_calls untyped',
    );
    expect(PROMETHEUS_TEXT.sample(GAUGE, SAMPLE)).toMatch(
      / 1\.5 1793534400250\n$/,
    );
  });

  it.each([
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [1e21, '1e+21'],
    [0, '0'],
  ])('writes %d', (value, text) => {
    expect(PROMETHEUS_TEXT.sample(COUNTER, { labels: [], value })).toBe(
      `aws_agents_calls_total ${text}\n`,
    );
  });
});
