import type { z as zod } from 'zod/v3';
import { AGENT_PLATFORMS } from '../annotations';
import { ONBOARDING_FLAVOURS } from '../dto/onboarding';

/**
 * What onboarding asks, as actions of the scaffolder and of the actions registry
 * describe it: both still speak zod 3.
 *
 * @public
 */
export function onboardingInput(z: typeof zod) {
  const list = (description: string) =>
    z.array(z.string()).optional().describe(description);
  const secret = z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('secrets-manager'),
        arn: z.string(),
        jsonKey: z.string().optional(),
        kmsKeyArn: z.string().optional(),
      }),
      z.object({
        type: z.literal('kubernetes-secret'),
        name: z.string(),
        namespace: z.string(),
        key: z.string(),
      }),
      z.object({ type: z.literal('file'), path: z.string() }),
    ])
    .describe('Where the secret is at run time; never the secret itself');
  const auth = z.object({ username: z.string(), password: secret }).optional();
  return z.object({
    entityRef: z
      .string()
      .describe('Entity that gets an agent, such as component:default/returns'),
    accountId: z.string().describe('AWS account of the agent: twelve digits'),
    regions: z
      .array(z.string())
      .describe('Regions to collect from; the first is that of the agent'),
    platform: z
      .object({
        type: z.enum(AGENT_PLATFORMS),
        clusterName: z.string().optional().describe('On EKS'),
        oidcProviderArn: z.string().optional().describe('For IRSA'),
        namespace: z.string().optional().describe('On EKS'),
        serviceAccount: z.string().optional().describe('On EKS'),
        logGroup: z.string().optional().describe("On ECS: the task's own"),
        trustAnchorArn: z.string().optional().describe('On premises'),
        commonName: z.string().optional().describe('On premises'),
      })
      .describe('Where the agent runs'),
    preset: z
      .string()
      .optional()
      .describe('Preset of capabilities, such as metrics-and-logs'),
    capabilities: list('What the agent is to do, besides the preset'),
    metrics: list('Metric selectors such as AWS/SQS{QueueName="returns"}'),
    deliveries: list('Places in S3 such as s3://acme-telemetry/returns/'),
    logGroups: list('Log groups to read'),
    logFiles: list('Paths of log files, on machines'),
    resources: list('ARNs of what else the agent works on'),
    destinations: z
      .object({
        metricsUrl: z.string().optional().describe('Remote write URL'),
        metricsAuth: auth,
        logsUrl: z.string().optional().describe('Push URL of Loki'),
        logsTenantId: z.string().optional(),
        logsAuth: auth,
        firehoseAccessKey: secret.optional(),
      })
      .optional()
      .describe('Where the agent sends what it collects'),
    flavour: z
      .enum(ONBOARDING_FLAVOURS)
      .optional()
      .describe('Language of the infrastructure code; default: terraform'),
  });
}
