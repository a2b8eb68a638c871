import { resourceOfId } from '../ir/references';
import type {
  InfrastructureIr,
  ResourceIr,
  RoleIr,
  RolePolicyIr,
} from '../ir/types';
import { cdkConstruct, variableOf } from './constructs';
import { TsExpression, tsString, tsValue } from './typescript';

/**
 * One role with its trust policy and inline policies, as a construct of the AWS CDK in TypeScript.
 *
 * @public
 */
export function renderRoleCdk(role: RoleIr): string {
  return renderConstruct(role);
}

/**
 * A policy for a role that exists, as a construct of the AWS CDK in TypeScript.
 *
 * @public
 */
export function renderRolePolicyCdk(policy: RolePolicyIr): string {
  return renderConstruct(policy);
}

function renderConstruct(resource: RoleIr | RolePolicyIr): string {
  const className = `${resource.id}Construct`;
  return `${imports([resource])}import { Construct } from 'constructs';

export class ${className} extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);

${statements([resource], new Set())}  }
}
`;
}

/** All resources as a stack of the AWS CDK: the text of `lib/agent-stack.ts`. */
export function renderStack(infrastructure: InfrastructureIr): string {
  const { resources, description } = infrastructure;
  return `import { BootstraplessSynthesizer, CfnOutput, Stack } from 'aws-cdk-lib';
${imports(resources)}import type { App, StackProps } from 'aws-cdk-lib';

export class AgentStack extends Stack {
  constructor(scope: App, id: string, props: StackProps) {
    super(scope, id, {
      // Nothing here is an asset, so the account need not be bootstrapped.
      synthesizer: new BootstraplessSynthesizer(),
      description: ${tsString(description)},
      ...props,
    });

${statements(resources, namedIn(infrastructure))}${outputs(infrastructure)}  }
}
`;
}

function imports(resources: readonly ResourceIr[]): string {
  const modules = resources.map(resource => cdkConstruct(resource).module);
  return [...new Set(modules)]
    .sort()
    .map(name => `import * as ${name} from 'aws-cdk-lib/aws-${name}';\n`)
    .join('');
}

/** Resources that others or outputs name: only those are kept in a variable. */
function namedIn({ resources, outputs: list }: InfrastructureIr): Set<string> {
  return new Set([
    ...resources.flatMap(referencesOf),
    ...list.map(({ resourceId }) => resourceId),
  ]);
}

function statements(
  resources: readonly ResourceIr[],
  named: ReadonlySet<string>,
): string {
  return resources
    .map(resource => {
      const { module, className, properties } = cdkConstruct(resource);
      const left = named.has(resource.id)
        ? `const ${variableOf(resource.id)} = `
        : '';
      const props = tsValue(properties, '    ');
      return `    ${left}new ${module}.${className}(this, ${tsString(
        resource.id,
      )}, ${props});\n`;
    })
    .join('\n');
}

function referencesOf(resource: ResourceIr): string[] {
  switch (resource.kind) {
    case 'role':
    case 'role-policy':
      return [];
    case 'launch-template':
      return [resource.instanceProfileId];
    case 'task-definition':
      return [resource.taskRoleId, resource.executionRoleId];
    default:
      return [resource.roleId];
  }
}

function outputs({ outputs: list, resources }: InfrastructureIr): string {
  return list
    .map(({ id, description, resourceId }) => {
      const { output } = cdkConstruct(resourceOfId(resources, resourceId));
      const value = TsExpression.of(`${variableOf(resourceId)}.${output}`);
      const props = tsValue({ description, value }, '    ');
      return `\n    new CfnOutput(this, ${tsString(id)}, ${props});\n`;
    })
    .join('');
}
