export { AwsFailureError, isAwsFailureError } from './AwsFailureError';
export {
  AwsClientFactory,
  type ClientOptions,
  type SessionSource,
} from './AwsClientFactory';
export {
  CallRecorder,
  type CallTotals,
  type RecordedCall,
} from './CallRecorder';
export { Circuits } from './Circuits';
export {
  clientSettings,
  createRequestHandler,
  type ClientSettings,
} from './clientSettings';
export { type FailureContext } from './context';
export { maskAccessKeyId, maskSecrets } from './mask';
export { observeCalls } from './observeCalls';
export { trustPolicy } from './policySnippets';
export { roleArnOfSession } from './principals';
export { toFailure } from './toFailure';
