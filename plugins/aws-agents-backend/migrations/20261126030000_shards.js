/*
 * Who works on which shard, so that replicas notice when one of them dies, and
 * what the last finished collection of each shard did.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('collection_shards', table => {
    table.comment('The newest run of each shard of the collection');
    table.integer('shard').notNullable().primary();
    table.string('run_id', 36).notNullable().comment('Of the newest run');
    table.string('replica', 128).notNullable().comment('Who runs it');
    table.integer('beats').notNullable().comment('Grows while the run lives');
    table.boolean('running').notNullable();
    table.bigInteger('started_at').notNullable().comment('Epoch ms');
    table
      .bigInteger('finished_at')
      .nullable()
      .comment('End of the last finished run, epoch ms');
    table.text('report').nullable().comment('Of the last finished run, JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('collection_shards');
};
