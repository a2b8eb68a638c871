import { types } from 'node:util';

/**
 * Jest runs tests in a realm with an `Error` of its own, of which the errors of
 * Node's sockets are no instances. The AWS SDK asks with `instanceof` and would
 * wrap them beyond recognition, as it never does in production.
 */
export function recogniseNativeErrors(): void {
  const ordinary = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      return (
        ordinary.call(this as Function, value) ||
        (this === Error && types.isNativeError(value))
      );
    },
  });
}
