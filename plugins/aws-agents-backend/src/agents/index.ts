export * from './types';
export { AgentResolver } from './AgentResolver';
