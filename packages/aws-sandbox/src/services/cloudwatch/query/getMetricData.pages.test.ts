import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { get, metric, put } from '../__fixtures__/queries';
import { errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

describe('pages of getMetricData', () => {
  function allPages(MaxDatapoints: number, queries: MetricDataQuery[]) {
    const state = stateOf();
    put(state, 'm', [1, 2, 3, 4, 5]);
    put(state, 'n', [6, 7]);
    const pages = [];
    let NextToken: string | undefined;
    do {
      const page = get(state, queries, { MaxDatapoints, NextToken });
      pages.push(
        page.MetricDataResults!.map(r => [r.Id, r.StatusCode, r.Values]),
      );
      NextToken = page.NextToken;
    } while (NextToken);
    return pages;
  }

  it.each([
    [
      3,
      [
        [['m', 'PartialData', [1, 2, 3]]],
        [
          ['m', 'Complete', [4, 5]],
          ['none', 'Complete', []],
          ['n', 'PartialData', [6]],
        ],
        [['n', 'Complete', [7]]],
      ],
    ],
    [
      5,
      [
        [['m', 'Complete', [1, 2, 3, 4, 5]]],
        [
          ['none', 'Complete', []],
          ['n', 'Complete', [6, 7]],
        ],
      ],
    ],
    [
      100,
      [
        [
          ['m', 'Complete', [1, 2, 3, 4, 5]],
          ['none', 'Complete', []],
          ['n', 'Complete', [6, 7]],
        ],
      ],
    ],
  ])('of %d datapoints lose and repeat nothing', (size, pages) => {
    const queries = [metric('m', 'm'), metric('none', 'x'), metric('n', 'n')];
    expect(allPages(size, queries)).toEqual(pages);
  });

  it('continue inside of an array of series', () => {
    const queries = [
      metric('m', 'm', { ReturnData: false }),
      metric('n', 'n', { ReturnData: false }),
      { Id: 'e', Expression: 'METRICS()' },
    ];
    expect(allPages(4, queries)).toEqual([
      [['e', 'PartialData', [1, 2, 3, 4]]],
      [
        ['e', 'Complete', [5]],
        ['e', 'Complete', [6, 7]],
      ],
    ]);
  });

  it('refuse a token of another request, and one that is none', () => {
    const state = stateOf();
    put(state, 'm', [1, 2, 3]);
    const { NextToken } = get(state, [metric('m', 'm')], { MaxDatapoints: 1 });
    expect(NextToken).toEqual(expect.any(String));
    const refused = {
      code: 'InvalidNextToken',
      message: 'The next token specified is invalid.',
    };
    expect(
      errorOf(() => get(state, [metric('n', 'n')], { NextToken })),
    ).toEqual(refused);
    expect(
      errorOf(() => get(state, [metric('m', 'm')], { NextToken: 'nonsense' })),
    ).toEqual(refused);
  });
});

it('cuts a page of 100,800 datapoints out of 500 queries', () => {
  const state = stateOf({
    metrics: Array.from({ length: 500 }, (_, i) => ({
      namespace: 'App',
      name: `m${i}`,
      period: 300,
      pattern: { kind: 'daily', base: 10, amplitude: 100 },
    })),
  });
  const queries = Array.from({ length: 500 }, (_, i) =>
    metric(`m${i}`, `m${i}`, { period: 300 }),
  );
  const { MetricDataResults, NextToken } = get(state, queries, {
    StartTime: minutesAgo(1440),
  });
  const points = MetricDataResults!.flatMap(({ Values }) => Values!);
  expect(points).toHaveLength(100_800);
  expect(NextToken).toEqual(expect.any(String));
});
