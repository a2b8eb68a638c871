import { compileArnPattern } from '../matching/arnPattern';
import { Matcher, PatternTokens, compileGlob, textOf } from '../matching/glob';
import {
  canonicalBase64,
  parseAddressRange,
  parseBoolean,
  parseDate,
  parseNumber,
  rangeContains,
} from './values';

/** The type of value an operator compares. */
export type OperatorFamily =
  | 'string'
  | 'numeric'
  | 'date'
  | 'boolean'
  | 'binary'
  | 'ip-address'
  | 'arn'
  | 'null';

interface OperatorTraits {
  readonly family: OperatorFamily;
  /** True for the `Not` operators, which hold when no value matches. */
  readonly negated: boolean;
}

/** Compares with text as it stands; policy variables do not apply. */
interface TextOperator extends OperatorTraits {
  readonly takes: 'text';
  readonly compile: (policyValue: string) => Matcher;
}

/** Compares with a pattern in which policy variables apply. */
interface PatternOperator extends OperatorTraits {
  readonly takes: 'pattern';
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  readonly compile: (pattern: PatternTokens) => Matcher;
}

/** One row of the table of operators. */
export type OperatorDefinition = TextOperator | PatternOperator;

const never: Matcher = () => false;

function ordered(
  family: 'numeric' | 'date',
  holds: (requestValue: number, policyValue: number) => boolean,
  negated = false,
): TextOperator {
  const parse = family === 'numeric' ? parseNumber : parseDate;
  return {
    family,
    negated,
    takes: 'text',
    compile: policyText => {
      const policyValue = parse(policyText);
      if (policyValue === undefined) return never;
      return requestText => {
        const requestValue = parse(requestText);
        return requestValue !== undefined && holds(requestValue, policyValue);
      };
    },
  };
}

function strings(wildcards: boolean, negated: boolean): PatternOperator {
  return {
    family: 'string',
    negated,
    takes: 'pattern',
    wildcards,
    compile: compileGlob,
  };
}

function stringsIgnoringCase(negated: boolean): PatternOperator {
  return {
    ...strings(false, negated),
    compile: pattern => {
      const policyValue = textOf(pattern).toLowerCase();
      return requestValue => requestValue.toLowerCase() === policyValue;
    },
  };
}

function arns(negated: boolean): PatternOperator {
  return {
    family: 'arn',
    negated,
    takes: 'pattern',
    wildcards: true,
    compile: compileArnPattern,
  };
}

function addresses(negated: boolean): TextOperator {
  return {
    family: 'ip-address',
    negated,
    takes: 'text',
    compile: policyText => {
      const range = parseAddressRange(policyText);
      if (!range) return never;
      return requestText => {
        const address = parseAddressRange(requestText);
        return address !== undefined && rangeContains(range, address);
      };
    },
  };
}

const boolean: PatternOperator = {
  family: 'boolean',
  negated: false,
  takes: 'pattern',
  wildcards: false,
  compile: pattern => {
    const policyValue = parseBoolean(textOf(pattern));
    return policyValue === undefined
      ? never
      : requestText => parseBoolean(requestText) === policyValue;
  },
};

const binary: TextOperator = {
  family: 'binary',
  negated: false,
  takes: 'text',
  compile: policyText => {
    const policyValue = canonicalBase64(policyText);
    return policyValue === undefined
      ? never
      : requestText => canonicalBase64(requestText) === policyValue;
  },
};

/** `Null` tests presence, not values, so its matcher is never asked. */
const nullCheck: TextOperator = {
  family: 'null',
  negated: false,
  takes: 'text',
  compile: () => never,
};

/**
 * Every condition operator, without `IfExists` and set operators, which combine with all of them but `Null`.
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export const CONDITION_OPERATORS: ReadonlyMap<string, OperatorDefinition> =
  new Map<string, OperatorDefinition>([
    ['StringEquals', strings(false, false)],
    ['StringNotEquals', strings(false, true)],
    ['StringEqualsIgnoreCase', stringsIgnoringCase(false)],
    ['StringNotEqualsIgnoreCase', stringsIgnoringCase(true)],
    ['StringLike', strings(true, false)],
    ['StringNotLike', strings(true, true)],
    ['NumericEquals', ordered('numeric', (a, b) => a === b)],
    ['NumericNotEquals', ordered('numeric', (a, b) => a === b, true)],
    ['NumericLessThan', ordered('numeric', (a, b) => a < b)],
    ['NumericLessThanEquals', ordered('numeric', (a, b) => a <= b)],
    ['NumericGreaterThan', ordered('numeric', (a, b) => a > b)],
    ['NumericGreaterThanEquals', ordered('numeric', (a, b) => a >= b)],
    ['DateEquals', ordered('date', (a, b) => a === b)],
    ['DateNotEquals', ordered('date', (a, b) => a === b, true)],
    ['DateLessThan', ordered('date', (a, b) => a < b)],
    ['DateLessThanEquals', ordered('date', (a, b) => a <= b)],
    ['DateGreaterThan', ordered('date', (a, b) => a > b)],
    ['DateGreaterThanEquals', ordered('date', (a, b) => a >= b)],
    ['Bool', boolean],
    ['BinaryEquals', binary],
    ['IpAddress', addresses(false)],
    ['NotIpAddress', addresses(true)],
    ['ArnEquals', arns(false)],
    ['ArnLike', arns(false)],
    ['ArnNotEquals', arns(true)],
    ['ArnNotLike', arns(true)],
    ['Null', nullCheck],
  ]);

/** How several values of one request key are compared. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** An operator name taken apart. */
export interface ParsedOperator {
  readonly name: string;
  readonly set?: SetOperator;
  readonly ifExists: boolean;
  readonly definition: OperatorDefinition;
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Takes an operator such as `ForAnyValue:StringLikeIfExists` apart; undefined when there is no such operator. */
export function parseOperator(text: string): ParsedOperator | undefined {
  const match = OPERATOR.exec(text);
  if (!match) return undefined;
  const [, set, name, ifExists] = match;
  const definition = CONDITION_OPERATORS.get(name);
  if (!definition) return undefined;
  if (definition.family === 'null' && (set || ifExists)) return undefined;
  return {
    name,
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
    ifExists: ifExists !== undefined,
    definition,
  };
}
