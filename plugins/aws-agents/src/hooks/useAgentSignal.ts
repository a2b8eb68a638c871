import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect } from 'react';

/** Channel on which the backend tells that it observed agents. */
export const AWS_AGENTS_CHANNEL = 'aws-agents';

/**
 * Calls back when the backend tells that it has news of the agent. Does
 * nothing in a portal without signals. Subscribes by itself because
 * `useSignal` keeps only the last message, and the backend may tell of many
 * agents at once.
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
    const subscription = signals?.subscribe(AWS_AGENTS_CHANNEL, message => {
      if (concerns(message, entityRef)) {
        onNews();
      }
    });
    return () => subscription?.unsubscribe();
  }, [signals, entityRef, onNews]);
}

function concerns(
  message: Record<string, unknown>,
  entityRef: string | undefined,
): boolean {
  const named = [message.entityRef, message.entityRefs].flat();
  return (
    entityRef === undefined ||
    named.every(ref => typeof ref !== 'string') ||
    named.includes(entityRef)
  );
}
