export {
  awsAgentsApiRef,
  type AwsAgentsApi,
  type AwsAgentsRequestOptions,
} from './AwsAgentsApi';
export { AwsAgentsClient } from './AwsAgentsClient';
export { UnexpectedResponseError } from './UnexpectedResponseError';
