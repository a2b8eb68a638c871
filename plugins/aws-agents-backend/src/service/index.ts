export type { AgentService, Caller } from './AgentService';
export {
  DefaultCredentialService,
  type CredentialService,
} from './credentials';
export { DefaultAgentService } from './DefaultAgentService';
export {
  createRoleFinder,
  DefaultPermissionService,
  reassess,
  type PermissionService,
} from './permissions';
export { findEntity } from './findAgent';
export { entityRefOf, presentOf } from './resolution';
export { toSummary } from './toAgentResponse';
export { RefreshPace } from './RefreshPace';
export { dataOf } from './storedData';
