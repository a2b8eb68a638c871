import { Matcher } from '../matching/glob';
import {
  Template,
  hasVariables,
  parseTemplate,
  resolveTemplate,
} from '../matching/template';
import { PolicyVersion, StatementCondition } from '../policy/types';
import { OperatorDefinition, ParsedOperator, parseOperator } from './operators';
import { parseBoolean } from './values';

/** Where conditions and variables read the request's condition keys. */
export interface ConditionContext {
  /** All values of a key, given in lower case; undefined when the request has no such key. */
  values(lowerCaseKey: string): readonly string[] | undefined;
}

/** Tells whether one line of a condition block holds. */
export type ConditionTest = (context: ConditionContext) => boolean;

/** Matches one request value against all values of the policy. */
type ValueTest = (value: string, context: ConditionContext) => boolean;

/** The value of a variable: single-valued keys only. */
export function variableValue(
  context: ConditionContext,
  key: string,
): string | undefined {
  const values = context.values(key.toLowerCase());
  return values?.length === 1 ? values[0] : undefined;
}

/** Compiles one line of a condition block. Its operator must be known to {@link parseOperator}. */
export function compileCondition(
  condition: StatementCondition,
  version: PolicyVersion,
): ConditionTest {
  const operator = parseOperator(condition.operator);
  if (!operator) return () => false;
  const key = condition.key.toLowerCase();
  if (operator.definition.family === 'null') {
    return nullTest(key, condition.values);
  }
  const anyMatches = compileValues(
    operator.definition,
    condition.values,
    version,
  );
  const { negated } = operator.definition;
  // For a negated operator a value passes when it matches none of the policy's.
  const passes: ValueTest = (value, context) =>
    anyMatches(value, context) !== negated;
  return context => testKey(operator, context.values(key), context, passes);
}

function testKey(
  { definition, set, ifExists }: ParsedOperator,
  requestValues: readonly string[] | undefined,
  context: ConditionContext,
  passes: ValueTest,
): boolean {
  const values = set
    ? requestValues?.filter(value => value !== '')
    : requestValues;
  if (values === undefined || values.length === 0) {
    if (requestValues === undefined && ifExists) return true;
    if (set) return set === 'ForAllValues';
    return definition.negated;
  }
  if (set === 'ForAllValues' || (!set && definition.negated)) {
    return values.every(value => passes(value, context));
  }
  return values.some(value => passes(value, context));
}

function nullTest(key: string, policyValues: readonly string[]): ConditionTest {
  const wanted = policyValues.map(parseBoolean);
  return context => {
    const values = context.values(key);
    return wanted.includes(values === undefined || values.length === 0);
  };
}

function compileValues(
  definition: OperatorDefinition,
  policyValues: readonly string[],
  version: PolicyVersion,
): ValueTest {
  if (definition.takes === 'text') {
    const matchers = policyValues.map(definition.compile);
    return value => matchers.some(matches => matches(value));
  }
  const fixed: Matcher[] = [];
  const dynamic: Template[] = [];
  for (const policyValue of policyValues) {
    const template = parseTemplate(policyValue, version);
    const tokens = hasVariables(template)
      ? undefined
      : resolveTemplate(template, () => undefined, definition.wildcards);
    if (tokens) fixed.push(definition.compile(tokens));
    else dynamic.push(template);
  }
  return (value, context) =>
    fixed.some(matches => matches(value)) ||
    dynamic.some(template => {
      const tokens = resolveTemplate(
        template,
        name => variableValue(context, name),
        definition.wildcards,
      );
      return tokens !== undefined && definition.compile(tokens)(value);
    });
}
