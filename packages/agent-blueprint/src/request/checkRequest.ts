import { partitionOfRegion } from '../build/partition';
import { BlueprintError } from '../errors';
import { checkArnScope } from './arnScope';
import { checkCapabilities } from './checkCapabilities';
import { checkDestinations } from './checkDestinations';
import { checkMetrics } from './checkMetrics';
import { checkNeeds } from './checkNeeds';
import { EXECUTION_ROLE_SUFFIX, checkPlatform } from './checkPlatform';
import { RequestChecker, isRecord } from './RequestChecker';
import { RULES, TextRule } from './rules';
import type { AgentRequest } from './types';

const MAX_REGIONS = 20;
const MAX_CAPABILITIES = 50;
const MAX_PLACES = 200;
/** IAM allows 50, of which the blueprint sets three. */
const MAX_TAGS = 47;
const OWN_TAGS = ['backstage-entity', 'owner', 'managed-by'];

/**
 * Checks a request, whatever it really is.
 *
 * @throws BlueprintError with everything that is wrong with it
 */
export function checkRequest(request: AgentRequest): void {
  const checker = RequestChecker.create();
  // Requests come from forms and models: the type is a promise to be checked.
  const value: unknown = request;
  const members = checker.members('$', value);
  checkIdentity(checker, members);
  const { partition, region } = checkRegions(checker, members.regions);
  const scope = { partition, region, accountId: textOf(members.accountId) };
  checkPlatform(checker, members.platform, scope);
  checkRoles(checker, members, partition);
  checkPortal(checker, members.portal, partition);
  checkTexts(
    checker,
    'capabilities',
    members,
    RULES.capability,
    MAX_CAPABILITIES,
  );
  checkOptional(checker, members);
  checkNeeds(checker, members.needs);
  if (checker.issues.length === 0) checkCapabilities(checker, request);
  if (checker.issues.length > 0) throw new BlueprintError(checker.issues);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function checkIdentity(
  checker: RequestChecker,
  { entity, owner, accountId }: Readonly<Record<string, unknown>>,
): void {
  const { kind, namespace, name } = checker.members('$.entity', entity);
  checker.text('$.entity.kind', kind, RULES.entityKind);
  checker.text('$.entity.namespace', namespace, RULES.entityNamespace);
  checker.text('$.entity.name', name, RULES.entityName);
  checker.text('$.owner', owner, RULES.owner);
  checker.text('$.accountId', accountId, RULES.accountId);
}

function checkRegions(
  checker: RequestChecker,
  value: unknown,
): { partition?: string; region?: string } {
  const regions = checker.items('$.regions', value, MAX_REGIONS);
  const right = regions.filter((region, i): region is string =>
    checker.text(`$.regions[${i}]`, region, RULES.region),
  );
  if (Array.isArray(value) && value.length === 0) {
    checker.add('$.regions', 'is empty', 'at least one region');
  }
  if (new Set(right).size < right.length) {
    checker.add('$.regions', 'names a region twice', 'each region once');
  }
  const partitions = new Set(right.map(partitionOfRegion));
  if (partitions.size > 1) {
    checker.add(
      '$.regions',
      `is of the partitions ${[...partitions].join(' and ')}`,
      'regions of one partition',
    );
  }
  return { partition: [...partitions][0], region: right[0] };
}

function checkRoles(
  checker: RequestChecker,
  { roles: value, platform }: Readonly<Record<string, unknown>>,
  partition: string | undefined,
): void {
  const roles = checker.members('$.roles', value);
  const isEcs = isRecord(platform) && platform.type === 'ecs';
  const nameLength = isEcs ? 64 - EXECUTION_ROLE_SUFFIX.length : 64;
  checker.text('$.roles.agentRoleName', roles.agentRoleName, {
    ...RULES.roleName,
    maxLength: nameLength,
    expected: `1 to ${nameLength} letters, digits and +=,.@_-`,
  });
  checker.text(
    '$.roles.monitoringRoleName',
    roles.monitoringRoleName,
    RULES.roleName,
  );
  checkDistinct(checker, roles, isEcs);
  checker.optionalText('$.roles.path', roles.path, RULES.rolePath);
  const boundary = roles.permissionsBoundaryArn;
  const path = '$.roles.permissionsBoundaryArn';
  if (boundary !== undefined && checker.text(path, boundary, RULES.policyArn)) {
    checkArnScope(checker, path, boundary, { partition });
  }
}

/** IAM does not tell names apart by case. */
function checkDistinct(
  checker: RequestChecker,
  { agentRoleName, monitoringRoleName }: Readonly<Record<string, unknown>>,
  isEcs: boolean,
): void {
  const agent = String(agentRoleName).toLowerCase();
  const taken = isEcs ? [agent, `${agent}${EXECUTION_ROLE_SUFFIX}`] : [agent];
  if (taken.includes(String(monitoringRoleName).toLowerCase())) {
    checker.add(
      '$.roles.monitoringRoleName',
      'is the name of another role of the agent',
      'a name of its own',
    );
  }
}

function checkPortal(
  checker: RequestChecker,
  value: unknown,
  partition: string | undefined,
): void {
  const portal = checker.members('$.portal', value);
  const path = '$.portal.principalArn';
  if (checker.text(path, portal.principalArn, RULES.principalArn)) {
    checkArnScope(checker, path, portal.principalArn, { partition });
  }
  checker.text('$.portal.externalId', portal.externalId, RULES.externalId);
  checker.optionalText(
    '$.portal.organizationId',
    portal.organizationId,
    RULES.organizationId,
  );
}

function checkTexts(
  checker: RequestChecker,
  name: string,
  members: Readonly<Record<string, unknown>>,
  rule: TextRule,
  maxItems: number,
): void {
  const items = checker.items(`$.${name}`, members[name], maxItems);
  items.forEach((item, i) => checker.text(`$.${name}[${i}]`, item, rule));
  if (new Set(items).size < items.length) {
    checker.add(`$.${name}`, 'has an entry twice', 'each entry once');
  }
}

function checkOptional(
  checker: RequestChecker,
  members: Readonly<Record<string, unknown>>,
): void {
  const { metrics, deliveries, destinations, tags, platform } = members;
  if (metrics !== undefined) checkMetrics(checker, metrics);
  if (deliveries !== undefined) checkDeliveries(checker, deliveries);
  for (const [name, rule] of [
    ['logGroups', RULES.logGroup],
    ['logFiles', RULES.logFile],
    ['resources', RULES.resourceArn],
  ] as const) {
    if (members[name] !== undefined) {
      checkTexts(checker, name, members, rule, MAX_PLACES);
    }
  }
  if (destinations !== undefined) {
    const type = isRecord(platform) ? platform.type : undefined;
    checkDestinations(checker, destinations, type);
  }
  if (tags !== undefined) checkTags(checker, tags);
}

function checkDeliveries(checker: RequestChecker, value: unknown): void {
  checker.items('$.deliveries', value, MAX_PLACES).forEach((item, i) => {
    const path = `$.deliveries[${i}]`;
    const { bucket, prefix, region } = checker.members(path, item);
    checker.text(`${path}.bucket`, bucket, RULES.bucket);
    checker.optionalText(`${path}.prefix`, prefix, RULES.prefix);
    checker.optionalText(`${path}.region`, region, RULES.region);
  });
}

function checkTags(checker: RequestChecker, value: unknown): void {
  const entries = Object.entries(checker.members('$.tags', value));
  if (entries.length > MAX_TAGS) {
    checker.add('$.tags', `has ${entries.length} tags`, `at most ${MAX_TAGS}`);
    return;
  }
  for (const [key, text] of entries) {
    checker.text('$.tags (key)', key, RULES.tagKey);
    checker.text(`$.tags.${key.slice(0, 60)}`, text, RULES.tagValue);
    if (OWN_TAGS.includes(key.toLowerCase())) {
      checker.add(
        `$.tags.${key}`,
        'is a tag that the blueprint sets',
        'another key',
      );
    }
  }
}
