import type {
  FinalizeHandler,
  FinalizeHandlerArguments,
  HandlerExecutionContext,
  MetadataBearer,
  Pluggable,
} from '@smithy/types';
import { noteSent, signalOf } from './callContext';
import { callNames } from './callNames';
import { readError } from './errorFacts';
import { FAILURE_TABLE } from './failureTable';
import type { RateLimiter } from './RateLimiter';

const THROTTLING = FAILURE_TABLE.filter(
  ({ code }) => code === 'throttled',
).flatMap(({ errors }) => errors);
const TOO_MANY_REQUESTS = 429;

/**
 * Has every attempt of a call wait for its turn, those of the SDK's own retries
 * included, and then for room among all calls: what waits for its turn takes no
 * room. Tells the limiter when AWS throttles an attempt.
 */
export function paceAttempts(options: {
  accountId: string | null;
  region: string;
  rates: RateLimiter;
  /** Runs an attempt when there is room for one more. */
  limit?: <T>(attempt: () => Promise<T>) => Promise<T>;
}): Pluggable<object, MetadataBearer> {
  const { rates, accountId, region, limit = run } = options;
  return {
    applyToStack(stack) {
      stack.addRelativeTo(
        (
            next: FinalizeHandler<object, MetadataBearer>,
            context: HandlerExecutionContext,
          ) =>
          async (args: FinalizeHandlerArguments<object>) => {
            const call = { accountId, region, ...callNames(context) };
            const signal = signalOf(context);
            await rates.turn(call, signal);
            try {
              return await limit(() => {
                signal?.throwIfAborted();
                noteSent(context);
                return next(args);
              });
            } catch (error) {
              if (isThrottling(error)) {
                rates.onThrottled(call);
              }
              throw error;
            }
          },
        {
          name: 'awsAgentsPaceAttempts',
          relation: 'after',
          toMiddleware: 'retryMiddleware',
        },
      );
    },
  };
}

function isThrottling(error: unknown): boolean {
  const { code, httpStatus } = readError(error);
  return THROTTLING.includes(code) || httpStatus === TOO_MANY_REQUESTS;
}

function run<T>(attempt: () => Promise<T>): Promise<T> {
  return attempt();
}
