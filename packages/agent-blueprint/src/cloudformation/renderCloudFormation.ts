import { resourceOfId } from '../ir/references';
import type { InfrastructureIr, RoleIr, RolePolicyIr } from '../ir/types';
import { yamlText } from '../yamlText';
import {
  CloudFormationResource,
  cloudFormationResource,
  outputValue,
} from './resources';

/**
 * A CloudFormation template as data.
 *
 * @public
 */
export interface CloudFormationTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description?: string;
  readonly Resources: Readonly<Record<string, CloudFormationResource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Description: string; readonly Value: unknown }>
  >;
}

/**
 * One role with its trust policy and inline policies, as a CloudFormation template in YAML.
 *
 * @public
 */
export function renderRoleCloudFormation(role: RoleIr): string {
  return renderResource(role);
}

/**
 * A policy for a role that exists, as a CloudFormation template in YAML.
 *
 * @public
 */
export function renderRolePolicyCloudFormation(policy: RolePolicyIr): string {
  return renderResource(policy);
}

function renderResource(resource: RoleIr | RolePolicyIr): string {
  const template: CloudFormationTemplate = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { [resource.id]: cloudFormationResource(resource) },
  };
  return yamlText(template);
}

/**
 * All resources as a CloudFormation template.
 *
 * @public
 */
export function cloudFormationTemplate({
  description,
  resources,
  outputs,
}: InfrastructureIr): CloudFormationTemplate {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    Resources: Object.fromEntries(
      resources.map(resource => [
        resource.id,
        cloudFormationResource(resource),
      ]),
    ),
    Outputs: Object.fromEntries(
      outputs.map(({ id, description: Description, resourceId }) => [
        id,
        {
          Description,
          Value: outputValue(resourceOfId(resources, resourceId)),
        },
      ]),
    ),
  };
}
