/*
 * Findings that somebody accepted, with all that were withdrawn or have lapsed;
 * and the numbers of an observation, so that lists need not read its data.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('finding_waivers', table => {
    table.comment('Findings about permissions that were accepted, and why');
    table.string('id', 36).notNullable().primary().comment('UUID');
    table.string('entity_ref').notNullable().comment('Whose agent it is');
    table
      .string('finding_id')
      .notNullable()
      .comment('Changes when the statement does');
    table.string('rule').notNullable();
    table.text('title').notNullable().comment('Of the finding, at the time');
    table.text('reason').notNullable();
    table.string('created_by').notNullable().comment('Entity ref of the user');
    table.bigInteger('created_at').notNullable().comment('Epoch ms');
    table.bigInteger('until').notNullable().comment('Epoch ms');
    table.string('withdrawn_by').nullable();
    table.bigInteger('withdrawn_at').nullable().comment('Epoch ms');
    table.index(['entity_ref'], 'finding_waivers_entity_ref_idx');
  });
  await knex.schema.alterTable('observations', table => {
    table
      .text('summary')
      .nullable()
      .comment('Numbers of the data for lists, JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observations', table => {
    table.dropColumn('summary');
  });
  await knex.schema.dropTable('finding_waivers');
};
