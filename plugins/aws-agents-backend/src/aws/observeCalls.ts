import type {
  HandlerExecutionContext,
  InitializeHandler,
  MetadataBearer,
  Pluggable,
} from '@smithy/types';
import { AwsFailureError, isAwsFailureError } from './AwsFailureError';
import { callNames } from './callNames';
import type { CallRecorder } from './CallRecorder';
import type { Circuits } from './Circuits';
import type { FailureContext } from './context';
import { readError } from './errorFacts';
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
  /** Circuits of the endpoint, and of the session when there is one. */
  circuits: Circuits;
  session?: { circuits: Circuits; key: string };
  /** Runs a call when the account has room for one more. */
  limit<T>(call: () => Promise<T>): Promise<T>;
  /**
   * Runs a call, and once more with new credentials when AWS says that they
   * have expired.
   */
  renewing<T>(call: () => Promise<T>): Promise<T>;
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
      stack.add(
        (next, context) => args =>
          observation.renewing(() =>
            observation.limit(() => guarded(observation, next, context, args)),
          ),
        { name: 'awsAgentsObserveCalls', step: 'initialize', priority: 'high' },
      );
    },
  };
}

async function guarded(
  observation: CallObservation,
  next: Next,
  context: HandlerExecutionContext,
  args: Arguments,
): ReturnType<Next> {
  const { circuits, session, region, accountId, roleArn } = observation;
  const { service, operation } = callNames(context);
  const circuit = `${accountId}/${service}/${region}`;
  circuits.check(circuit);
  session?.circuits.check(session.key);
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
    circuits.succeeded(circuit);
    session?.circuits.succeeded(session.key);
    record(result.output, null);
    return result;
  } catch (error) {
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
    circuits.failed(circuit, failure);
    session?.circuits.failed(session.key, failure);
    record(error, readError(error).code);
    throw new AwsFailureError(failure);
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
