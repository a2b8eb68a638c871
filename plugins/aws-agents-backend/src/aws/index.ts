export { AwsFailureError, isAwsFailureError } from './AwsFailureError';
export { AwsClientFactory, type ClientOptions } from './AwsClientFactory';
export {
  CallRecorder,
  type CallTotals,
  type RecordedCall,
} from './CallRecorder';
export { CallCircuits } from './CallCircuits';
export { DENIAL_CODES } from './denialTable';
export {
  clientSettings,
  createRequestHandler,
  type ClientSettings,
} from './clientSettings';
export { monotonicNow } from './monotonicNow';
export { maskAccessKeyId, maskSecrets } from './mask';
export { observeCalls } from './observeCalls';
export { paceAttempts } from './paceAttempts';
export { isFree } from './prices';
export { RateLimiter } from './RateLimiter';
export { setQueryOwners } from './shareCall';
export { toFailure } from './toFailure';
export { trustPolicy } from './policySnippets';
export { roleArnOfSession } from './principals';
