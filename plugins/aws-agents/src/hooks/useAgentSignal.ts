import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect } from 'react';

/** Channel on which the backend tells that it observed agents. */
export const AWS_AGENTS_CHANNEL = 'aws-agents';

/** Stands for the keys of all agents. */
export const ANY_AGENT = '*';

/** News within this time are taken together, in milliseconds. */
const TOGETHER_MS = 1000;

/**
 * Calls back when the backend tells that it has news of the agent. Does
 * nothing in a portal without signals. Subscribes by itself because
 * `useSignal` keeps only the last message, and the backend may tell of many
 * agents at once; what comes within a second is answered by one call.
 *
 * @param signalKey - by which the backend names the agent, from its answer;
 *   undefined: not known yet, nothing is heard
 * @param onNews - must keep its identity between renders
 */
export function useAgentSignal(
  signalKey: string | undefined,
  onNews: () => void,
) {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals?.subscribe(AWS_AGENTS_CHANNEL, message => {
      if (timer === undefined && concerns(message, signalKey)) {
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
  }, [signals, signalKey, onNews]);
}

function concerns(
  message: Record<string, unknown>,
  signalKey: string | undefined,
): boolean {
  return (
    signalKey === ANY_AGENT ||
    (signalKey !== undefined && message.signalKey === signalKey)
  );
}
