/** A body that is no document of its format. */
export class UnparsableBody extends Error {
  override readonly name = 'UnparsableBody';
}
