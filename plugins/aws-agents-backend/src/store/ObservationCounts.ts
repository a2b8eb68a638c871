import type { ObservationStatus } from 'backstage-plugin-aws-agents-common';
import type { Knex } from 'knex';

/** How many agents a collector saw in a status. */
export interface ObservationCount {
  readonly collector: string;
  readonly status: ObservationStatus;
  readonly agents: number;
}

type CountRow = Omit<ObservationCount, 'agents'> & {
  /** PostgreSQL returns 64-bit integers as text. */
  agents: number | string;
};

/** Counts observations by collector and status. */
export async function countObservations(
  database: Knex,
): Promise<ObservationCount[]> {
  const rows = (await database('observations')
    .select('collector', 'status')
    .count({ agents: '*' })
    .groupBy('collector', 'status')
    .orderBy(['collector', 'status'])) as unknown as CountRow[];
  return rows.map(row => ({ ...row, agents: Number(row.agents) }));
}
