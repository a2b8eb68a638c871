import {
  SMITHY_CONTEXT_KEY,
  type FinalizeHandler,
  type FinalizeHandlerArguments,
  type HandlerExecutionContext,
  type MetadataBearer,
  type Pluggable,
} from '@smithy/types';
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
 * included, and tells the limiter when AWS throttles one.
 */
export function paceAttempts(options: {
  accountId: string | null;
  region: string;
  rates: RateLimiter;
}): Pluggable<object, MetadataBearer> {
  const { rates, accountId, region } = options;
  return {
    applyToStack(stack) {
      stack.addRelativeTo(
        (
            next: FinalizeHandler<object, MetadataBearer>,
            context: HandlerExecutionContext,
          ) =>
          async (args: FinalizeHandlerArguments<object>) => {
            const call = { accountId, region, ...callNames(context) };
            await rates.turn(call, signalOf(context));
            try {
              return await next(args);
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

function signalOf(context: HandlerExecutionContext): AbortSignal | undefined {
  const signal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  return signal && 'addEventListener' in signal ? signal : undefined;
}
