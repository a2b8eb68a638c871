/**
 * A seed that describes no world. The message names every place that is wrong and what would be right.
 *
 * @public
 */
export class SeedError extends Error {
  override readonly name = 'SeedError';

  constructor(
    /** One line a problem, each beginning with its path in the seed. */
    readonly problems: readonly string[],
  ) {
    super(`The seed is not valid:\n${problems.map(p => `  ${p}`).join('\n')}`);
  }
}
