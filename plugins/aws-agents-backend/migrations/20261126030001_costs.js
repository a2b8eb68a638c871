/*
 * What observing each agent costs, by day, account and service, summed over all
 * replicas.
 */

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('costs', table => {
    table.comment('Calls to AWS and what they cost, of each agent and day');
    table.string('day', 10).notNullable().comment('UTC, YYYY-MM-DD');
    table.string('entity_ref').notNullable();
    table.string('account_id', 12).notNullable();
    table.string('service', 64).notNullable().comment('Name in the SDK');
    table.double('calls').notNullable().comment('Parts of merged calls');
    table.double('queries').notNullable().comment('Of GetMetricData');
    table
      .double('metrics')
      .notNullable()
      .comment('Up to five statistics of a metric as one');
    table.double('usd_by_queries').notNullable();
    table.double('usd_by_metrics').notNullable();
    table
      .bigInteger('first_at')
      .notNullable()
      .comment('First call of the day, epoch ms');
    table.primary(['entity_ref', 'day', 'account_id', 'service']);
    table.index('day', 'costs_retention_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('costs');
};
