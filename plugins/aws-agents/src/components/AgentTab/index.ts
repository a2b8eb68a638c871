export { AgentTab } from './AgentTab';
