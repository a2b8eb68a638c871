/** A control request that cannot be answered. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(readonly status: number, message: string) {
    super(message);
  }
}
