import { EXTERNAL_ID_MODES } from 'backstage-plugin-aws-agents-common';
import { z } from 'zod';
import {
  accountId,
  bool,
  endpointUrl,
  entityRef,
  externalId,
  region,
  roleArn,
  roleNameTemplate,
  stsName,
  tagTemplate,
  text,
  textLike,
  usdAmount,
  wholeNumber,
} from './fields';
import { onboarding } from './onboardingSchema';
import { ENDPOINT_SERVICES, PRICE_READINGS } from './types';

const name = textLike('a text of at most 100 characters', /^.{1,100}$/);
/** STS: 900 s up to the role's MaxSessionDuration, which is 12 h at most. */
const sessionDuration = wholeNumber(900, 43_200);
const rolePattern = textLike(
  'a pattern of role path and name without leading slash, such as agents/payments-*',
  /^[\x21-\x2E\x30-\x7E][\x21-\x7E]*$/,
);

const account = z.strictObject({
  accountId,
  name,
  regions: z.array(region).default([]),
  monitoringRoleName: roleNameTemplate.optional(),
  monitoringRoleArn: roleArn.optional(),
  onboardingRoleArn: roleArn.optional(),
  externalId: externalId.optional(),
  sessionDurationSeconds: sessionDuration.optional(),
  linkedAccounts: z.array(z.union([accountId, z.literal('*')])).default([]),
});

const bindingRule = z.strictObject({
  id: textLike(
    'a name of letters, digits, dots and hyphens',
    /^[\w.-]{1,100}$/,
  ),
  entities: z
    .strictObject({
      kinds: z.array(name).default([]),
      namespaces: z.array(name).default([]),
      owners: z.array(entityRef('group')).default([]),
      systems: z.array(entityRef('system')).default([]),
      labels: z.record(z.string(), name).default({}),
    })
    .prefault({}),
  accounts: z.array(accountId).default([]),
  roles: z.array(rolePattern).default([]),
});

const storedKey = z.strictObject({
  store: z.enum(['ssm-parameter', 'secrets-manager'], {
    error: 'ssm-parameter or secrets-manager',
  }),
  name: textLike(
    'the name or ARN of the parameter or secret',
    /^[\w+=.@:/-]{1,2048}$/,
  ),
  region: region.optional(),
  refreshSeconds: wholeNumber(10, 86_400).default(300),
});

const limits = z.strictObject({
  maxSessions: wholeNumber(1, 100_000).default(5_000),
  sessionIdleSeconds: wholeNumber(60, 86_400).default(3_600),
  connectTimeoutMillis: wholeNumber(100, 60_000).default(2_000),
  requestTimeoutMillis: wholeNumber(100, 300_000).default(15_000),
  maxAttempts: wholeNumber(1, 10).default(3),
  concurrentCallsPerAccount: wholeNumber(1, 100).default(8),
  concurrentCalls: wholeNumber(2, 1_000).default(64),
  callsPerSecond: wholeNumber(1, 10_000).default(200),
  quotaSharePercent: wholeNumber(1, 100).default(50),
  recordedCallsPerAgent: wholeNumber(1, 10_000).default(200),
  minRefreshSeconds: wholeNumber(0, 3_600).default(10),
});

const collection = z.strictObject({
  intervalSeconds: wholeNumber(10, 86_400).default(300),
  initialDelaySeconds: wholeNumber(0, 3_600).default(3),
  timeoutSeconds: wholeNumber(10, 3_600).default(240),
  shards: wholeNumber(1, 256).default(4),
});

const cost = z.strictObject({
  monthlyBudgetUsdPerAgent: usdAmount.optional(),
  priceReading: z
    .enum(PRICE_READINGS, { error: `one of ${PRICE_READINGS.join(', ')}` })
    .default('metrics'),
  retentionDays: wholeNumber(7, 400).default(62),
});

const exporter = z.strictObject({
  timestamps: bool.default(false),
  dimensionLabels: z
    .enum(['snake-case', 'yace'], { error: 'snake-case or yace' })
    .default('snake-case'),
});

/** The section `awsAgents` of app-config; messages complete "expected ...". */
export const awsAgentsConfigSchema = z.strictObject({
  portalId: stsName,
  hubRoleArn: roleArn.optional(),
  hubRoleExternalId: externalId.optional(),
  defaultRegions: z.array(region).min(1, { error: 'at least one region' }),
  monitoringRoleName: roleNameTemplate.optional(),
  accounts: z.array(account).default([]),
  externalId: z
    .strictObject({
      mode: z
        .enum(EXTERNAL_ID_MODES, {
          error: `one of ${EXTERNAL_ID_MODES.join(', ')}`,
        })
        .default('entity'),
      value: externalId.optional(),
      probe: bool.default(false),
    })
    .prefault({}),
  sessionPolicy: z.strictObject({ enabled: bool.default(true) }).prefault({}),
  session: z
    .strictObject({
      durationSeconds: sessionDuration.default(3_600),
      sourceIdentity: stsName.optional(),
      tags: z
        .record(
          text('a tag key of 1 to 128 characters', key =>
            /^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u.test(key),
          ),
          tagTemplate,
        )
        .default({}),
    })
    .prefault({}),
  sts: z.strictObject({ region: region.optional() }).prefault({}),
  storedKey: storedKey.optional(),
  endpoint: endpointUrl.optional(),
  endpoints: z
    .partialRecord(z.enum(ENDPOINT_SERVICES), endpointUrl)
    .default({}),
  useFipsEndpoint: bool.optional(),
  useDualstackEndpoint: bool.optional(),
  limits: limits.prefault({}),
  collection: collection.prefault({}),
  cost: cost.prefault({}),
  exporter: exporter.prefault({}),
  accessKeys: z
    .strictObject({ rotationLimitDays: wholeNumber(1, 3_650).default(90) })
    .prefault({}),
  onboarding,
  permissions: z
    .strictObject({
      serviceLastAccessed: bool.default(true),
      confirmWithAws: bool.default(false),
      organizationRoleArn: roleArn.optional(),
    })
    .prefault({}),
  bindingRules: z.array(bindingRule).default([]),
  capabilities: z.array(name).default([]),
});

/** The section as the schema leaves it. */
export type ParsedConfig = z.output<typeof awsAgentsConfigSchema>;
