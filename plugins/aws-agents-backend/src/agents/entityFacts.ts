import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** What the suite wants to know of an entity besides its annotations. */
export interface EntityFacts {
  /** `kind:namespace/name`, lower case. */
  entityRef: string;
  kind: string;
  namespace: string;
  name: string;
  title: string;
  owner: string | null;
  system: string | null;
  labels: Record<string, string>;
}

/** Reads an entity; owner and system come from relations, else from the spec. */
export function readEntityFacts(entity: Entity): EntityFacts {
  const { name, title, labels } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    kind: entity.kind,
    namespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
    name,
    title: title ?? name,
    owner: related(entity, RELATION_OWNED_BY, 'owner', 'group'),
    system: related(entity, RELATION_PART_OF, 'system', 'system'),
    labels: { ...labels },
  };
}

function related(
  entity: Entity,
  type: string,
  field: 'owner' | 'system',
  defaultKind: string,
): string | null {
  const relation = entity.relations?.find(
    ({ type: candidate, targetRef }) =>
      candidate === type &&
      (field !== 'system' || targetRef.startsWith('system:')),
  );
  if (relation) {
    return relation.targetRef;
  }
  const ref = entity.spec?.[field];
  if (typeof ref !== 'string') {
    return null;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    // The catalog reports unreadable refs itself.
    return null;
  }
}
