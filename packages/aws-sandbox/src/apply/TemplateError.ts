/**
 * A template that cannot be applied. Nothing was changed. The message names every place that is wrong and what would be
 * right.
 *
 * @public
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    /** One line a problem, each beginning with its place in the template. */
    readonly problems: readonly string[],
  ) {
    super(
      `The template cannot be applied:\n${problems
        .map(problem => `  ${problem}`)
        .join('\n')}`,
    );
  }
}
