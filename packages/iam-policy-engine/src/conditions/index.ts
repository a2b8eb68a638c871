export { compileCondition, variableValue } from './compileCondition';
export type { ConditionContext, ConditionTest } from './compileCondition';
export { CONDITION_OPERATORS, parseOperator } from './operators';
export type {
  OperatorDefinition,
  OperatorFamily,
  ParsedOperator,
  SetOperator,
} from './operators';
