import { z } from 'zod';
import { AGENT_PLATFORMS } from '../annotations';

/** Languages of the infrastructure code that onboarding generates. @public */
export const ONBOARDING_FLAVOURS = [
  'terraform',
  'cloudformation',
  'cdk',
] as const;

/** Where a secret is at run time; never the secret. @public */
export const secretReferenceSchema = z.discriminatedUnion('type', [
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
]);

const basicAuthSchema = z.object({
  username: z.string(),
  password: secretReferenceSchema,
});

/** Where the agent runs, with what that platform needs to be told. @public */
export const onboardingPlatformSchema = z.object({
  type: z.enum(AGENT_PLATFORMS),
  /** On EKS. */
  clusterName: z.string().optional(),
  /** For IRSA. */
  oidcProviderArn: z.string().optional(),
  /** On EKS. */
  namespace: z.string().optional(),
  /** On EKS. */
  serviceAccount: z.string().optional(),
  /** On ECS: of the task's own log. */
  logGroup: z.string().optional(),
  /** On premises. */
  trustAnchorArn: z.string().optional(),
  /** On premises: of the certificate. */
  commonName: z.string().optional(),
});

/** @public */
export type OnboardingPlatform = z.infer<typeof onboardingPlatformSchema>;

const text = z.string().max(4_096);
const texts = z.array(text).max(200).default([]);

/**
 * An agent to be. What is missing or wrong is told as problems of the preview, so
 * that a form may be shown while it is filled.
 *
 * @public
 */
export const onboardingRequestSchema = z.object({
  entityRef: text,
  accountId: text.default(''),
  /** The first is where regional resources are created. */
  regions: texts,
  platform: onboardingPlatformSchema.optional(),
  /** Id of a preset, whose capabilities are added to `capabilities`. */
  preset: text.optional(),
  capabilities: texts,
  /** Metric selectors as in `aws-agents/metrics`. */
  metrics: texts,
  /** `s3://bucket/prefix/`. */
  deliveries: texts,
  /** Log groups to read. */
  logGroups: texts,
  /** Paths of log files, on machines. */
  logFiles: texts,
  /** ARNs of what else the agent works on. */
  resources: texts,
  destinations: z
    .object({
      metricsUrl: text.optional(),
      metricsAuth: basicAuthSchema.optional(),
      logsUrl: text.optional(),
      logsTenantId: text.optional(),
      logsAuth: basicAuthSchema.optional(),
      /** Key that Firehose presents to the agent. */
      firehoseAccessKey: secretReferenceSchema.optional(),
    })
    .default({}),
  flavour: z.enum(ONBOARDING_FLAVOURS).default('terraform'),
});

/** A request with its defaults. @public */
export type OnboardingRequest = z.output<typeof onboardingRequestSchema>;
/** A request as it may be written. @public */
export type OnboardingRequestInput = z.input<typeof onboardingRequestSchema>;

/** Something wrong with one field of the request. @public */
export const onboardingProblemSchema = z.object({
  /** Such as `platform.clusterName` or `metrics[1]`. */
  field: z.string(),
  message: z.string(),
  /** What would be right. */
  expected: z.string(),
});

/** @public */
export type OnboardingProblem = z.infer<typeof onboardingProblemSchema>;

/** A generated file. @public */
export const onboardingFileSchema = z.object({
  /** Relative, with forward slashes. */
  path: z.string(),
  content: z.string(),
});

/** @public */
export type OnboardingFile = z.infer<typeof onboardingFileSchema>;

/** A role that will be created. @public */
export const onboardingRoleSchema = z.object({
  /** Such as `AgentRole`. */
  id: z.string(),
  title: z.string(),
  name: z.string(),
  arn: z.string(),
  /** Pretty-printed JSON. */
  trustPolicy: z.string(),
  policies: z.array(
    z.object({
      name: z.string(),
      /** Pretty-printed JSON. */
      document: z.string(),
      /** What each statement is for. */
      reasons: z.array(z.object({ sid: z.string(), why: z.array(z.string()) })),
    }),
  ),
});

/** @public */
export type OnboardingRole = z.infer<typeof onboardingRoleSchema>;

/** A permission that a role needs, and whether its policy grants it. @public */
export const onboardingNeedSchema = z.object({
  role: z.string(),
  action: z.string(),
  resource: z.string(),
  why: z.string(),
  met: z.enum(['fully', 'partly', 'not']),
});

/** @public */
export type OnboardingNeed = z.infer<typeof onboardingNeedSchema>;

/** A permission that a capability can do without, and that no policy grants. @public */
export const onboardingOptionalNeedSchema = z.object({
  role: z.string(),
  action: z.string(),
  resource: z.string(),
  /** What the agent would do with it, one clause. */
  why: z.string(),
  /** Where that it can be left out is documented. */
  source: z.string(),
});

/** @public */
export type OnboardingOptionalNeed = z.infer<
  typeof onboardingOptionalNeedSchema
>;

/** What a rule of the permission engine says of a generated policy. @public */
export const onboardingFindingSchema = z.object({
  role: z.string(),
  rule: z.string(),
  severity: z.string(),
  title: z.string(),
  evidence: z.string(),
  remedy: z.string(),
});

/** @public */
export type OnboardingFinding = z.infer<typeof onboardingFindingSchema>;

/** Answer of `POST /onboarding/preview`. @public */
export const onboardingPreviewSchema = z.object({
  entityRef: z.string(),
  /** Nothing is generated while there are problems. */
  problems: z.array(onboardingProblemSchema),
  files: z.array(onboardingFileSchema),
  roles: z.array(onboardingRoleSchema),
  needs: z.array(onboardingNeedSchema),
  /** Not granted: the agent works without, with less. */
  leftOut: z.array(onboardingOptionalNeedSchema).default([]),
  findings: z.array(onboardingFindingSchema),
  annotations: z.record(z.string(), z.string()),
  /** What the reader should know, one sentence each. */
  notes: z.array(z.string()),
});

/** @public */
export type OnboardingPreview = z.infer<typeof onboardingPreviewSchema>;

/** Whether the portal gets into an account. @public */
export const reachabilitySchema = z.object({
  state: z.enum(['reachable', 'failing', 'unknown']),
  /** One sentence: how it is known. */
  reason: z.string(),
});

/** @public */
export type Reachability = z.infer<typeof reachabilitySchema>;

/** What a form asks only for capabilities that take it. @public */
export const ONBOARDING_CAPABILITY_INPUTS = [
  'metrics',
  'deliveries',
  'logGroups',
  'resources',
  'firehoseAccessKey',
] as const;

/** @public */
export type OnboardingCapabilityInput =
  (typeof ONBOARDING_CAPABILITY_INPUTS)[number];

/** Answer of `GET /onboarding/options`. @public */
export const onboardingOptionsSchema = z.object({
  /** Accounts that the entity may bind; without an entity, all of config. */
  accounts: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      regions: z.array(z.string()),
      reachability: reachabilitySchema,
    }),
  ),
  platforms: z.array(
    z.object({ id: z.enum(AGENT_PLATFORMS), title: z.string() }),
  ),
  presets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      capabilities: z.array(z.string()),
    }),
  ),
  /** Those of modules, too. */
  capabilities: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      asks: z.array(z.enum(ONBOARDING_CAPABILITY_INPUTS)),
      /** Forms of the ARNs that it can be narrowed to. */
      resources: z.array(z.string()),
    }),
  ),
  /** CloudWatch namespaces whose usual metrics are known. */
  namespaces: z.array(z.string()),
  flavours: z.array(z.enum(ONBOARDING_FLAVOURS)),
});

/** @public */
export type OnboardingOptions = z.infer<typeof onboardingOptionsSchema>;

/** Body of `POST /onboarding/metrics`. @public */
export const onboardingMetricsRequestSchema = z.strictObject({
  entityRef: text,
  accountId: text,
  region: text,
  /** One selector as in `aws-agents/metrics`. */
  selector: text,
});

/** @public */
export type OnboardingMetricsRequest = z.infer<
  typeof onboardingMetricsRequestSchema
>;

/** Answer of `POST /onboarding/metrics`. @public */
export const onboardingMetricsSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('checked'),
    /** Metrics that the selector matches, at most as many as were listed. */
    matches: z.number(),
    /** There may be more. */
    truncated: z.boolean(),
    /** Some of them, such as `NumberOfMessagesSent{QueueName="returns"}`. */
    examples: z.array(z.string()),
  }),
  z.object({
    state: z.literal('not-checked'),
    /** One sentence on why nobody could look. */
    reason: z.string(),
  }),
]);

/** @public */
export type OnboardingMetrics = z.infer<typeof onboardingMetricsSchema>;
