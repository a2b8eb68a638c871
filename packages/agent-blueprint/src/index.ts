/**
 * From what an agent is to do to its roles, policies, infrastructure code and configuration. Pure and synchronous.
 *
 * @packageDocumentation
 */
export * from './errors';
export * from './request/types';
export * from './request/platformTypes';
export * from './request/destinationTypes';
export * from './ir/types';
export { createBlueprint } from './build/createBlueprint';
export type { BlueprintOptions } from './build/assertLeast';
export type { Blueprint } from './build/types';
export {
  INFRASTRUCTURE_FLAVOURS,
  renderFiles,
  type GeneratedFile,
  type InfrastructureFlavour,
  type RenderOptions,
} from './renderFiles';
export {
  renderRolePolicyTerraform,
  renderRoleTerraform,
} from './terraform/renderTerraform';
export {
  cloudFormationTemplate,
  renderRoleCloudFormation,
  renderRolePolicyCloudFormation,
  type CloudFormationTemplate,
} from './cloudformation/renderCloudFormation';
export type { CloudFormationResource } from './cloudformation/resources';
export {
  CLOUDFORMATION_INTRINSICS,
  CLOUDFORMATION_RESOURCE_TYPES,
} from './cloudformation/subset';
export { renderRoleCdk, renderRolePolicyCdk } from './cdk/renderCdk';
