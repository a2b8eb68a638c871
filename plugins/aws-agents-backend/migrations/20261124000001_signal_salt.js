/*
 * The salt of the keys under which open tabs hear of their agent. Kept here, so
 * that all replicas use the same one.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_salt', table => {
    table.comment('The one salt of the keys of signals');
    table.integer('id').notNullable().primary().comment('Always 1');
    table.string('salt', 64).notNullable().comment('Random, hexadecimal');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signal_salt');
};
