/**
 * The AWS agent of a service on its Backstage page.
 *
 * @packageDocumentation
 */
export * from './api';
export { isAwsAgentAvailable } from './isAwsAgentAvailable';
export {
  AwsAgentsPage,
  awsAgentsPlugin,
  EntityAwsAgentCard,
  EntityAwsAgentContent,
} from './plugin';
