import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  awsAgentOnboardPermission,
  onboardingInput,
  onboardingRequestSchema,
} from 'backstage-plugin-aws-agents-common';
import type { OnboardingService } from '../onboarding';

/** Offers the preview of an agent to templates and MCP clients. */
export function registerPreviewAgent(options: {
  actionsRegistry: ActionsRegistryService;
  service: Pick<OnboardingService, 'preview'>;
}): void {
  const { actionsRegistry, service } = options;
  actionsRegistry.register({
    name: 'preview-agent',
    title: 'Preview an AWS monitoring agent',
    description:
      'Generates the IAM roles with least-privilege policies, the infrastructure code, the Grafana Alloy configuration and the catalog annotations of an agent for an entity. Creates nothing. Says what is wrong with the request, field by field.',
    visibilityPermission: awsAgentOnboardPermission,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => onboardingInput(z),
      output: z =>
        z.object({
          entityRef: z.string(),
          problems: z
            .array(
              z.object({
                field: z.string(),
                message: z.string(),
                expected: z.string(),
              }),
            )
            .describe('Empty, or why nothing was generated'),
          files: z.array(z.object({ path: z.string(), content: z.string() })),
          annotations: z.record(z.string()),
          roles: z.array(
            z.object({
              title: z.string(),
              arn: z.string(),
              trustPolicy: z.string(),
              policies: z.array(
                z.object({ name: z.string(), document: z.string() }),
              ),
            }),
          ),
          findings: z
            .array(
              z.object({
                role: z.string(),
                severity: z.string(),
                title: z.string(),
                remedy: z.string(),
              }),
            )
            .describe('What rules say of the policies; empty is good'),
          leftOut: z
            .array(
              z.object({
                role: z.string(),
                action: z.string(),
                resource: z.string(),
                why: z.string(),
                source: z.string(),
              }),
            )
            .describe('Optional permissions, which the policies do not grant'),
          notes: z.array(z.string()),
        }),
    },
    examples: [
      {
        title: 'An agent on EC2 that reads metrics of a queue',
        input: {
          entityRef: 'component:default/returns',
          accountId: '111122223333',
          regions: ['eu-west-1'],
          platform: { type: 'ec2' },
          preset: 'metrics',
          metrics: ['AWS/SQS{QueueName="returns"}'],
          destinations: {
            metricsUrl: 'https://prometheus.example.com/api/v1/write',
          },
          flavour: 'cloudformation',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const request = onboardingRequestSchema.parse(input);
      const { needs: _, ...preview } = await service.preview(request, {
        credentials,
      });
      return { output: preview };
    },
  });
}
