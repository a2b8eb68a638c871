import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { partitionOfRegion } from 'backstage-plugin-aws-agents-common';
import type { z } from 'zod';
import { awsAgentsConfigSchema, type ParsedConfig } from './schema';
import type { AwsAgentsConfig } from './types';

const SECTION = 'awsAgents';

/**
 * Reads the section `awsAgents` of app-config.
 *
 * @throws InputError that names every wrong key, its value and what would be
 *   right
 */
export function readAwsAgentsConfig(
  config: RootConfigService,
): AwsAgentsConfig {
  if (!config.has(SECTION)) {
    throw new InputError(
      `The section ${SECTION} is missing in app-config; expected at least ${SECTION}.portalId and ${SECTION}.defaultRegions`,
    );
  }
  const section = config.get(SECTION);
  const parsed = awsAgentsConfigSchema.safeParse(section);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.flatMap(issue => describe(issue, section));
  if (problems.length || !parsed.success) {
    throw new InputError(
      `The section ${SECTION} of app-config is wrong: ${problems.join('; ')}`,
    );
  }
  const { hubRoleArn, hubRoleExternalId, ...rest } = parsed.data;
  return {
    ...rest,
    ...(hubRoleArn
      ? { hubRole: { arn: hubRoleArn, externalId: hubRoleExternalId } }
      : {}),
  };
}

function describe(issue: z.core.$ZodIssue, section: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      key => `${keyOf([...issue.path, key])} is no known key`,
    );
  }
  const value = valueAt(section, issue.path);
  const expected =
    issue.code === 'invalid_type' && /^Invalid/.test(issue.message)
      ? `a value of type ${issue.expected}`
      : issue.message;
  return [
    value === undefined
      ? `${keyOf(issue.path)} is missing, expected ${expected}`
      : `${keyOf(issue.path)} is ${JSON.stringify(
          value,
        )}, expected ${expected}`,
  ];
}

/** What no single key can tell. */
function contradictions(config: ParsedConfig): string[] {
  const problems: string[] = [];
  const { mode, value } = config.externalId;
  if (mode === 'fixed' && !value) {
    problems.push(
      `${SECTION}.externalId.value is missing, expected an ExternalId because the mode is fixed`,
    );
  }
  if (mode !== 'fixed' && value) {
    problems.push(
      `${SECTION}.externalId.value is set, but the mode is ${mode}; expected the mode fixed or no value`,
    );
  }
  if (
    (config.useFipsEndpoint || config.useDualstackEndpoint) &&
    (config.endpoint || Object.keys(config.endpoints).length)
  ) {
    problems.push(
      `${SECTION}.useFipsEndpoint and ${SECTION}.useDualstackEndpoint choose among the endpoints of AWS, expected neither beside ${SECTION}.endpoint or ${SECTION}.endpoints`,
    );
  }
  if (config.hubRoleExternalId && !config.hubRoleArn) {
    problems.push(
      `${SECTION}.hubRoleExternalId is set, expected ${SECTION}.hubRoleArn beside it`,
    );
  }
  problems.push(
    ...duplicates(
      'accounts',
      config.accounts.map(account => account.accountId),
    ),
    ...duplicates(
      'bindingRules',
      config.bindingRules.map(rule => rule.id),
    ),
    ...config.accounts.flatMap(accountContradictions),
  );
  return problems;
}

function accountContradictions(
  account: ParsedConfig['accounts'][number],
  index: number,
): string[] {
  const key = `${SECTION}.accounts[${index}]`;
  const [, partition, , , owner] = account.monitoringRoleArn?.split(':') ?? [];
  return [
    ...(owner && owner !== account.accountId
      ? [
          `${key}.monitoringRoleArn is in account ${owner}, expected ${account.accountId}`,
        ]
      : []),
    ...account.regions
      .filter(region => partition && partitionOfRegion(region) !== partition)
      .map(
        region =>
          `${key}.regions holds ${region}, expected a region of partition ${partition}`,
      ),
    ...(account.monitoringRoleArn && account.monitoringRoleName
      ? [
          `${key} has monitoringRoleArn and monitoringRoleName, expected one of them`,
        ]
      : []),
  ];
}

function duplicates(list: string, ids: string[]): string[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map(id => `${SECTION}.${list} holds ${id} twice, expected it once`);
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    SECTION,
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? Reflect.get(inner, part)
        : undefined,
    value,
  );
}
