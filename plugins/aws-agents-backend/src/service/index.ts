export type { AgentService, Caller } from './AgentService';
export { DefaultAgentService } from './DefaultAgentService';
