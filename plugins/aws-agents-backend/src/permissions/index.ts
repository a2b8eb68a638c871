export { CAPABILITIES } from './capabilityTable';
export {
  evaluateNeeds,
  type RoleIdentity,
  type RolePolicies,
} from './evaluateNeeds';
export { expandNeeds, type ConcreteNeed } from './expandNeeds';
