import { RESOURCE_KINDS, ATTRIBUTES } from './resources';
import type { ResourceKind, Target } from './resources';
import {
  FunctionError,
  referencesOf,
  resolveValue,
  type Lookup,
  type Reference,
} from './template/functions';
import { inOrder } from './template/order';
import type { Template } from './template/readTemplate';
import { TemplateError } from './TemplateError';

/** A resource with everything worked out. */
export interface PlannedResource {
  readonly logicalId: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly arn: string;
  readonly properties: unknown;
}

/** What applying a template comes to. */
export interface TemplatePlan {
  /** In the order in which they can be created. */
  readonly resources: readonly PlannedResource[];
  /** Resources of services that the sandbox does not model. */
  readonly notModelled: readonly { logicalId: string; type: string }[];
  /** Null where it depends on a resource that is not modelled. */
  readonly outputs: Readonly<Record<string, string | null>>;
}

/** IAM's part is either supported or an error: half a role would be worse than none. */
const OURS = /^AWS::IAM::/;

/**
 * Works out a template: names, ARNs, parameters and functions. Does no I/O.
 *
 * @throws {@link TemplateError} with every problem found
 */
export function planTemplate(
  template: Template,
  target: Target,
  parameters: Readonly<Record<string, string>> = {},
): TemplatePlan {
  const problems: string[] = [];
  const given = readParameters(template, parameters, problems);
  const planned = new Map<string, PlannedResource>();
  const lookup = lookupIn(template, target, given, planned);
  const notModelled: { logicalId: string; type: string }[] = [];
  for (const logicalId of orderOf(template)) {
    const { Type: type, Properties } = template.Resources[logicalId];
    const kind = RESOURCE_KINDS.get(type);
    if (kind) {
      const resource = plan(logicalId, kind, Properties, target, lookup);
      if (Array.isArray(resource)) problems.push(...resource);
      else planned.set(logicalId, resource);
    } else if (OURS.test(type)) {
      problems.push(
        `Resources.${logicalId}: ${type} is not supported; of IAM, ${[
          ...RESOURCE_KINDS.keys(),
        ].join(', ')} are`,
      );
    } else notModelled.push({ logicalId, type });
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return {
    resources: [...planned.values()],
    notModelled,
    outputs: outputsOf(template, lookup, planned),
  };
}

function orderOf(template: Template): string[] {
  try {
    return inOrder(template);
  } catch (error) {
    if (error instanceof FunctionError) {
      throw new TemplateError([`Resources: ${error.message}`]);
    }
    throw error;
  }
}

function readParameters(
  { Parameters }: Template,
  given: Readonly<Record<string, string>>,
  problems: string[],
): ReadonlyMap<string, string> {
  const names = Object.keys(Parameters);
  for (const name of Object.keys(given).filter(key => !names.includes(key))) {
    problems.push(
      `Parameters.${name}: the template has no such parameter${
        names.length > 0 ? `; it has ${names.join(', ')}` : ''
      }`,
    );
  }
  const values = names.flatMap((name): [string, string][] => {
    const value = given[name] ?? Parameters[name].Default;
    if (value !== undefined) return [[name, String(value)]];
    problems.push(
      `Parameters.${name}: has no default; give it with --parameter ${name}=VALUE`,
    );
    return [[name, '']];
  });
  return new Map(values);
}

function plan(
  logicalId: string,
  kind: ResourceKind,
  raw: unknown,
  target: Target,
  lookup: Lookup,
): PlannedResource | string[] {
  const place = `Resources.${logicalId}.Properties`;
  let resolved: unknown;
  try {
    resolved = resolveValue(raw, lookup);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return [`${place}: ${error.message}`];
  }
  const result = kind.properties.safeParse(resolved);
  if (!result.success) {
    return result.error.issues.map(
      ({ path, message }) => `${[place, ...path].join('.')}: ${message}`,
    );
  }
  const properties = result.data;
  const name = kind.nameOf(properties, `${target.stackName}-${logicalId}`);
  const arn = kind.arnOf(properties, name, target);
  return { logicalId, kind, name, arn, properties };
}

function lookupIn(
  template: Template,
  target: Target,
  parameters: ReadonlyMap<string, string>,
  planned: ReadonlyMap<string, PlannedResource>,
): Lookup {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': target.accountId,
    'AWS::Partition': target.partition,
    'AWS::Region': target.region,
    'AWS::StackName': target.stackName,
    'AWS::URLSuffix':
      target.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
  return reference => {
    const { name, attribute } = reference;
    const plainValue = attribute
      ? undefined
      : parameters.get(name) ?? pseudo[name];
    return plainValue ?? ofResource(reference, template, planned);
  };
}

function ofResource(
  { name, attribute }: Reference,
  { Resources }: Template,
  planned: ReadonlyMap<string, PlannedResource>,
): string {
  const resource = planned.get(name);
  if (!resource) {
    throw new FunctionError(
      Object.hasOwn(Resources, name)
        ? `refers to ${name}, which is of type ${Resources[name].Type} and not in the sandbox`
        : `refers to ${name}, but the template has no such parameter or resource`,
    );
  }
  if (attribute === undefined) return resource[resource.kind.ref];
  if (attribute === 'Arn') return resource.arn;
  throw new FunctionError(
    `${name}.${attribute} is not supported; ${ATTRIBUTES.join(', ')} is`,
  );
}

function outputsOf(
  { Outputs }: Template,
  lookup: Lookup,
  planned: ReadonlyMap<string, PlannedResource>,
): Record<string, string | null> {
  const known = ({ name }: Reference) =>
    name.startsWith('AWS::') || planned.has(name);
  return Object.fromEntries(
    Object.entries(Outputs).map(([id, { Value }]) => {
      try {
        return [id, String(resolveValue(Value, lookup))];
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error;
        if (referencesOf(Value).every(known)) {
          throw new TemplateError([`Outputs.${id}.Value: ${error.message}`]);
        }
        return [id, null];
      }
    }),
  );
}
