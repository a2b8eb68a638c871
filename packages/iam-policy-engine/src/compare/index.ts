export { comparePolicies } from './comparePolicies';
export type {
  AccessChange,
  AccessScope,
  ComparisonOptions,
  ElementChange,
  LocatedStatement,
  NeedChange,
  PolicyComparison,
  StatementChange,
} from './types';
