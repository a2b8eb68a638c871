/*
 * When each tier of a series came in full, so that one that fails has only
 * itself asked for again. `fetched_at` now tells when the series was last asked
 * for. Nothing counts as fetched at first: points of periods beyond a minute lay
 * on grids that moved, and were of periods that were not over. The next
 * collection replaces them.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .text('fetched_tiers')
      .notNullable()
      .defaultTo('{}')
      .comment(
        'Last complete query of each tier, epoch ms by seconds between points, JSON',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('series', table => {
    table.dropColumn('fetched_tiers');
  });
};
