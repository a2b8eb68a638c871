export type { BareAnalysis } from './analysePermissions';
export type { BareFinding } from './findings';
export { PermissionAnalyst } from './PermissionAnalyst';
export {
  applyWaivers,
  summarise,
  type StoredPermissionSummary,
} from './permissionSummary';
export { RolePolicySet } from './rolePolicies';
export { describeTrust, type TrustSurroundings } from './trust';
