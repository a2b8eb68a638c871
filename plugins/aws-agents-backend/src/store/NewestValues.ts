import type { Knex } from 'knex';
import type { SeriesDefinition } from './series';

/** The newest point of a series. */
export interface NewestValue {
  /** Name of the metric in Prometheus. */
  readonly family: string;
  readonly entityRef: string;
  readonly definition: SeriesDefinition;
  readonly at: Date;
  readonly value: number;
}

interface ValueRow {
  family: string;
  entity_ref: string;
  series_id: string;
  definition: string;
  newest_point_at: number | string;
  newest_value: number;
}

const PAGE = 1_000;

/** Reads the newest values of all series. */
export class NewestValues {
  static create(database: Knex): NewestValues {
    return new NewestValues(database);
  }

  private constructor(private readonly database: Knex) {}

  /**
   * Values by family, then agent, then series, page by page, so that memory
   * does not grow with their number.
   *
   * @param since - older points are left out
   */
  async *pages(since: Date): AsyncGenerator<NewestValue[]> {
    let after: Pick<ValueRow, 'family' | 'entity_ref' | 'series_id'> = {
      family: '',
      entity_ref: '',
      series_id: '',
    };
    for (;;) {
      const rows = await this.page(since, after);
      if (rows.length > 0) {
        yield rows.map(toValue);
        after = rows[rows.length - 1];
      }
      if (rows.length < PAGE) {
        return;
      }
    }
  }

  private async page(
    since: Date,
    after: Pick<ValueRow, 'family' | 'entity_ref' | 'series_id'>,
  ): Promise<ValueRow[]> {
    return await this.database<ValueRow>('series')
      .select(
        'family',
        'entity_ref',
        'series_id',
        'definition',
        'newest_point_at',
        'newest_value',
      )
      .whereRaw('(family, entity_ref, series_id) > (?, ?, ?)', [
        after.family,
        after.entity_ref,
        after.series_id,
      ])
      .andWhere('family', '<>', '')
      .andWhere('newest_point_at', '>=', since.getTime())
      .whereNotNull('newest_value')
      .orderBy(['family', 'entity_ref', 'series_id'])
      .limit(PAGE);
  }
}

function toValue(row: ValueRow): NewestValue {
  return {
    family: row.family,
    entityRef: row.entity_ref,
    definition: JSON.parse(row.definition),
    at: new Date(Number(row.newest_point_at)),
    value: Number(row.newest_value),
  };
}
