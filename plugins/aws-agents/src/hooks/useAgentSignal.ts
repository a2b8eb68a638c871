import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect } from 'react';

/** Channel on which the backend tells that it observed agents. */
export const AWS_AGENTS_CHANNEL = 'aws-agents';

/** News within this time are taken together, in milliseconds. */
const TOGETHER_MS = 1000;

/**
 * Calls back when the backend tells that it has news of the agent. Does
 * nothing in a portal without signals. Subscribes by itself because
 * `useSignal` keeps only the last message, and the backend may tell of many
 * agents at once; what comes within a second is answered by one call.
 *
 * @param entityRef - stringified ref of the agent's entity; undefined: any
 * @param onNews - must keep its identity between renders
 */
export function useAgentSignal(
  entityRef: string | undefined,
  onNews: () => void,
) {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals?.subscribe(AWS_AGENTS_CHANNEL, message => {
      if (timer === undefined && concerns(message, entityRef)) {
        timer = setTimeout(() => {
          timer = undefined;
          onNews();
        }, TOGETHER_MS);
      }
    });
    return () => {
      subscription?.unsubscribe();
      clearTimeout(timer);
    };
  }, [signals, entityRef, onNews]);
}

function concerns(
  message: Record<string, unknown>,
  entityRef: string | undefined,
): boolean {
  return entityRef === undefined || message.entityRef === entityRef;
}
