import type {
  Capability,
  CapabilityNeed,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { namedResources, nameOpen } from './namedResources';

/** Of an agent, what determines its needs. */
export type NeedSubject = Pick<
  ObservedAgent,
  'accountId' | 'partition' | 'regions'
> & {
  readonly binding: Pick<
    ObservedAgent['binding'],
    'capabilities' | 'deliveries' | 'metrics' | 'resources'
  >;
};

/** Where the resource of a need is known from. */
export type NeedScope =
  | 'no-resource'
  | 'annotations'
  | 'policies'
  | 'all'
  | 'pattern';

/** One need of one agent: a request that its role must be granted. */
export interface ConcreteNeed {
  readonly capability: string;
  readonly action: string;
  /** An ARN, perhaps with `*` for all that the agent works on. */
  readonly resource: string;
  readonly region: string;
  readonly why: string;
  readonly source: string;
  readonly optional: boolean;
  /** `pattern`: its `*` stands for a name that nobody has given. */
  readonly scope: NeedScope;
  /** Some of what the resource matches will do; else all of it is needed. */
  readonly anyWithin: boolean;
  /** What all requests have in common: operator to key to values. */
  readonly conditions?: Record<string, Record<string, string[]>>;
}

/**
 * What an agent needs for its capabilities, with its account, regions, buckets
 * and named resources filled in. A need of a bucket has no meaning for an
 * agent without deliveries and is left out; so is one of a namespace that the
 * agent does not collect.
 */
export function expandNeeds(
  agent: NeedSubject,
  capabilities: ReadonlyMap<string, Capability>,
): ConcreteNeed[] {
  return agent.binding.capabilities.flatMap(id =>
    expandCapability(agent, capabilities.get(id)?.needs ?? []).map(need => ({
      capability: id,
      ...need,
    })),
  );
}

type UnnamedNeed = Omit<ConcreteNeed, 'capability'>;

function expandCapability(
  agent: NeedSubject,
  needs: readonly CapabilityNeed[],
): UnnamedNeed[] {
  const namespaces = new Set(
    agent.binding.metrics.map(({ namespace }) => namespace),
  );
  const expanded = needs
    .filter(need => need.namespaces?.some(name => namespaces.has(name)) ?? true)
    .flatMap(need => expandNeed(need, agent));
  // An agent whose parameter is named reads parameters, and no secrets.
  const someNamed = expanded.some(({ named }) => named);
  return expanded
    .filter(({ need }) => !someNamed || need.scope !== 'pattern')
    .map(({ need }) => need);
}

function expandNeed(
  template: CapabilityNeed,
  agent: NeedSubject,
): Array<{ need: UnnamedNeed; named: boolean }> {
  const { action, why, source, optional = false } = template;
  const conditions = conditionsOf(template, agent);
  return resourcesOf(template.resource, agent).map(
    ({ named, ...resource }) => ({
      named,
      need: {
        action,
        ...resource,
        why,
        source,
        optional,
        ...(conditions ? { conditions } : {}),
      },
    }),
  );
}

interface Place {
  resource: string;
  region: string;
  scope: NeedScope;
  anyWithin: boolean;
  named: boolean;
}

function resourcesOf(template: string, agent: NeedSubject): Place[] {
  const [firstRegion] = agent.regions;
  if (template === '*') {
    return [
      {
        resource: '*',
        region: firstRegion,
        scope: 'no-resource',
        anyWithin: false,
        named: false,
      },
    ];
  }
  const named = namedResources(template, agent.binding.resources ?? []);
  if (named.length > 0) {
    return named.map(({ resource, region }) => ({
      resource,
      region: region || firstRegion,
      scope: 'annotations',
      anyWithin: false,
      named: true,
    }));
  }
  const scope = nameOpen(template) ? 'pattern' : 'annotations';
  // What an agent discovers may be narrowed; what it has been given may not.
  const anyWithin = template.includes('*') && !template.includes('{bucket}');
  return filledIn(template, agent).map(place => ({
    ...place,
    scope,
    anyWithin: anyWithin || scope === 'pattern',
    named: false,
  }));
}

function filledIn(
  template: string,
  agent: NeedSubject,
): Array<{ resource: string; region: string }> {
  const [firstRegion] = agent.regions;
  const regions = template.includes('{region}') ? agent.regions : [firstRegion];
  const places = template.includes('{bucket}')
    ? agent.binding.deliveries
    : [{ bucket: '', prefix: '' }];
  const expanded = regions.flatMap(region =>
    places.map(({ bucket, prefix }) => ({
      region,
      resource: fill(template, {
        partition: agent.partition,
        region,
        account: agent.accountId,
        bucket,
        prefix,
        name: '*',
        object: '*/*',
      }),
    })),
  );
  return [...new Map(expanded.map(item => [item.resource, item])).values()];
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(
    /\{(\w+)\}/g,
    (placeholder, name: string) => values[name] ?? placeholder,
  );
}

function conditionsOf(
  { conditions }: CapabilityNeed,
  { regions }: NeedSubject,
): ConcreteNeed['conditions'] {
  if (!conditions) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [
          key,
          values.flatMap(value =>
            value === '{regions}' ? [...regions] : [value],
          ),
        ]),
      ),
    ]),
  );
}
