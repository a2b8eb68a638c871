export { FaultRuleError, Faults } from './Faults';
export type {
  FaultKind,
  FaultRule,
  FaultRuleInput,
  FaultTarget,
} from './faultRule';
