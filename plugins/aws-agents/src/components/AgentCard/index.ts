export { AgentCard } from './AgentCard';
