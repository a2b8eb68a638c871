import fc from 'fast-check';
import { progressFixture } from '../../__fixtures__/progress';
import { METRIC_TIERS, type SeriesDefinition } from '../../store';
import { inputsOf } from './draftQueries';
import { defineSeries, identityOf } from './metricQuery';
import { planApart, planCalls, type SeriesRequest } from './planCalls';

const NOW = new Date('2026-11-01T12:34:56Z');
const [MINUTES] = METRIC_TIERS;
const PLACE = { accountId: '111122223333', region: 'eu-west-1' };

function metric(metricName: string): SeriesDefinition {
  return defineSeries({
    selector: metricName,
    namespace: 'AWS/Lambda',
    metricName,
    dimensions: { FunctionName: 'a' },
    statistic: 'Sum',
    unit: 'Count',
    minimumPeriodSeconds: 60,
    ...PLACE,
  });
}

function math(
  id: string,
  expression: string,
  inputs: Record<string, SeriesDefinition>,
): SeriesDefinition {
  return defineSeries({
    selector: id,
    namespace: 'Metric math',
    metricName: id,
    dimensions: {},
    statistic: expression,
    unit: null,
    minimumPeriodSeconds: 60,
    ...PLACE,
    math: { expression, inputs },
  });
}

const request = (
  definition: SeriesDefinition,
  entityRef = 'component:a/a',
): SeriesRequest => ({
  entityRef,
  sessionKey: 's',
  definition,
  progress: progressFixture(new Date(NOW.getTime() - 60_000)),
});

const plan = (...requests: SeriesRequest[]) =>
  planCalls(requests, NOW).filter(({ tier }) => tier === MINUTES);

const RATE = math('rate', '100 * errors / calls', {
  errors: metric('Errors'),
  calls: metric('Invocations'),
});

describe('planCalls with metric math', () => {
  it('adds what an expression needs, without asking for its points', () => {
    const [{ queries }] = plan(request(RATE));
    const byId = new Map(queries.map(query => [query.id, query]));
    const expression = queries.find(query => query.expression);
    const [, errors, calls] =
      /^100 \* (q\d) \/ (q\d)$/.exec(expression?.expression ?? '') ?? [];
    expect(byId.get(errors)?.definition.metricName).toBe('Errors');
    expect(byId.get(calls)?.definition.metricName).toBe('Invocations');
    expect(
      queries.map(({ requests, owners }) => [requests.length, owners]),
    ).toEqual([
      [1, ['component:a/a']],
      [0, ['component:a/a']],
      [0, ['component:a/a']],
    ]);
  });

  it('asks once for a metric that is charted, used twice, and wanted by two agents', () => {
    const worst = math('worst', 'IF(rate > 5, errors, 0)', {
      rate: RATE,
      errors: metric('Errors'),
    });
    const [{ queries }, ...others] = plan(
      request(metric('Errors')),
      request(worst),
      request(RATE, 'component:b/b'),
    );
    expect(others).toEqual([]);
    expect(queries).toHaveLength(4);
    const errors = queries.find(
      ({ definition }) => definition.metricName === 'Errors',
    );
    expect(errors?.requests).toHaveLength(1);
    expect(errors?.owners).toEqual(['component:a/a', 'component:b/b']);
  });

  it('asks for all inputs of an expression with its period', () => {
    const slow = { ...metric('Invocations'), minimumPeriodSeconds: 120 };
    const mixed = {
      ...math('mixed', 'rate / calls', { rate: RATE, calls: slow }),
      minimumPeriodSeconds: 120,
    };
    const [{ queries }] = plan(request(mixed), request(metric('Errors')));
    expect(
      queries.map(q => `${q.definition.metricName} ${q.periodSeconds}`).sort(),
    ).toEqual([
      'Errors 120',
      'Errors 60',
      'Invocations 120',
      'Invocations 120',
      'mixed 120',
      'rate 120',
    ]);
    const ids = new Map(queries.map(query => [query.id, query]));
    const [used] =
      queries
        .find(({ definition }) => definition.metricName === 'rate')
        ?.expression?.match(/q\d+/) ?? [];
    expect(ids.get(`${used}`)).toMatchObject({
      periodSeconds: 120,
      requests: [],
    });
  });

  it('tells apart expressions of the same words on other metrics', () => {
    const other = math('rate', '100 * errors / calls', {
      errors: metric('Throttles'),
      calls: metric('Invocations'),
    });
    expect(other.seriesId).not.toBe(RATE.seriesId);
    expect(plan(request(RATE), request(other))[0].queries).toHaveLength(5);
  });

  it('plans an invalid call anew: metrics together, each expression alone', () => {
    const double = math('double', 'errors * 2', { errors: metric('Errors') });
    const [call] = plan(
      request(metric('Errors')),
      request(metric('Duration')),
      request(RATE),
      request(double),
    );
    const parts = planApart(call, NOW).map(({ queries }) =>
      queries.map(({ definition }) => definition.metricName).sort(),
    );
    expect(parts).toHaveLength(3);
    expect(parts).toEqual(
      expect.arrayContaining([
        ['Duration', 'Errors'],
        ['Errors', 'Invocations', 'rate'],
        ['Errors', 'double'],
      ]),
    );
  });

  it('keeps every expression in one call with all its inputs, within the limit', () => {
    const names = fc.integer({ min: 0, max: 40 }).map(i => `M${i}`);
    const expressions = fc.array(
      fc.tuple(names, names, fc.integer({ min: 0, max: 3 })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        expressions,
        fc.integer({ min: 0, max: 1200 }),
        (pairs, plain) => {
          const requests = [
            ...pairs.map(([a, b, factor]) =>
              request(
                math('x', `${factor} * a + b`, { a: metric(a), b: metric(b) }),
              ),
            ),
            ...Array.from({ length: plain }, (_, i) =>
              request(metric(`P${i}`)),
            ),
          ];
          const calls = plan(...requests);
          const served = calls.flatMap(({ queries }) =>
            queries.flatMap(query => query.requests),
          );
          expect(new Set(served)).toEqual(new Set(requests));
          expect(served).toHaveLength(requests.length);
          const all = new Set(
            requests.flatMap(({ definition }) =>
              [definition, ...inputsOf(definition)].map(identityOf),
            ),
          );
          expect(calls).toHaveLength(Math.ceil(all.size / 500));
          for (const { queries } of calls) {
            expect(queries.length).toBeLessThanOrEqual(500);
            const ids = queries.map(({ id }) => id);
            for (const { expression = '' } of queries) {
              const used = expression.match(/[a-z]\w*/g) ?? [];
              expect(used.filter(id => !ids.includes(id))).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
