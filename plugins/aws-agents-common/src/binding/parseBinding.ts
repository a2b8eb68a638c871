import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  AGENT_CAPABILITIES,
  AGENT_FLAVOURS,
  AGENT_PLATFORMS,
  AWS_AGENTS_ANNOTATIONS as NAMES,
} from '../annotations';
import type { IamArnParts } from '../arn';
import type { Binding, BindingProblem, DeliveryLocation } from '../dto/binding';
import { AnnotationReader } from './AnnotationReader';
import { parseDeliveryLocation } from './deliveryLocation';
import { parseMetricLines } from './metricLines';
import { isRegionName, partitionOfRegion } from './regions';
import { readResources } from './resourceArns';
import { readIamArn } from './roleArn';

/** Lines of metrics times regions of one entity: each is looked up and costs. */
const MAX_SELECTIONS = 200;

/**
 * Either a binding, or the problems that prevent one.
 *
 * @public
 */
export type ParsedBinding =
  | { ok: true; binding: Binding }
  | { ok: false; problems: BindingProblem[] };

/** @public */
export interface ParseBindingOptions {
  /** Capabilities that are known besides the built-in ones. */
  capabilities?: readonly string[];
}

/**
 * Parses the `aws-agents/...` annotations of an entity; undefined when it has
 * none of them. Every problem is reported, not just the first.
 *
 * @public
 */
export function parseBinding(
  entity: Entity,
  options: ParseBindingOptions = {},
): ParsedBinding | undefined {
  const reader = AnnotationReader.create(entity);
  if (reader.isEmpty) {
    return undefined;
  }
  reader.reportUnknownNames();
  const role = readAgentRole(reader);
  const monitoringRoleArn = readRelatedArn(
    reader,
    NAMES.monitoringRoleArn,
    'role',
    role,
  );
  const regions = readRegions(reader, role?.partition);
  const rest = {
    monitoringRoleArn,
    regions,
    platform: readChoice(reader, NAMES.platform, AGENT_PLATFORMS),
    flavour: readChoice(reader, NAMES.flavour, AGENT_FLAVOURS) ?? 'alloy',
    capabilities: readCapabilities(reader, options.capabilities ?? []),
    ...readMetrics(reader, regions),
    deliveries: readDeliveries(reader),
    resources: readResources(reader, role?.partition),
    userArn: readRelatedArn(reader, NAMES.userArn, 'user', role),
  } satisfies Partial<Binding>;
  if (!role || reader.problems.length) {
    return { ok: false, problems: reader.problems };
  }
  return {
    ok: true,
    binding: withoutUndefined({
      entityRef: stringifyEntityRef(entity),
      agentRoleArn: role.arn,
      partition: role.partition,
      accountId: role.accountId,
      ...rest,
    }),
  };
}

function readAgentRole(reader: AnnotationReader): IamArnParts | undefined {
  const text = reader.text(NAMES.roleArn);
  if (!text) {
    reader.report(NAMES.roleArn, text, {
      message: 'is required beside the other annotations of an agent',
      expected:
        'the ARN of the role the agent runs as, such as arn:aws:iam::111122223333:role/agents/payments-alloy',
    });
    return undefined;
  }
  const role = readIamArn(text, 'role');
  if ('message' in role) {
    reader.report(NAMES.roleArn, text, role);
    return undefined;
  }
  return role;
}

/** An ARN that must lie in the account of the agent role. */
function readRelatedArn(
  reader: AnnotationReader,
  annotation: typeof NAMES.monitoringRoleArn | typeof NAMES.userArn,
  kind: 'role' | 'user',
  role: IamArnParts | undefined,
): string | undefined {
  const text = reader.text(annotation);
  if (text === undefined) {
    return undefined;
  }
  const arn = readIamArn(text, kind);
  if ('message' in arn) {
    reader.report(annotation, text, arn);
    return undefined;
  }
  if (role && arn.partition !== role.partition) {
    reader.report(annotation, text, {
      message: `is in partition ${arn.partition}, but the agent role is in ${role.partition}`,
      expected: `a ${kind} in partition ${role.partition}`,
    });
  } else if (role && arn.accountId !== role.accountId) {
    reader.report(annotation, text, {
      message: `is in account ${arn.accountId}, but the agent role is in ${role.accountId}`,
      expected: `a ${kind} in account ${role.accountId}`,
    });
  }
  return text;
}

function readRegions(
  reader: AnnotationReader,
  partition: string | undefined,
): string[] {
  const regions = reader.list(NAMES.regions, /[\s,]+/);
  for (const region of regions) {
    if (!isRegionName(region)) {
      reader.report(NAMES.regions, region, {
        message: 'is no AWS region',
        expected:
          'names of regions separated by commas, such as eu-west-1,us-east-1',
      });
    } else if (partition && partitionOfRegion(region) !== partition) {
      reader.report(NAMES.regions, region, {
        message: `is a region of partition ${partitionOfRegion(
          region,
        )}, but the agent role is in ${partition}`,
        expected: `a region of partition ${partition}`,
      });
    }
  }
  return regions;
}

function readChoice<T extends string>(
  reader: AnnotationReader,
  annotation: typeof NAMES.platform | typeof NAMES.flavour,
  choices: readonly T[],
): T | undefined {
  const text = reader.text(annotation);
  const choice = choices.find(candidate => candidate === text);
  if (text !== undefined && !choice) {
    reader.report(annotation, text, {
      message: 'is not known',
      expected: `one of ${choices.join(', ')}`,
    });
  }
  return choice;
}

function readCapabilities(
  reader: AnnotationReader,
  further: readonly string[],
): string[] {
  const known: readonly string[] = [...AGENT_CAPABILITIES, ...further];
  const capabilities = reader.list(NAMES.capabilities, /[\s,]+/);
  for (const capability of capabilities.filter(name => !known.includes(name))) {
    reader.report(NAMES.capabilities, capability, {
      message: 'is no known capability',
      expected: `some of ${known.join(', ')}`,
    });
  }
  return capabilities;
}

function readMetrics(
  reader: AnnotationReader,
  regions: readonly string[],
): Pick<Binding, 'metrics' | 'expressions'> {
  const lines = reader.list(NAMES.metrics, /\r?\n/);
  const { selectors, expressions, problems } = parseMetricLines(lines);
  reader.problems.push(...problems);
  const places = lines.length * Math.max(1, regions.length);
  if (places > MAX_SELECTIONS) {
    reader.report(NAMES.metrics, `${lines.length} lines`, {
      message:
        regions.length > 1
          ? `has ${lines.length} lines for ${regions.length} regions: ${places} to look up`
          : `has ${lines.length} lines`,
      expected: `at most ${MAX_SELECTIONS} lines times regions: select with * or by tag, or divide the agent among entities`,
    });
  }
  return {
    metrics: selectors,
    expressions: expressions.length > 0 ? expressions : undefined,
  };
}

/** Each costs a few S3 calls in each collection. */
const MAX_DELIVERIES = 20;

function readDeliveries(reader: AnnotationReader): DeliveryLocation[] {
  const entries = reader.list(NAMES.deliveries, /[\r\n,]+/);
  if (entries.length > MAX_DELIVERIES) {
    reader.report(NAMES.deliveries, `${entries.length} locations`, {
      message: 'names too many locations',
      expected: `at most ${MAX_DELIVERIES} locations; name what they have in common, such as s3://acme-telemetry/payments/`,
    });
    return [];
  }
  return entries.flatMap(text => {
    const parsed = parseDeliveryLocation(text);
    if (parsed.ok) {
      return [parsed.location];
    }
    reader.problems.push(parsed.problem);
    return [];
  });
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as T;
}
