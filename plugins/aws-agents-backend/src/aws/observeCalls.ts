import type {
  HandlerExecutionContext,
  InitializeHandler,
  MetadataBearer,
  Pluggable,
} from '@smithy/types';
import { attemptOnce, heedAttemptOnce, metError } from './attemptOnce';
import { AwsFailureError, isAwsFailureError } from './AwsFailureError';
import type { Admission, CallCircuits } from './CallCircuits';
import { isGivenUp, wasSent } from './callContext';
import { callNames } from './callNames';
import type { CallRecorder } from './CallRecorder';
import type { FailureContext } from './context';
import { readError } from './errorFacts';
import { KnownFailureError } from './KnownFailureError';
import { priceCall } from './prices';
import { shareCall } from './shareCall';
import { toFailure } from './toFailure';

/** What surrounds every call of a client. */
export interface CallObservation {
  accountId: string | null;
  region: string;
  roleArn: string | null;
  entityRefs: string[];
  recorder: CallRecorder;
  circuits: Pick<CallCircuits, 'admit'>;
  /** Runs a call when the account has room for one more. */
  limit<T>(call: () => Promise<T>): Promise<T>;
  /**
   * Runs a call, and once more with new credentials when AWS does not take them
   * any more. The call is told the name of the credentials, if they have one.
   */
  renewing<T>(call: (credentials?: string) => Promise<T>): Promise<T>;
  /** What else the mapping of errors may want to know. */
  failureContext?: Partial<FailureContext>;
}

type Next = InitializeHandler<object, MetadataBearer>;
type Arguments = Parameters<Next>[0];

/**
 * The one SDK middleware of the suite: limits, records and renews calls, and
 * turns every error into an {@link AwsFailureError}. It wraps the SDK's own
 * retries, so that one record is one call with its retries.
 */
export function observeCalls(
  observation: CallObservation,
): Pluggable<object, MetadataBearer> {
  return {
    applyToStack(stack) {
      // It copies all of every answer for a log that goes nowhere.
      stack.remove('loggerMiddleware');
      heedAttemptOnce.applyToStack(stack);
      stack.add(
        (next, context) => args =>
          observation.renewing(credentials =>
            admitted(observation, credentials, context, admission =>
              observation.limit(() =>
                guarded(observation, admission, next, context, args),
              ),
            ),
          ),
        { name: 'awsAgentsObserveCalls', step: 'initialize', priority: 'high' },
      );
    },
  };
}

/** Makes a call when the circuits admit it. */
async function admitted<T>(
  { circuits, accountId, region }: CallObservation,
  credentials: string | undefined,
  context: HandlerExecutionContext,
  call: (admission: Admission) => Promise<T>,
): Promise<T> {
  const admission = await circuits.admit({
    accountId,
    region,
    ...callNames(context),
    ...(credentials === undefined ? {} : { credentials }),
  });
  if (admission.isProbe) {
    attemptOnce(context);
  }
  try {
    return await call(admission);
  } finally {
    // Of no effect unless the call came to nothing.
    admission.released();
  }
}

async function guarded(
  observation: CallObservation,
  admission: Admission,
  next: Next,
  context: HandlerExecutionContext,
  args: Arguments,
): ReturnType<Next> {
  const refusal = admission.refusal();
  if (refusal) {
    throw new KnownFailureError(refusal);
  }
  const { region, accountId, roleArn } = observation;
  const { service, operation } = callNames(context);
  const startedAt = Date.now();
  const record = (output: unknown, errorCode: string | null) =>
    recordCall(
      observation,
      { service, operation, startedAt, args },
      output,
      errorCode,
    );
  try {
    const result = await next(args);
    admission.succeeded();
    record(result.output, null);
    return result;
  } catch (wrapped) {
    const error = metError(wrapped);
    // Credentials could not be had: no call was made.
    if (isAwsFailureError(error)) {
      throw error;
    }
    const failure = toFailure(error, {
      ...observation.failureContext,
      service,
      operation,
      region,
      ...(accountId ? { accountId } : {}),
      ...(roleArn ? { roleArn } : {}),
    });
    if (!isGivenUp(context)) {
      admission.failed(failure);
    }
    // What still waited for its turn when it was given up is no call.
    if (!isGivenUp(context) || wasSent(context)) {
      record(error, readError(error).code);
    }
    throw admission.isProbe
      ? new KnownFailureError(failure)
      : new AwsFailureError(failure);
  }
}

function recordCall(
  { recorder, accountId, region, roleArn, entityRefs }: CallObservation,
  call: {
    service: string;
    operation: string;
    startedAt: number;
    args: Arguments;
  },
  output: unknown,
  errorCode: string | null,
): void {
  const { httpStatus, requestId, attempts } = readError(output);
  const { service, operation } = call;
  const { input } = call.args;
  recorder.record({
    entityRefs,
    // AWS bills for what it answers.
    shares: errorCode
      ? []
      : shareCall({ service, operation, input, entityRefs }),
    at: new Date(call.startedAt).toISOString(),
    service,
    operation,
    accountId,
    region,
    roleArn,
    durationMs: Date.now() - call.startedAt,
    httpStatus: httpStatus ?? null,
    errorCode,
    requestId: requestId ?? null,
    retries: Math.max(0, (attempts ?? 1) - 1),
    costUsd: errorCode ? 0 : priceCall(service, operation, input).usdByMetrics,
  });
}
