export { AwsFailureError, isAwsFailureError } from './AwsFailureError';
export { AwsClientFactory, type ClientOptions } from './AwsClientFactory';
export {
  CallRecorder,
  type CallTotals,
  type RecordedCall,
} from './CallRecorder';
export { type FailureContext } from './context';
export { toFailure } from './toFailure';
