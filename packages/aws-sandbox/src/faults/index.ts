export { FaultRuleError, Faults } from './Faults';
export type { FaultRule, FaultRuleInput, FaultTarget } from './faultRule';
