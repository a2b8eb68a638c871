import type { Knex } from 'knex';
import type { AwsClientFactory, CallRecorder } from '../aws';
import type { AwsAgentsConfig } from '../config';
import { countObservations, NewestValues, type ShardLedger } from '../store';
import { Exporter } from './Exporter';

/** Builds the exporter of what is in the database and of what this process did. */
export function createExporter(options: {
  knex: Knex;
  shards: Pick<ShardLedger, 'list'>;
  recorder: Pick<CallRecorder, 'totals'>;
  clients: Pick<AwsClientFactory, 'state'>;
  replica: string;
  config: Pick<AwsAgentsConfig, 'collection'>;
}): Exporter {
  const { knex, shards, recorder, clients, replica, config } = options;
  const { intervalSeconds } = config.collection;
  return Exporter.create({
    values: NewestValues.create(knex),
    engine: async () => ({
      replica,
      calls: recorder.totals(),
      clients: clients.state(),
      shards: await shards.list(config.collection.shards),
      observations: await countObservations(knex),
    }),
    intervalSeconds,
  });
}
