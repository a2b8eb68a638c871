import { randomUUID } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { openSqlite } from './openSqlite';

/**
 * Puts entities into the catalog's database as its processing would, which takes
 * most of an hour for 10,000. The catalog must have made its tables.
 *
 * @param filename - of the catalog's SQLite database
 * @param entities - flat ones: what is nested in `spec` is not found by filters
 */
export async function fillCatalog(
  filename: string,
  entities: readonly Entity[],
): Promise<void> {
  const database = openSqlite(filename);
  // None is processed while the benchmark runs.
  const later = new Date(Date.now() + 86_400_000);
  await database.transaction(async transaction => {
    for (const entity of entities) {
      const entityId = randomUUID();
      const described = {
        ...entity,
        metadata: { ...entity.metadata, uid: entityId },
      };
      const entityRef = stringifyEntityRef(described);
      const text = JSON.stringify(described);
      await transaction('refresh_state').insert({
        entity_id: entityId,
        entity_ref: entityRef,
        unprocessed_entity: text,
        processed_entity: text,
        errors: '[]',
        next_update_at: later,
        last_discovery_at: later,
      });
      await transaction('final_entities').insert({
        entity_id: entityId,
        entity_ref: entityRef,
        hash: entityId,
        final_entity: text,
      });
      await transaction('search').insert(searchRows(entityId, described));
    }
  });
  await database.destroy();
}

/** The rows of the catalog's index for one entity. */
function searchRows(entityId: string, entity: Entity) {
  const { annotations = {}, ...metadata } = entity.metadata;
  const values: [string, unknown][] = [
    ['kind', entity.kind],
    ['apiversion', entity.apiVersion],
    ...prefixed('metadata', metadata),
    ...prefixed('metadata.annotations', annotations),
    ...prefixed('spec', entity.spec ?? {}),
  ];
  return values.map(([key, value]) => ({
    entity_id: entityId,
    key,
    value: String(value).toLocaleLowerCase('en-US'),
    original_value: String(value),
  }));
}

function prefixed(prefix: string, values: object): [string, unknown][] {
  return Object.entries(values).map(([key, value]) => [
    `${prefix}.${key}`,
    value,
  ]);
}
