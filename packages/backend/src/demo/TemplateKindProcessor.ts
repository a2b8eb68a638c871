import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  type Entity,
} from '@backstage/catalog-model';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  isTemplateEntityV1beta3,
  templateEntityV1beta3Validator,
} from '@backstage/plugin-scaffolder-common';

/**
 * Makes the kind Template known to the catalog. An own portal installs
 * `@backstage/plugin-catalog-backend-module-scaffolder-entity-model` instead.
 */
export class TemplateKindProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'TemplateKindProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    return await templateEntityV1beta3Validator.check(entity);
  }

  async postProcessEntity(
    entity: Entity,
    _location: unknown,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isTemplateEntityV1beta3(entity) && entity.spec.owner) {
      const source = getCompoundEntityRef(entity);
      const target = parseEntityRef(entity.spec.owner, {
        defaultKind: 'group',
        defaultNamespace: source.namespace,
      });
      emit(
        processingResult.relation({ source, type: RELATION_OWNED_BY, target }),
      );
      emit(
        processingResult.relation({
          source: target,
          type: RELATION_OWNER_OF,
          target: source,
        }),
      );
    }
    return entity;
  }
}
