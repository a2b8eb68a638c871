/*
 * Which notices the owners of agents have been sent, so that each is sent once
 * however many replicas there are.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('Notices that have been sent and still hold');
    table
      .string('key', 64)
      .notNullable()
      .primary()
      .comment('Hash of what the notice is about');
    table.bigInteger('raised_at').notNullable().comment('Epoch ms');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notices');
};
