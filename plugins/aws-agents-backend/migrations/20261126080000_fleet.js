/*
 * One small row an agent, with all that the page of the fleet shows and looks
 * for, so that no list reads what collectors found.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet', table => {
    table.comment(
      'All agents in short, those with broken annotations included',
    );
    table.string('entity_ref').notNullable().primary();
    table
      .string('uid', 64)
      .notNullable()
      .comment('By which the catalog tells who may see it');
    table
      .string('fingerprint', 32)
      .notNullable()
      .comment('Changes with what the catalog and config say of it');
    table
      .text('resolution', 'longtext')
      .notNullable()
      .comment('What catalog and config say of it, JSON');
    table
      .text('entry', 'longtext')
      .notNullable()
      .comment('What lists show, JSON');
    table
      .bigInteger('changed_at')
      .notNullable()
      .comment('Last write of the row, epoch ms');
    table.index('changed_at', 'fleet_changed_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet');
};
