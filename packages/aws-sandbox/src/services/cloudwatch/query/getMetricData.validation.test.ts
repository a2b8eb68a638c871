import type { GetMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { get, metric } from '../__fixtures__/queries';
import { errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

describe('validation of getMetricData', () => {
  const pattern = 'is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.';
  const start = minutesAgo(10);
  it.each<[string, Partial<GetMetricDataInput>, string]>([
    [
      'a bad Id',
      { MetricDataQueries: [metric('5xx', 'm'), metric('A', 'm')] },
      `The value 5xx for parameter MetricDataQueries.member.1.Id ${pattern}\nThe value A for parameter MetricDataQueries.member.2.Id ${pattern}\n`,
    ],
    [
      'an Id twice',
      { MetricDataQueries: [metric('m', 'm'), metric('m', 'n')] },
      'The values for parameter id in MetricDataQueries are not unique.\n',
    ],
    [
      'no metric and no expression',
      { MetricDataQueries: [{ Id: 'm' }] },
      'The parameter MetricDataQueries.member.1.MetricStat is required.\n',
    ],
    [
      'metric and expression',
      { MetricDataQueries: [metric('m', 'm', { Expression: '1' })] },
      'The parameters MetricDataQueries.member.1.MetricStat and MetricDataQueries.member.1.Expression are mutually exclusive and you have specified both.\n',
    ],
    [
      'a bad statistic',
      { MetricDataQueries: [metric('m', 'm', { stat: 'Median' })] },
      'The value Median for parameter MetricDataQueries.member.1.MetricStat.Stat is not supported.\n',
    ],
    [
      'a bad period',
      { MetricDataQueries: [metric('m', 'm', { period: 90 })] },
      'The parameter MetricDataQueries.member.1.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.\n',
    ],
    [
      'too many queries',
      {
        MetricDataQueries: Array.from({ length: 501 }, (_, i) =>
          metric(`m${i}`, 'm'),
        ),
      },
      'The collection MetricDataQueries must not have a size greater than 500.\n',
    ],
    [
      'an empty window',
      { EndTime: start },
      'The parameter StartTime must not equal parameter EndTime.\n',
    ],
    [
      'an inverted window',
      { EndTime: minutesAgo(11) },
      'The parameter EndTime must be greater than StartTime.\n',
    ],
    [
      'an expression with a syntax error',
      { MetricDataQueries: [{ Id: 'e1', Expression: '1 +' }] },
      "Error in expression 'e1': Unexpected end of expression\n",
    ],
    [
      'an expression with an unknown Id',
      { MetricDataQueries: [{ Id: 'e1', Expression: 'm9 * 2' }] },
      "Error in expression 'e1': Unrecognized identifier: m9\n",
    ],
    [
      'an expression with an unknown function',
      {
        MetricDataQueries: [{ Id: 'e1', Expression: 'ANOMALY_DETECTOR(1)' }],
      },
      "Error in expression 'e1': Function 'ANOMALY_DETECTOR' not found",
    ],
    [
      'expressions in a circle',
      {
        MetricDataQueries: [
          { Id: 'e1', Expression: 'e2 + 1' },
          { Id: 'e2', Expression: 'e1 + 1' },
        ],
      },
      "Error in expression 'e1': The expression refers to itself",
    ],
    [
      'a number as result',
      { MetricDataQueries: [{ Id: 'e1', Expression: '1 + 1' }] },
      "Error in expression 'e1': The final result must be a time series or an array of time series, not a number",
    ],
  ])('%s', (_, input, message) => {
    const queries = [metric('m', 'm')];
    expect(
      errorOf(() => get(stateOf(), queries, { StartTime: start, ...input })),
    ).toEqual({ code: 'ValidationError', message });
  });
});
