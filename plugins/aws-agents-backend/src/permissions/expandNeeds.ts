import type {
  Capability,
  CapabilityNeed,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';

/** One need of one agent: a request that its role must be granted. */
export interface ConcreteNeed {
  readonly capability: string;
  readonly action: string;
  /** An ARN, perhaps with `*` for a name that the binding does not know. */
  readonly resource: string;
  readonly region: string;
  readonly why: string;
}

/**
 * What an agent needs for its capabilities, with its account, regions and
 * buckets filled in. A need of a bucket has no meaning for an agent without
 * deliveries and is left out.
 */
export function expandNeeds(
  agent: ObservedAgent,
  capabilities: ReadonlyMap<string, Capability>,
): ConcreteNeed[] {
  return agent.binding.capabilities.flatMap(id =>
    (capabilities.get(id)?.needs ?? []).flatMap(need =>
      expandNeed(need, agent).map(({ resource, region }) => ({
        capability: id,
        action: need.action,
        resource,
        region,
        why: need.why,
      })),
    ),
  );
}

function expandNeed(
  { resource }: CapabilityNeed,
  agent: ObservedAgent,
): Array<{ resource: string; region: string }> {
  const [firstRegion] = agent.regions;
  const regions = resource.includes('{region}') ? agent.regions : [firstRegion];
  const places = resource.includes('{bucket}')
    ? agent.binding.deliveries
    : [{ bucket: '', prefix: '' }];
  const expanded = regions.flatMap(region =>
    places.map(place => ({
      region,
      resource: resource
        .replace('{partition}', agent.partition)
        .replace('{region}', region)
        .replace('{account}', agent.accountId)
        .replace('{bucket}', place.bucket)
        .replace('{prefix}', place.prefix),
    })),
  );
  return [...new Map(expanded.map(item => [item.resource, item])).values()];
}
