import { types } from 'node:util';

/**
 * Jest has an `Error` of its own, of which the errors of Node's sockets are no
 * instances; the SDK would wrap them, as it never does in production.
 */
export function recogniseNativeErrors(): void {
  const ordinary = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(this: Function, value: unknown): boolean {
      return (
        ordinary.call(this, value) ||
        (this === Error && types.isNativeError(value))
      );
    },
  });
}
