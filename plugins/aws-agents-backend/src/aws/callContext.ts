import {
  SMITHY_CONTEXT_KEY,
  type HandlerExecutionContext,
} from '@smithy/types';

const sent = new WeakSet<HandlerExecutionContext>();

/** The signal by which the caller of a call can give it up. */
export function signalOf(
  context: HandlerExecutionContext,
): AbortSignal | undefined {
  const signal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  return signal && 'addEventListener' in signal ? signal : undefined;
}

/** Whether the caller has given a call up: that says nothing of AWS. */
export function isGivenUp(context: HandlerExecutionContext): boolean {
  return signalOf(context)?.aborted ?? false;
}

/** Notes that an attempt of a call is on its way to AWS. */
export function noteSent(context: HandlerExecutionContext): void {
  sent.add(context);
}

/** Whether any attempt of a call was on its way to AWS. */
export function wasSent(context: HandlerExecutionContext): boolean {
  return sent.has(context);
}
