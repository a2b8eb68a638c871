import { AWS_AGENTS_ANNOTATIONS } from '../annotations';
import type {
  BindingProblem,
  MetricExpression,
  MetricSelector,
} from '../dto/binding';
import { checkMath, MathProblem } from './metricMath';
import { parseMetricSelector } from './metricSelector';
import { isUnit, UNIT_EXAMPLES } from './units';

/**
 * The selectors and expressions of the annotation, and all that is wrong with it.
 *
 * @public
 */
export interface ParsedMetricLines {
  selectors: MetricSelector[];
  expressions: MetricExpression[];
  problems: BindingProblem[];
}

/** `name = ...` or `name (Unit) = ...`; ids are as GetMetricData wants them. */
const NAMED = /^([a-z][A-Za-z0-9_]{0,254})\s*(?:\(([^()]*)\)\s*)?=(?!=)(.*)$/s;
/** A namespace and the brace or bracket behind it. */
const SELECTOR_HEAD = /^\s*(?:[\w.\-/#: ]+\{|[\w.\-/#:]+\[)/;
const EXAMPLE =
  'a line such as error_rate (Percent) = 100 * errors / requests, below the lines errors = AWS/... and requests = AWS/...';
/** Source: GetMetricData, MetricDataQuery. */
const MAX_EXPRESSION_LENGTH = 1024;

/**
 * Reads the lines of `aws-agents/metrics`: selectors, selectors with a name
 * (`errors = AWS/...`) and metric math on the named ones above
 * (`error_rate (Percent) = 100 * errors / requests`).
 *
 * @public
 */
export function parseMetricLines(lines: readonly string[]): ParsedMetricLines {
  const parsed: ParsedMetricLines = {
    selectors: [],
    expressions: [],
    problems: [],
  };
  const names = new Set<string>();
  for (const line of lines) {
    const report = (message: string, expected: string) =>
      parsed.problems.push({
        annotation: AWS_AGENTS_ANNOTATIONS.metrics,
        value: line,
        message,
        expected,
      });
    const [, id, unit, rest = ''] = NAMED.exec(line) ?? [];
    if (id !== undefined && names.has(id)) {
      report(`names ${id} once more`, 'a name that no line above has');
    }
    if (id === undefined) {
      readSelector(line, undefined, parsed);
    } else if (SELECTOR_HEAD.test(rest)) {
      if (unit !== undefined) {
        report(
          `gives the unit ${unit} to a metric`,
          'a unit for expressions only: metrics have their own',
        );
      }
      readSelector(line, { id, rest }, parsed);
    } else {
      readExpression({ text: line, id, unit, rest }, names, parsed, report);
    }
    if (id !== undefined) {
      names.add(id);
    }
  }
  return parsed;
}

function readSelector(
  line: string,
  named: { id: string; rest: string } | undefined,
  parsed: ParsedMetricLines,
): void {
  const result = parseMetricSelector(named?.rest ?? line);
  if (!result.ok) {
    parsed.problems.push(
      ...result.problems.map(problem => ({ ...problem, value: line })),
    );
    return;
  }
  const { selector } = result;
  const isOne =
    selector.metricName !== undefined &&
    !selector.tags &&
    !Object.values(selector.dimensions).some(value => value.includes('*'));
  if (named && !isOne) {
    parsed.problems.push({
      annotation: AWS_AGENTS_ANNOTATIONS.metrics,
      value: line,
      message: `names ${named.id} what may be many metrics`,
      expected: `one metric with all its dimensions and without *, such as ${named.id} = AWS/SQS{QueueName="payments"} NumberOfMessagesSent`,
    });
  }
  parsed.selectors.push(named ? { ...selector, id: named.id } : selector);
}

function readExpression(
  line: { text: string; id: string; unit?: string; rest: string },
  names: ReadonlySet<string>,
  parsed: ParsedMetricLines,
  report: (message: string, expected: string) => void,
): void {
  const expression = line.rest.trim();
  const unit = line.unit?.trim();
  if (unit !== undefined && !isUnit(unit)) {
    report(`has the unit ${unit || '(nothing)'}`, UNIT_EXAMPLES);
  }
  if (expression.length > MAX_EXPRESSION_LENGTH) {
    report(
      `has an expression of ${expression.length} characters`,
      `at most ${MAX_EXPRESSION_LENGTH} characters`,
    );
    return;
  }
  try {
    const references = checkMath(expression);
    for (const id of references.filter(name => !names.has(name))) {
      report(`refers to ${id}, which no line above names`, EXAMPLE);
    }
    if (references.length === 0) {
      report('refers to no metric', EXAMPLE);
    }
    parsed.expressions.push({
      text: line.text,
      id: line.id,
      expression,
      references,
      ...(unit === undefined ? {} : { unit }),
    });
  } catch (error) {
    if (!(error instanceof MathProblem)) {
      throw error;
    }
    report(`is no metric math: it ${error.message}`, EXAMPLE);
  }
}
