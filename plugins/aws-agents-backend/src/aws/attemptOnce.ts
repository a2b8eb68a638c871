import type {
  FinalizeHandler,
  FinalizeHandlerArguments,
  HandlerExecutionContext,
  MetadataBearer,
  Pluggable,
} from '@smithy/types';

/** Calls that are not to be repeated by the SDK. */
const once = new WeakSet<HandlerExecutionContext>();

/** What the one attempt met; the SDK does not know it, and so does not repeat it. */
class OnlyAttemptError extends Error {
  constructor(readonly met: unknown) {
    super('The only attempt failed');
  }
}

/** Has the SDK make one attempt only of the call of a context. */
export function attemptOnce(context: HandlerExecutionContext): void {
  once.add(context);
}

/** The error that a call really met. */
export function metError(error: unknown): unknown {
  return error instanceof OnlyAttemptError ? error.met : error;
}

/** Ends calls after one attempt that are to have just one. */
export const heedAttemptOnce: Pluggable<object, MetadataBearer> = {
  applyToStack(stack) {
    stack.addRelativeTo(
      (
          next: FinalizeHandler<object, MetadataBearer>,
          context: HandlerExecutionContext,
        ) =>
        async (args: FinalizeHandlerArguments<object>) => {
          try {
            return await next(args);
          } catch (error) {
            throw once.has(context) ? new OnlyAttemptError(error) : error;
          }
        },
      {
        name: 'awsAgentsAttemptOnce',
        relation: 'after',
        toMiddleware: 'retryMiddleware',
      },
    );
  },
};
