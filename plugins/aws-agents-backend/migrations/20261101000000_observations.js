/*
 * One row an agent and collector: the newest state, and beside it the data of
 * the last attempt that brought any.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('observations', table => {
    table.comment('The newest observation of each collector for each agent');
    table.string('entity_ref').notNullable().comment('Whose agent it is');
    table
      .string('collector', 64)
      .notNullable()
      .comment('Which collector saw it');
    table
      .string('status', 16)
      .notNullable()
      .comment('ok, degraded, failed, unknown');
    table.text('reason').notNullable().comment('Why the status is what it is');
    table
      .bigInteger('observed_at')
      .notNullable()
      .comment('Last attempt, epoch ms');
    table.bigInteger('data_at').nullable().comment('Age of the data, epoch ms');
    table.text('data', 'longtext').nullable().comment('Last good data, JSON');
    table
      .text('failures', 'longtext')
      .notNullable()
      .comment('Failures of the last attempt, JSON');
    table.primary(['entity_ref', 'collector']);
    table.index('observed_at', 'observations_observed_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('observations');
};
