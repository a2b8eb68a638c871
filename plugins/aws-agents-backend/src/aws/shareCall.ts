import {
  priceCall,
  priceQueries,
  type CallPrice,
  type PricedQuery,
} from './prices';

/** One agent's part of a call. */
export interface CallShare extends CallPrice {
  readonly entityRef: string;
  /** Part of the call, above 0 to 1. */
  readonly calls: number;
}

/** Agents that want the answer of each query, by query id. */
export type QueryOwners = ReadonlyMap<string, readonly string[]>;

const owners = new WeakMap<object, QueryOwners>();

/** Remembers for whom the queries of a GetMetricData input are made. */
export function setQueryOwners(input: object, of: QueryOwners): void {
  owners.set(input, of);
}

/**
 * Divides a call among the agents that it serves: a merged GetMetricData by
 * its queries, each among those that want it; other calls evenly. The parts
 * add up to the call.
 *
 * @param entityRefs - all agents that the call serves
 */
export function shareCall(call: {
  service: string;
  operation: string;
  input: unknown;
  entityRefs: readonly string[];
}): CallShare[] {
  const { service, operation, input, entityRefs } = call;
  const price = priceCall(service, operation, input);
  const weights = weigh(input, entityRefs);
  const total = sumOf(weights, ({ queries }) => queries);
  const totalMetrics = sumOf(weights, ({ metrics }) => metrics);
  return [...weights].map(([entityRef, weight]) => {
    const calls = weight.queries / total;
    const metrics = weight.metrics / totalMetrics;
    return {
      entityRef,
      calls,
      queries: price.queries * calls,
      metrics: price.metrics * metrics,
      usdByQueries: price.usdByQueries * calls,
      usdByMetrics: price.usdByMetrics * metrics,
    };
  });
}

interface Weight {
  queries: number;
  metrics: number;
}

function weigh(
  input: unknown,
  entityRefs: readonly string[],
): Map<string, Weight> {
  const known =
    typeof input === 'object' && input !== null ? owners.get(input) : undefined;
  const weights = new Map<string, Weight>();
  const queries: PricedQuery[] = known
    ? priceQueries(input)
    : [{ id: '', queries: 1, metrics: 1 }];
  for (const { id, metrics, queries: count } of queries) {
    const wanting = known?.get(id) ?? entityRefs;
    for (const entityRef of wanting) {
      const weight = weights.get(entityRef) ?? { queries: 0, metrics: 0 };
      weight.queries += count / wanting.length;
      weight.metrics += metrics / wanting.length;
      weights.set(entityRef, weight);
    }
  }
  return weights;
}

function sumOf(
  weights: ReadonlyMap<string, Weight>,
  of: (weight: Weight) => number,
): number {
  return [...weights.values()].reduce((sum, weight) => sum + of(weight), 0);
}
