/**
 * Backend plugin that observes the AWS telemetry agents of catalog entities.
 *
 * @packageDocumentation
 */
export { awsAgentsPlugin as default } from './plugin';
