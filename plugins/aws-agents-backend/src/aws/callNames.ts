import type { HandlerExecutionContext } from '@smithy/types';

/** Names of the service and operation of a call, such as `CloudWatch`, `ListMetrics`. */
export function callNames(context: HandlerExecutionContext): {
  service: string;
  operation: string;
} {
  return {
    service: (context.clientName ?? '').replace(/Client$/, ''),
    operation: (context.commandName ?? '').replace(/Command$/, ''),
  };
}
