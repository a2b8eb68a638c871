import type { Blueprint } from './build/types';
import { CDK_PROJECT, renderApp } from './cdk/renderApp';
import { renderStack } from './cdk/renderCdk';
import { cloudFormationTemplate } from './cloudformation/renderCloudFormation';
import { awsConfigFile, serviceEnvironment } from './host/hostFiles';
import { manifests } from './kubernetes/manifests';
import { renderReadme } from './readme/renderReadme';
import {
  renderMain,
  renderOutputs,
  renderVersions,
} from './terraform/renderTerraform';
import { yamlText } from './yamlText';

/**
 * Languages of infrastructure code.
 *
 * @public
 */
export const INFRASTRUCTURE_FLAVOURS = [
  'terraform',
  'cloudformation',
  'cdk',
] as const;

/** @public */
export type InfrastructureFlavour = (typeof INFRASTRUCTURE_FLAVOURS)[number];

/**
 * A generated file.
 *
 * @public
 */
export interface GeneratedFile {
  /** Relative, with forward slashes; made of names of this package alone. */
  readonly path: string;
  readonly content: string;
}

/**
 * How files are rendered.
 *
 * @public
 */
export interface RenderOptions {
  readonly flavour: InfrastructureFlavour;
}

/**
 * Writes a blueprint as files: infrastructure code in one language, the agent's configuration, what its platform takes,
 * the entity's annotations, and a README with the steps that remain.
 *
 * @public
 */
export function renderFiles(
  blueprint: Blueprint,
  { flavour }: RenderOptions,
): GeneratedFile[] {
  const files: Record<string, string> = {
    'README.md': renderReadme(blueprint, flavour),
    'alloy/config.alloy': blueprint.alloyConfiguration,
    'catalog/annotations.yaml': yamlText({
      metadata: { annotations: blueprint.annotations },
    }),
    ...infrastructureFiles(blueprint, flavour),
    ...platformFiles(blueprint),
  };
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({ path, content }));
}

function infrastructureFiles(
  blueprint: Blueprint,
  flavour: InfrastructureFlavour,
): Record<string, string> {
  const { infrastructure, request } = blueprint;
  switch (flavour) {
    case 'terraform':
      return {
        'terraform/main.tf': renderMain(infrastructure),
        'terraform/outputs.tf': renderOutputs(infrastructure),
        'terraform/versions.tf': renderVersions(
          infrastructure,
          request.accountId,
        ),
      };
    case 'cloudformation':
      return {
        'cloudformation/template.yaml': yamlText(
          cloudFormationTemplate(infrastructure),
        ),
      };
    default:
      return {
        'cdk/bin/app.ts': renderApp(blueprint),
        'cdk/lib/agent-stack.ts': renderStack(infrastructure),
        ...Object.fromEntries(
          Object.entries(CDK_PROJECT).map(([name, value]) => [
            `cdk/${name}`,
            `${JSON.stringify(value, null, 2)}\n`,
          ]),
        ),
      };
  }
}

function platformFiles(blueprint: Blueprint): Record<string, string> {
  const { platform } = blueprint.request;
  switch (platform.type) {
    case 'eks-irsa':
    case 'eks-pod-identity':
      return {
        'kubernetes/agent.yaml': manifests(blueprint, platform)
          .map(yamlText)
          .join('---\n'),
      };
    case 'ec2':
      return { 'host/alloy.env': serviceEnvironment(blueprint) };
    case 'on-premises':
      return {
        'host/alloy.env': serviceEnvironment(blueprint),
        'host/aws-config': awsConfigFile(blueprint, platform),
      };
    default:
      return {};
  }
}
