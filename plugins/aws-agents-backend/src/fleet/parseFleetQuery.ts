import {
  FLEET_SORTS,
  FLEET_TILES,
  MAX_FLEET_PAGE,
  type FleetQuery,
} from 'backstage-plugin-aws-agents-common';
import { z } from 'zod';

/** Values of one filter, at most. */
const MAX_VALUES = 100;
const MAX_TEXT = 200;

const text = z
  .string({ error: `expected one text of at most ${MAX_TEXT} characters` })
  .max(MAX_TEXT, { error: `expected at most ${MAX_TEXT} characters` });

/** A parameter that may be given once or several times. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    given => (given === undefined || Array.isArray(given) ? given : [given]),
    z
      .array(item)
      .max(MAX_VALUES, { error: `expected at most ${MAX_VALUES} values` })
      .optional(),
  );

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `expected one of ${values.join(', ')}` });

const wholeNumber = (least: number, most: number) =>
  z
    .string({ error: `expected a whole number from ${least} to ${most}` })
    .regex(/^\d{1,9}$/, {
      error: `expected a whole number from ${least} to ${most}`,
    })
    .transform(Number)
    .refine(value => value >= least && value <= most, {
      error: `expected a whole number from ${least} to ${most}`,
    });

const schema = z.strictObject({
  q: text.optional(),
  tile: listOf(oneOf(FLEET_TILES)),
  sort: oneOf(FLEET_SORTS).optional(),
  order: oneOf(['asc', 'desc']).optional(),
  offset: wholeNumber(0, 1_000_000).optional(),
  limit: wholeNumber(1, MAX_FLEET_PAGE).optional(),
  status: listOf(oneOf(['ok', 'degraded', 'failed', 'unknown'])),
  account: listOf(text),
  region: listOf(text),
  platform: listOf(text),
  owner: listOf(text),
  flavour: listOf(text),
});

/** The parameters of `GET /fleet`, as the router reads them. */
export const fleetQuerySchema = schema.transform(
  ({ tile, q, sort, order, offset, limit, ...filters }): FleetQuery => ({
    q,
    tiles: tile,
    filters,
    sort,
    order,
    offset,
    limit,
  }),
);
