export type { AgentService, Caller } from './AgentService';
export { DefaultAgentService } from './DefaultAgentService';
export {
  createRoleFinder,
  DefaultPermissionService,
  reassess,
  type PermissionService,
} from './permissions';
export { entityRefOf, presentOf } from './resolution';
export { toSummary } from './toAgentResponse';
