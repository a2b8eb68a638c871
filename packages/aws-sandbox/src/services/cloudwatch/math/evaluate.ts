import type { Grid } from '../metrics/granularity';
import { aggregate, isAggregateName } from './aggregate';
import { BandSource, anomalyBand } from './anomalyBand';
import { conditional } from './condition';
import { Filler, fill } from './fill';
import {
  ARRAY_FUNCTIONS,
  SERIES_FUNCTIONS,
  asArray,
  period,
  slice,
  sort,
  timeSeries,
} from './functions';
import { applyOperator, negate } from './operators';
import type { Expression } from './parse';
import { MathError } from './tokens';
import { MathValue, Series, mapSeries, scalar } from './value';

/** What an expression can refer to. */
export interface MathScope {
  /** Value of another query; throws {@link MathError} for an unknown Id. */
  reference(id: string): MathValue;
  /** Metrics of the request (not its expressions), with their Ids. */
  metrics(): readonly { id: string; series: Series }[];
  /** What a query's metric is expected to be; undefined: nobody knows. */
  readonly band: BandSource;
  /** Periods of series that come from no metric. */
  readonly grid: Grid;
}

type Call = Extract<Expression, { kind: 'call' }>;

/** How many arguments functions take that are not in a table of their own. */
const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  ANOMALY_DETECTION_BAND: [1, 2],
  FILL: [2, 2],
  IF: [2, 3],
  METRICS: [0, 1],
  PERIOD: [1, 1],
  SLICE: [2, 3],
  SORT: [3, 4],
  TIME_SERIES: [1, 1],
};

function checkArity(call: Call): void {
  const [least, most] = ARITY[call.name] ?? [1, 1];
  const count = call.arguments.length;
  if (count < least || count > most) {
    const range = least === most ? `${least}` : `${least} to ${most}`;
    throw new MathError(
      `Function '${call.name}' takes ${range} argument(s), not ${count}`,
    );
  }
}

function evaluateScalar(
  expression: Expression,
  scope: MathScope,
  functionName: string,
): number {
  const value = evaluate(expression, scope);
  if (value.kind !== 'scalar') {
    throw new MathError(`${functionName} takes a number here`);
  }
  return value.value;
}

function keywordOf(expression: Expression, functionName: string): string {
  if (expression.kind !== 'keyword') {
    throw new MathError(`${functionName} takes a keyword here`);
  }
  return expression.word;
}

function fillerOf(expression: Expression, scope: MathScope): Filler {
  if (expression.kind !== 'keyword') {
    return evaluate(expression, scope);
  }
  if (expression.word === 'REPEAT' || expression.word === 'LINEAR') {
    return expression.word;
  }
  throw new MathError(
    `FILL takes a value, REPEAT or LINEAR, not '${expression.word}'`,
  );
}

function metrics(call: Call, scope: MathScope): MathValue {
  const [filter] = call.arguments;
  if (filter && filter.kind !== 'text') {
    throw new MathError('METRICS takes a text in quotation marks');
  }
  const items = scope
    .metrics()
    .filter(({ id }) => !filter || id.includes(filter.value))
    .map(({ series }) => series);
  return { kind: 'array', items };
}

/** Functions whose arguments are not simply values. */
const SPECIAL_FUNCTIONS: Readonly<
  Record<string, (call: Call, scope: MathScope) => MathValue>
> = {
  ANOMALY_DETECTION_BAND: ({ arguments: operands }, scope) =>
    anomalyBand(operands, operand => evaluate(operand, scope), scope.band),
  FILL: ({ arguments: [target, filler] }, scope) => {
    const resolved = fillerOf(filler, scope);
    return mapSeries(evaluate(target, scope), 'FILL', series =>
      fill(series, resolved),
    );
  },
  IF: ({ arguments: [condition, yes, no] }, scope) =>
    conditional(
      evaluate(condition, scope),
      evaluate(yes, scope),
      no && evaluate(no, scope),
    ),
  METRICS: metrics,
  PERIOD: ({ arguments: [metric] }, scope) => period(evaluate(metric, scope)),
  SLICE: ({ arguments: [array, from, to] }, scope) =>
    slice(
      asArray(evaluate(array, scope), 'SLICE'),
      evaluateScalar(from, scope, 'SLICE'),
      to && evaluateScalar(to, scope, 'SLICE'),
    ),
  SORT: ({ arguments: [array, by, order, limit] }, scope) =>
    sort(
      asArray(evaluate(array, scope), 'SORT'),
      keywordOf(by, 'SORT'),
      keywordOf(order, 'SORT'),
      limit && evaluateScalar(limit, scope, 'SORT'),
    ),
  TIME_SERIES: ({ arguments: [value] }, scope) =>
    timeSeries(evaluateScalar(value, scope, 'TIME_SERIES'), scope.grid),
};

function evaluateCall(call: Call, scope: MathScope): MathValue {
  const { name } = call;
  if (Object.hasOwn(SPECIAL_FUNCTIONS, name)) {
    checkArity(call);
    return SPECIAL_FUNCTIONS[name](call, scope);
  }
  const isKnown =
    isAggregateName(name) ||
    Object.hasOwn(SERIES_FUNCTIONS, name) ||
    Object.hasOwn(ARRAY_FUNCTIONS, name);
  if (!isKnown) {
    throw new MathError(`Function '${name}' not found`);
  }
  checkArity(call);
  const argument = evaluate(call.arguments[0], scope);
  if (isAggregateName(name)) {
    return aggregate(name, argument);
  }
  return Object.hasOwn(SERIES_FUNCTIONS, name)
    ? mapSeries(argument, name, SERIES_FUNCTIONS[name])
    : ARRAY_FUNCTIONS[name](asArray(argument, name));
}

/**
 * Evaluates a metric math expression.
 *
 * @throws MathError for an unknown Id or function, or operands of a wrong type
 */
export function evaluate(expression: Expression, scope: MathScope): MathValue {
  switch (expression.kind) {
    case 'number':
      return scalar(expression.value);
    case 'reference':
      return scope.reference(expression.id);
    case 'negation':
      return negate(evaluate(expression.operand, scope));
    case 'operation':
      return applyOperator(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
      );
    case 'list':
      return {
        kind: 'array',
        items: expression.items.flatMap(
          item => asArray(evaluate(item, scope), 'A list').items,
        ),
      };
    case 'call':
      return evaluateCall(expression, scope);
    case 'text':
      throw new MathError(`Unexpected text "${expression.value}"`);
    case 'keyword':
      throw new MathError(`Unexpected word '${expression.word}'`);
    default:
      throw new Error(`Unknown expression ${expression satisfies never}`);
  }
}
