export { CAPABILITIES } from './capabilities';
export {
  applyWaivers,
  describeTrust,
  PermissionAnalyst,
  summarise,
  type BareAnalysis,
  type StoredPermissionSummary,
  type TrustSurroundings,
} from './analysis';
export { createFix, type PortalAccess } from './fix';
export { evaluateNeeds } from './evaluateNeeds';
export { RoleJudge, type RoleVerdict } from './RoleJudge';
export type { RoleIdentity } from './NeedJudge';
export {
  expandNeeds,
  type ConcreteNeed,
  type NeedScope,
  type NeedSubject,
} from './expandNeeds';
