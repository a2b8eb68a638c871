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
export { PORTAL_OBSERVATION, portalNeeds } from './portalNeeds';
export { resourcesRead } from './readScopes';
export { evaluateNeeds } from './evaluateNeeds';
export { RoleJudge, type RoleVerdict } from './RoleJudge';
export type { RoleIdentity } from './NeedJudge';
export {
  expandNeeds,
  type ConcreteNeed,
  type NeedScope,
  type NeedSubject,
} from './expandNeeds';
