export * from './types';
export { readAwsAgentsConfig } from './readAwsAgentsConfig';
