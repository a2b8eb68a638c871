export { findDenial } from './authorize';
export type { Denial } from './authorize';
export { globalConditionKeys } from './conditionKeys';
export type { ConditionKeys, RequestOrigin } from './conditionKeys';
