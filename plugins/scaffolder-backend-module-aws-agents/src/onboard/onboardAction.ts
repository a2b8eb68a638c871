import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  onboardingInput,
  type OnboardingFile,
  type OnboardingProblem,
} from 'backstage-plugin-aws-agents-common';
import type { OnboardingClient } from '../backend';
import { onboardExamples } from './onboardExamples';

/**
 * Writes everything that an agent takes into the workspace: roles, configuration,
 * annotations and a README. The files are those that the form showed.
 */
export function createOnboardAction({
  client,
}: {
  client: Pick<OnboardingClient, 'preview'>;
}) {
  return createTemplateAction({
    id: 'aws-agents:onboard',
    description:
      'Writes IAM roles with least-privilege policies, infrastructure code and the Grafana Alloy configuration of an agent into the workspace',
    supportsDryRun: true,
    examples: onboardExamples,
    schema: {
      input: z =>
        onboardingInput(z).extend({
          targetPath: z
            .string()
            .optional()
            .describe('Folder in the workspace; default: the workspace itself'),
        }),
      output: z =>
        z.object({
          files: z.array(z.string()).describe('What was written'),
          template: z
            .string()
            .optional()
            .describe('The CloudFormation template, in that flavour'),
          annotations: z.record(z.string()).describe('For the entity'),
          agentRoleArn: z.string(),
          monitoringRoleArn: z.string(),
        }),
    },
    async handler(ctx) {
      const { targetPath = '.', ...request } = ctx.input;
      const { problems, files, annotations, roles } = await client.preview(
        request,
        await ctx.getInitiatorCredentials(),
        ctx.signal,
      );
      if (problems.length > 0) {
        throw new InputError(
          `Nothing was generated: ${problems.map(inWords).join('; ')}`,
        );
      }
      const root = resolveSafeChildPath(ctx.workspacePath, targetPath);
      const written: string[] = [];
      for (const file of files) {
        const changed = await write(root, file);
        ctx.logger.info(`${changed ? 'Wrote' : 'Unchanged:'} ${file.path}`);
        written.push(joined(targetPath, file.path));
      }
      ctx.output('files', written);
      const template = written.find(path => path.endsWith('template.yaml'));
      if (template) {
        ctx.output('template', template);
      }
      ctx.output('annotations', annotations);
      ctx.output('agentRoleArn', arnOf('AgentRole', roles));
      ctx.output('monitoringRoleArn', arnOf('MonitoringRole', roles));
    },
  });
}

/** @returns whether the file is another than before */
async function write(
  root: string,
  { path, content }: OnboardingFile,
): Promise<boolean> {
  const target = resolveSafeChildPath(root, path);
  const before = await readFile(target, 'utf8').catch(() => undefined);
  if (before === content) {
    return false;
  }
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  return true;
}

function joined(folder: string, path: string): string {
  return folder === '.' ? path : `${folder.replace(/\/+$/, '')}/${path}`;
}

function arnOf(
  id: string,
  roles: ReadonlyArray<{ id: string; arn: string }>,
): string {
  return roles.find(role => role.id === id)?.arn ?? '';
}

function inWords({ field, message, expected }: OnboardingProblem): string {
  return `${field} ${message} (expected ${expected})`;
}
