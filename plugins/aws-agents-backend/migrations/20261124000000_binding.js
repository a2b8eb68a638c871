/*
 * Which binding an observation was made by, so that what was seen of one role
 * is never shown for another. Rows of before match no binding: they count as
 * not observed, and are replaced at the next collection.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('observations', table => {
    table
      .string('binding', 32)
      .notNullable()
      .defaultTo('')
      .comment('Fingerprint of the annotations it was made by');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observations', table => {
    table.dropColumn('binding');
  });
};
