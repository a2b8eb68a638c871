/**
 * Validates AWS agent annotations while entities are processed.
 *
 * @packageDocumentation
 */
export { catalogModuleAwsAgents as default } from './module';
