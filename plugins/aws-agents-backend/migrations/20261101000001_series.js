/*
 * Metric series. Points are kept in chunks of consecutive points, so that a
 * collection writes one row a series and tier, not one a point.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('series', table => {
    table.comment('The metric series of each agent, without points');
    table.string('entity_ref').notNullable();
    table
      .string('series_id', 32)
      .notNullable()
      .comment('Hash of what identifies it');
    table
      .text('definition')
      .notNullable()
      .comment('Namespace, name, dimensions, ... JSON');
    table
      .string('status', 16)
      .notNullable()
      .comment('What CloudWatch said last');
    table.text('failure').nullable().comment('Failure of the last query, JSON');
    table
      .bigInteger('fetched_at')
      .notNullable()
      .comment('Last complete query of all due tiers, epoch ms; 0: never');
    table
      .bigInteger('newest_point_at')
      .nullable()
      .comment('Newest point ever seen, epoch ms');
    table.primary(['entity_ref', 'series_id']);
  });

  await knex.schema.createTable('series_points', table => {
    table.comment('Points of the series of one tier, in chunks');
    table.string('entity_ref').notNullable();
    table.string('series_id', 32).notNullable();
    table.integer('tier').notNullable().comment('Seconds between points');
    table.bigInteger('chunk_start').notNullable().comment('Epoch ms');
    table
      .text('points')
      .notNullable()
      .comment('Pairs of epoch ms and value, JSON');
    table.primary(['entity_ref', 'series_id', 'tier', 'chunk_start']);
    table.index(['tier', 'chunk_start'], 'series_points_retention_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('series_points');
  await knex.schema.dropTable('series');
};
