import { parseMetricLines } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../../__fixtures__/agents';
import { defineMath } from './defineMath';
import { selectSeries } from './selectSeries';

const NOW = new Date('2026-11-01T12:00:00Z');

function define(lines: string[], keep: (metricName: string) => boolean) {
  const { selectors, expressions, problems } = parseMetricLines(lines);
  expect(problems).toEqual([]);
  const agent = agentFixture({ binding: { metrics: selectors, expressions } });
  const { series } = selectSeries(
    agent,
    selectors.map(selector => ({ selector, region: 'eu-west-1' })),
  );
  return defineMath(
    agent,
    'eu-west-1',
    series.filter(({ metricName }) => keep(metricName)),
    NOW,
  );
}

const LINES = [
  'errors = AWS/Lambda{FunctionName="a"} Errors:Sum@5m',
  'calls = AWS/Lambda{FunctionName="a"} Invocations:Sum',
  'rate (Percent) = 100 * errors / calls',
  'worst = IF(rate > 5, rate, 0)',
];

describe('defineMath', () => {
  it('makes a series of each expression, with the series behind its names', () => {
    const { definitions, failures } = define(LINES, () => true);
    expect(failures).toEqual([]);
    expect(definitions).toMatchObject([
      {
        selector: 'rate (Percent) = 100 * errors / calls',
        namespace: 'Metric math',
        metricName: 'rate',
        unit: 'Percent',
        minimumPeriodSeconds: 300,
        math: {
          expression: '100 * errors / calls',
          inputs: {
            errors: { metricName: 'Errors' },
            calls: { metricName: 'Invocations' },
          },
        },
      },
      { metricName: 'worst', unit: null, math: { inputs: { rate: {} } } },
    ]);
  });

  it('says which name stands for no metric, for all that depend on it', () => {
    const { definitions, failures } = define(LINES, name => name !== 'Errors');
    expect(definitions).toEqual([]);
    expect(failures.map(({ message }) => message)).toEqual([
      'rate cannot be computed in eu-west-1, because errors is not exactly one metric there.',
      'worst cannot be computed in eu-west-1, because rate is not exactly one metric there.',
    ]);
  });
});
