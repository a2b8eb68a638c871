import type { MetricTier, SeriesDefinition } from '../../store';
import { identityOf, metricOf } from './metricQuery';
import type { SeriesRequest } from './planCalls';
import { periodIn } from './seriesTiers';

/** A query that has no place in a call yet. */
export interface QueryDraft {
  readonly definition: SeriesDefinition;
  /** Seconds between its points. */
  readonly periodSeconds: number;
  /** Who wants its answer; nobody: only expressions need it. */
  readonly requests: SeriesRequest[];
  /** Entity refs of all for whom it is asked. */
  readonly owners: Set<string>;
}

/** Queries in groups that are kept together. */
export interface DraftGroups {
  /** Expressions with all that they refer to: these have to share a call. */
  readonly whole: QueryDraft[][];
  /** Statistics of a metric: these should. */
  readonly metrics: QueryDraft[][];
}

/** The same text for the same query. */
export function keyOf({
  definition,
  periodSeconds,
}: Pick<QueryDraft, 'definition' | 'periodSeconds'>): string {
  return `${periodSeconds} ${identityOf(definition)}`;
}

/**
 * Makes one query of identical requests, and adds those that expressions need
 * beyond, all with the period of the expression, so that their points meet.
 *
 * @param fits - whether one call takes such a group
 */
export function draftQueries(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  fits: (group: readonly QueryDraft[]) => boolean,
): DraftGroups {
  const drafts = new Map<string, QueryDraft>();
  for (const request of requests) {
    const { definition, entityRef } = request;
    const periodSeconds = periodIn(tier, definition);
    const draft = draftOf({ definition, periodSeconds }, entityRef, drafts);
    draft.requests.push(request);
  }
  const whole: QueryDraft[][] = [];
  const grouped = new Set<QueryDraft>();
  for (const component of componentsOf(drafts)) {
    const parts = fits(component) ? [component] : apart(component, drafts);
    whole.push(...parts);
    parts.flat().forEach(draft => grouped.add(draft));
  }
  const metrics = new Map<string, QueryDraft[]>();
  for (const [, draft] of sorted(drafts)) {
    if (!grouped.has(draft)) {
      const metric = metricOf(draft.definition);
      metrics.set(metric, [...(metrics.get(metric) ?? []), draft]);
    }
  }
  return { whole, metrics: sorted(metrics).map(([, group]) => group) };
}

/** Definitions that an expression refers to, those of its own inputs included. */
export function inputsOf({ math }: SeriesDefinition): SeriesDefinition[] {
  return Object.values(math?.inputs ?? {}).flatMap(input => [
    ...inputsOf(input),
    input,
  ]);
}

type Asked = Pick<QueryDraft, 'definition' | 'periodSeconds'>;

function draftOf(
  asked: Asked,
  entityRef: string,
  drafts: Map<string, QueryDraft>,
): QueryDraft {
  for (const input of askedFor(asked)) {
    draftOf(input, entityRef, drafts);
  }
  const key = keyOf(asked);
  const draft = drafts.get(key) ?? {
    ...asked,
    requests: [],
    owners: new Set<string>(),
  };
  drafts.set(key, draft);
  draft.owners.add(entityRef);
  return draft;
}

/** All that an expression refers to, with its period. */
function askedFor({ definition, periodSeconds }: Asked): Asked[] {
  return inputsOf(definition).map(input => ({
    definition: input,
    periodSeconds,
  }));
}

/** Queries that expressions join, directly or through others. */
function componentsOf(drafts: ReadonlyMap<string, QueryDraft>): QueryDraft[][] {
  const componentOf = new Map<string, Set<string>>();
  for (const [key, draft] of sorted(drafts)) {
    const joined = [key, ...askedFor(draft).map(keyOf)];
    if (joined.length > 1) {
      const merged = new Set(
        joined.flatMap(item => [...(componentOf.get(item) ?? [item])]),
      );
      merged.forEach(item => componentOf.set(item, merged));
    }
  }
  return [...new Set(componentOf.values())].map(component =>
    [...component].flatMap(key => drafts.get(key) ?? []),
  );
}

/** Each expression by itself, with what it needs as queries of its own. */
function apart(
  component: readonly QueryDraft[],
  drafts: ReadonlyMap<string, QueryDraft>,
): QueryDraft[][] {
  return component
    .filter(({ definition }) => definition.math)
    .map(draft => [
      ...[...new Set(askedFor(draft).map(keyOf))].flatMap(key => {
        const input = drafts.get(key);
        return input ? [{ ...input, requests: [], owners: draft.owners }] : [];
      }),
      draft,
    ]);
}

/** In an order that does not depend on that of the requests. */
function sorted<T>(map: ReadonlyMap<string, T>): Array<[string, T]> {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
