/** What an expression gives: a number, a time series, or several of these. */
type Kind = 'number' | 'series' | 'array';

/** Why an expression cannot be evaluated. */
export class MathProblem extends Error {}

/**
 * Functions and what each gives. Source: CloudWatch User Guide, "Using math
 * expressions with CloudWatch metrics". Left out are those that search, that
 * read other sources, and that give several series or all metrics of a call.
 */
const FUNCTIONS: Readonly<Record<string, 'series' | 'number' | 'summary'>> = {
  ABS: 'series',
  AVG: 'summary',
  CEIL: 'series',
  DATAPOINT_COUNT: 'summary',
  DATE: 'series',
  DAY: 'series',
  DIFF: 'series',
  DIFF_TIME: 'series',
  EPOCH: 'series',
  FILL: 'series',
  FIRST: 'series',
  FLOOR: 'series',
  HOUR: 'series',
  IF: 'series',
  LAST: 'series',
  LOG: 'series',
  LOG10: 'series',
  MAX: 'summary',
  METRIC_COUNT: 'number',
  MIN: 'summary',
  MINUTE: 'series',
  MONTH: 'series',
  PERIOD: 'number',
  RATE: 'series',
  RUNNING_SUM: 'series',
  STDDEV: 'summary',
  SUM: 'summary',
  TIME_SERIES: 'series',
  YEAR: 'series',
};
/** Functions that make one series of an array. */
const TAKE_ARRAYS = [
  ...Object.keys(FUNCTIONS).filter(name => FUNCTIONS[name] === 'summary'),
  'FIRST',
  'LAST',
  'METRIC_COUNT',
];
/** Words that FILL takes for a number. */
const FILLERS = ['REPEAT', 'LINEAR'];
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;
const OPERATORS = '== != <= >= < > && || AND OR + - * / ^'.split(' ');
const MAX_DEPTH = 50;

class MathReader {
  private readonly ids = new Set<string>();
  private position = 0;
  private depth = 0;

  static create(expression: string): MathReader {
    return new MathReader(tokensOf(expression));
  }

  private constructor(private readonly tokens: readonly string[]) {}

  references(): string[] {
    return [...this.ids];
  }

  read(): Kind {
    const kind = this.expression();
    if (this.peek() !== undefined) {
      throw new MathProblem(`has ${this.peek()} where it should end`);
    }
    return kind;
  }

  private expression(): Kind {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new MathProblem('is nested too deeply');
    }
    let kind = this.operand();
    while (OPERATORS.includes(this.peek() ?? '')) {
      this.take();
      const right = this.operand();
      kind = kind === 'number' ? right : kind;
    }
    this.depth -= 1;
    return kind;
  }

  private operand(): Kind {
    const token = this.take();
    if (token === '-') {
      return this.operand();
    }
    if (token === '(') {
      const kind = this.expression();
      this.expect(')');
      return kind;
    }
    if (/^[\d.]/.test(token ?? '')) {
      return 'number';
    }
    if (/^[a-z]/.test(token ?? '')) {
      this.ids.add(token ?? '');
      return 'series';
    }
    if (token !== undefined && this.peek() === '(') {
      return this.call(token);
    }
    throw new MathProblem(
      `has ${
        token ?? 'nothing'
      } where a number, a name or a function should stand`,
    );
  }

  private call(name: string): Kind {
    if (!Object.hasOwn(FUNCTIONS, name)) {
      throw new MathProblem(`uses ${name}, which cannot be used here`);
    }
    this.expect('(');
    const kinds = [this.argument(name)];
    while (this.peek() === ',') {
      this.take();
      kinds.push(this.argument(name));
    }
    this.expect(')');
    if (FUNCTIONS[name] === 'summary') {
      return kinds[0] === 'array' ? 'series' : 'number';
    }
    if (name === 'IF') {
      return kinds.includes('series') ? 'series' : 'number';
    }
    return FUNCTIONS[name] === 'number' ? 'number' : 'series';
  }

  private argument(name: string): Kind {
    const token = this.peek() ?? '';
    if (name === 'FILL' && FILLERS.includes(token)) {
      this.take();
      return 'number';
    }
    if (token !== '[') {
      return this.expression();
    }
    if (!TAKE_ARRAYS.includes(name)) {
      throw new MathProblem(`gives several series to ${name}`);
    }
    do {
      this.take();
      this.expression();
    } while (this.peek() === ',');
    this.expect(']');
    return 'array';
  }

  private peek(): string | undefined {
    return this.tokens[this.position];
  }

  private take(): string | undefined {
    this.position += 1;
    return this.tokens[this.position - 1];
  }

  private expect(token: string): void {
    const found = this.take();
    if (found !== token) {
      throw new MathProblem(
        `has ${found ?? 'its end'} where ${token} should stand`,
      );
    }
  }
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (
    let match = TOKEN.exec(expression);
    match !== null;
    match = TOKEN.exec(expression)
  ) {
    tokens.push(match[0].trim());
    end = TOKEN.lastIndex;
  }
  const rest = expression.slice(end).trim();
  if (rest) {
    throw new MathProblem(`has ${rest[0]}, which is no part of metric math`);
  }
  return tokens;
}

/**
 * Checks a metric math expression as far as can be done without CloudWatch.
 *
 * @returns the ids that it refers to
 * @throws MathProblem
 */
export function checkMath(expression: string): string[] {
  const reader = MathReader.create(expression);
  const kind = reader.read();
  if (kind !== 'series') {
    throw new MathProblem(
      `gives ${
        kind === 'number' ? 'a number' : 'several series'
      }, not one time series`,
    );
  }
  return reader.references();
}

/**
 * Replaces the ids of an expression; function names and numbers stay.
 *
 * @public
 */
export function renameInMath(
  expression: string,
  nameOf: (id: string) => string,
): string {
  return expression.replace(/\d[\w.]*|[A-Za-z]\w*/g, word =>
    /^[a-z]/.test(word) ? nameOf(word) : word,
  );
}
