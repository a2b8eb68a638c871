/*
 * The newest value of each series, and the name that Prometheus knows it by, so
 * that the exporter reads one row a series, in the order in which it writes.
 * Series of before are exported from their next collection on.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .string('family')
      .notNullable()
      .defaultTo('')
      .comment('Name of the metric in Prometheus');
    table.double('newest_value').nullable().comment('Of the newest point');
    table.index(['family', 'entity_ref', 'series_id'], 'series_family_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('series', table => {
    table.dropIndex(['family', 'entity_ref', 'series_id'], 'series_family_idx');
  });
  await knex.schema.alterTable('series', table => {
    table.dropColumn('family');
    table.dropColumn('newest_value');
  });
};
