import fc from 'fast-check';
import { TAGGED_NAMESPACES } from '../resources';
import { formatMetricSelector, parseMetricSelector } from './metricSelector';

function problemsOf(text: string) {
  const parsed = parseMetricSelector(text);
  return parsed.ok ? [] : parsed.problems;
}

describe('parseMetricSelector', () => {
  it('reads namespace and dimensions', () => {
    expect(parseMetricSelector('AWS/SQS{QueueName="payments"}')).toEqual({
      ok: true,
      selector: {
        text: 'AWS/SQS{QueueName="payments"}',
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'payments' },
      },
    });
  });

  it('reads metric, statistic and period', () => {
    const text =
      'ContainerInsights{ClusterName="prod", Namespace="pay*"} pod_cpu_utilization:p99.9@5m';
    expect(parseMetricSelector(text)).toEqual({
      ok: true,
      selector: {
        text,
        namespace: 'ContainerInsights',
        dimensions: { ClusterName: 'prod', Namespace: 'pay*' },
        metricName: 'pod_cpu_utilization',
        statistic: 'p99.9',
        periodSeconds: 300,
      },
    });
  });

  it.each([
    ['A{} M', { metricName: 'M' }],
    ['A{} M:Sum', { metricName: 'M', statistic: 'Sum' }],
    ['A{} M@60s', { metricName: 'M', periodSeconds: 60 }],
    [
      'A{} M:TM(10%:90%)@1h',
      { metricName: 'M', statistic: 'TM(10%:90%)', periodSeconds: 3600 },
    ],
    [
      'A{} "% Free Space: C"@2m',
      { metricName: '% Free Space: C', periodSeconds: 120 },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseMetricSelector(text)).toEqual({
      ok: true,
      selector: { text, namespace: 'A', dimensions: {}, ...expected },
    });
  });

  it('reads escapes and names in quotes', () => {
    const parsed = parseMetricSelector(
      'Acme/App{ "a=b" = "say \\"hi\\" \\\\ bye" }',
    );
    expect(parsed).toMatchObject({
      ok: true,
      selector: { dimensions: { 'a=b': 'say "hi" \\ bye' } },
    });
  });

  it.each([
    ['AWS/SQS[team=payments]', { team: ['payments'] }, {}],
    [
      'AWS/SQS[ team = "payments" , env=prod|"pre prod", audited ]',
      { team: ['payments'], env: ['prod', 'pre prod'], audited: [] },
      {},
    ],
    [
      'AWS/SQS[team="payments"]{QueueName="dlq-*"} NumberOfMessagesSent:Sum',
      { team: ['payments'] },
      { QueueName: 'dlq-*' },
    ],
    ['AWS/SQS["a=b"=""] Depth', { 'a=b': [''] }, {}],
  ])('reads the tags of %s', (text, tags, dimensions) => {
    expect(parseMetricSelector(text)).toMatchObject({
      ok: true,
      selector: { namespace: 'AWS/SQS', tags, dimensions },
    });
  });

  it('reports what is wrong with tags', () => {
    expect(
      problemsOf('Acme/App[team="pay*", team, "\u0000"]').map(
        ({ message }) => message,
      ),
    ).toEqual([
      'gives the tag team the value pay*',
      'names the tag team twice',
      'has a tag named \u0000',
      'selects resources of Acme/App by tag, but AWS finds none of them so',
    ]);
    expect(problemsOf('AWS/SQS[]')[0].message).toBe('selects by 0 tags');
  });

  it('reports every wrong part of one selector', () => {
    const problems = problemsOf('AWS/SQS{QueueName=""} Depth:Max@61s');
    expect(problems.map(problem => problem.message)).toEqual([
      'gives the dimension QueueName the value ""',
      'has the statistic Max',
      'has the period 61s',
    ]);
    expect(problems[1].expected).toContain('Maximum');
  });

  it.each(['1s', '5s', '10s', '20s', '30s'])(
    'refuses the period %s of high-resolution metrics, and says what to name',
    period => {
      expect(problemsOf(`Acme/App{} Latency:p99@${period}`)).toEqual([
        expect.objectContaining({
          message: `has the period ${period}`,
          expected:
            '60s or more: a high-resolution metric is collected by the minute, since CloudWatch keeps its finer points for 3 hours only',
        }),
      ]);
    },
  );

  it.each([
    ['', 'begins with no namespace'],
    ['AWS/SQS', 'expected { after the namespace, found the end'],
    ['AWS/SQS{QueueName}', 'expected = after the dimension QueueName, found }'],
    ['AWS/SQS{QueueName=payments}', 'expected " around the value of QueueName'],
    [
      'AWS/SQS{QueueName="pay',
      'the quote around the value of QueueName is never closed',
    ],
    ['AWS/SQS{Q="a" R="b"}', 'expected , or } after the value of Q, found R'],
    ['AWS/SQS{Q="a\\n"}', 'a backslash stands only before " or \\'],
    ['AWS/SQS{Q="a", Q="b"}', 'names the dimension Q twice'],
    ['AWS/SQS{Q="a"} :Sum', 'expected the name of the metric'],
    [
      'AWS/SQS{Q="a"} "Depth" Sum',
      'nothing is expected after the metric Depth',
    ],
    ['AWS/SQS{Q="a"} Depth@60', 'has the period 60'],
    ['AWS/SQS[team', 'expected , or ] after the tag team, found the end'],
    ['AWS/SQS[=payments]', 'expected the key of a tag'],
    ['AWS/SQS[team=]', 'expected a value of the tag team'],
    ['AWS/SQS[team=a b"c"]', 'expected , or ] after the tag team, found "'],
    ['AWS|SQS{Q="a"}', 'has the namespace AWS|SQS'],
  ])('refuses %s', (text, message) => {
    const problems = problemsOf(text);
    expect(problems.map(problem => problem.message).join('\n')).toContain(
      message,
    );
    for (const problem of problems) {
      expect(problem.annotation).toBe('aws-agents/metrics');
      expect(problem.value).toBe(text);
      expect(problem.expected).not.toBe('');
    }
  });

  it('never throws', () => {
    const selectorLike = fc
      .array(
        fc.constantFrom(
          'AWS/SQS',
          '{',
          '}',
          '[',
          ']',
          '|',
          '"',
          '\\',
          '=',
          ',',
          ':',
          '@',
          '60s',
          ' ',
          'a',
          '*',
        ),
        { maxLength: 30 },
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), selectorLike),
        text => {
          const parsed = parseMetricSelector(text);
          expect(parsed.ok || parsed.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads again what formatMetricSelector writes', () => {
    const printable = (minLength: number, maxLength: number) =>
      fc
        .stringMatching(
          new RegExp(
            `^[\\x21-\\x7E]([\\x20-\\x7E]{0,${maxLength - 2}}[\\x21-\\x7E])?$`,
          ),
          { size: 'small' },
        )
        .filter(text => text.length >= minLength && text.length <= maxLength);
    const selectors = fc.record(
      {
        namespace: fc.oneof(
          fc.constantFrom('AWS/SQS', 'AWS/EC2', 'CWAgent'),
          fc.stringMatching(/^[A-Za-z0-9._\-/#:]{1,40}$/),
        ),
        tags: fc.dictionary(
          fc.stringMatching(/^[a-zA-Z0-9_.:/=+@-]{1,20}$/),
          fc.array(fc.stringMatching(/^[a-zA-Z0-9 _.:/=+@-]{0,20}$/), {
            maxLength: 3,
          }),
          { minKeys: 1, maxKeys: 3 },
        ),
        dimensions: fc.dictionary(
          printable(1, 40).filter(name => !name.startsWith(':')),
          printable(1, 60),
          { maxKeys: 5 },
        ),
        metricName: printable(1, 40),
        statistic: fc.constantFrom('Sum', 'p99', 'TM(10%:90%)'),
        periodSeconds: fc.constantFrom(60, 120, 300, 86_400),
      },
      { requiredKeys: ['namespace', 'dimensions', 'metricName'] },
    );
    fc.assert(
      fc.property(selectors, ({ tags, ...plain }) => {
        const isTagged = tags && TAGGED_NAMESPACES.includes(plain.namespace);
        const selector = isTagged ? { ...plain, tags } : plain;
        const parsed = parseMetricSelector(formatMetricSelector(selector));
        expect(parsed).toMatchObject({ ok: true, selector });
      }),
      { numRuns: 500 },
    );
  });
});
