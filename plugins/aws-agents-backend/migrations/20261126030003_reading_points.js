/*
 * Points are read by agent and tier. Without an index of that form SQLite goes
 * by tier and time, through the points of all agents.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series_points', table => {
    table.index(
      ['entity_ref', 'tier', 'chunk_start'],
      'series_points_agent_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('series_points', table => {
    table.dropIndex(
      ['entity_ref', 'tier', 'chunk_start'],
      'series_points_agent_idx',
    );
  });
};
