export { ServerClock, useNow } from './clock';
export { useAction, type Action } from './useAction';
export { REFRESH_EVERY_MS, useAgent, type AgentScope } from './useAgent';
export { useAgentResource } from './useAgentResource';
export { ANY_AGENT, useAgentSignal } from './useAgentSignal';
export { useQueryParam } from './useQueryParam';
export { useSeen } from './useSeen';
export { useResource, type Resource } from './useResource';
export { useVisibleInterval } from './useVisibleInterval';
