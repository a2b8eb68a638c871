export { DefaultPermissionService } from './DefaultPermissionService';
export type { PermissionService } from './PermissionService';
export { reassess } from './reassess';
export { createRoleFinder } from './roleFinder';
