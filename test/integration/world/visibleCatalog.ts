import { createServiceFactory } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** Who cannot see which entity. */
export interface Hidden {
  readonly userEntityRef: string;
  readonly entityRef: string;
}

/**
 * A catalog in memory that hides entities from users, as a catalog with
 * permissions does. Entities can be changed while it runs.
 */
export function visibleCatalog(entities: Entity[], hidden: Hidden[]) {
  const isHidden = (entity: Entity, credentials: unknown) => {
    const { principal } = credentials as {
      principal?: { userEntityRef?: string };
    };
    return hidden.some(
      rule =>
        rule.userEntityRef === principal?.userEntityRef &&
        rule.entityRef === stringifyEntityRef(entity),
    );
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: (): CatalogService => {
      // A catalog gives each entity a uid of its own.
      for (const entity of entities) {
        entity.metadata.uid ??= `uid-of-${stringifyEntityRef(entity)}`;
      }
      const inner = catalogServiceMock({ entities });
      return Object.assign(Object.create(inner) as CatalogService, {
        async getEntityByRef(
          ref: Parameters<CatalogService['getEntityByRef']>[0],
          options: Parameters<CatalogService['getEntityByRef']>[1],
        ) {
          const entity = await inner.getEntityByRef(ref);
          return entity && !isHidden(entity, options.credentials)
            ? entity
            : undefined;
        },
        async *streamEntities(
          request: Parameters<CatalogService['streamEntities']>[0],
          options: Parameters<CatalogService['streamEntities']>[1],
        ) {
          for await (const page of inner.streamEntities(request)) {
            yield page.filter(entity => !isHidden(entity, options.credentials));
          }
        },
        async getEntityFacets(
          request: Parameters<CatalogService['getEntityFacets']>[0],
          options: Parameters<CatalogService['getEntityFacets']>[1],
        ) {
          const visible = entities.filter(
            entity => !isHidden(entity, options.credentials),
          );
          return await catalogServiceMock({
            entities: visible,
          }).getEntityFacets(request);
        },
      });
    },
  });
}
