import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';

const PREFIX = 'component:default/service-';

/** More entities: those given, again and again under other names. */
export function repeatEntities(
  base: readonly Entity[],
  count: number,
): Entity[] {
  return Array.from({ length: count }, (_, index) => {
    const { metadata, ...entity } = base[index % base.length];
    return { ...entity, metadata: { ...metadata, name: `service-${index}` } };
  });
}

/**
 * Copies all that the plugin's database has of the first agents to the others,
 * as they would have it if they were observed too.
 *
 * @param base - how many agents have been observed
 * @param count - how many agents there are to be
 */
export async function multiplyAgents(
  knex: Knex,
  base: number,
  count: number,
): Promise<void> {
  const observed = Array.from(
    { length: base },
    (_, index) => `${PREFIX}${index}`,
  );
  const tables: Array<{ name: string }> = await knex('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  for (const { name } of tables) {
    const columns = Object.keys(await knex(name).columnInfo());
    if (!columns.includes('entity_ref')) {
      continue;
    }
    for (let first = base; first < count; first += base) {
      const ref = knex.raw(
        `'${PREFIX}' || (cast(substr(entity_ref, ${
          PREFIX.length + 1
        }) as integer) + cast(? as integer))`,
        [first],
      );
      await knex(knex.raw('?? (??)', [name, columns])).insert(
        knex(name)
          .select(columns.map(item => (item === 'entity_ref' ? ref : item)))
          .whereIn('entity_ref', observed),
      );
    }
  }
}
