export { RoleCollector } from './RoleCollector';
