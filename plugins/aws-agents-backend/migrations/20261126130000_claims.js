/*
 * Who observes which agent at the moment, so that no two runs of whatever
 * replica make the same observation.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('agent_claims', table => {
    table.comment('Agents that are being observed at the moment');
    table.string('entity_ref').notNullable().primary();
    table.string('run_id', 36).notNullable().comment('Who observes it');
    table
      .bigInteger('since')
      .notNullable()
      .comment('Its observations are dated this or later, epoch ms');
    table
      .bigInteger('expires_at')
      .notNullable()
      .comment('Who still claims it then is gone, epoch ms');
    table.index(['run_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('agent_claims');
};
