export * from './types';
export { AgentResolver } from './AgentResolver';
export { type BindingRefusal } from './bindingRules';
