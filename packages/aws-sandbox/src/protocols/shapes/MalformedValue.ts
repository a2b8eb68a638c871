/** What was expected where a value of another form was found. */
export type Expected =
  | 'blob'
  | 'boolean'
  | 'document'
  | 'list'
  | 'map'
  | 'number'
  | 'string'
  | 'structure'
  | 'timestamp';

/** An input that is not of the form its shape demands; each protocol words it in its own way. */
export class MalformedValue extends Error {
  override readonly name = 'MalformedValue';

  constructor(
    /** Member path from the input, for example `MetricData.member.1.Value`. */
    readonly path: string,
    readonly expected: Expected,
    readonly found: unknown,
  ) {
    super(`expected a ${expected} at '${path}'`);
  }
}
