export { ROLE_ACTIONS, RoleCollector } from './RoleCollector';
