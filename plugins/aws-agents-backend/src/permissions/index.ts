export { CAPABILITIES } from './capabilities';
export { evaluateNeeds } from './evaluateNeeds';
export type { RoleIdentity, RolePolicies } from './NeedJudge';
export {
  expandNeeds,
  type ConcreteNeed,
  type NeedScope,
  type NeedSubject,
} from './expandNeeds';
