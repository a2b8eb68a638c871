/**
 * Template actions that onboard an AWS agent.
 *
 * @packageDocumentation
 */
export { scaffolderModuleAwsAgents as default } from './module';
