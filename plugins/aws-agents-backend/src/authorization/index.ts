export { AuthorizedPermissionService } from './AuthorizedPermissionService';
export { AuthorizedAgentService } from './AuthorizedAgentService';
