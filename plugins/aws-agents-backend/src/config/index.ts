export * from './types';
export { fillTemplate, type TemplateValues } from './entityTemplate';
export { readAwsAgentsConfig } from './readAwsAgentsConfig';
