export { AgentSignals, type NewsKind } from './AgentSignals';
