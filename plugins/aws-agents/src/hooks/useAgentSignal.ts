import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  agentNewsSchema,
  AWS_AGENTS_CHANNEL,
} from 'backstage-plugin-aws-agents-common';
import { useEffect } from 'react';

/** Stands for the keys of all agents. */
export const ANY_AGENT = '*';

/** News of one agent within this time are taken together, in milliseconds. */
const TOGETHER_MS = 1000;
/** News of any agent come all the time where there are many. */
const ANY_TOGETHER_MS = 5000;

/**
 * Calls back when the backend tells that it has news of the agent: that it was
 * observed anew, or of any agent that its state changed. Does nothing in a
 * portal without signals. Subscribes by itself because `useSignal` keeps only
 * the last message; what comes within a second, or of any agent within five, is
 * answered by one call.
 *
 * @param signalKey - by which the backend names the agent, from its answer, or
 *   {@link ANY_AGENT}; undefined: not known yet, nothing is heard
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
        timer = setTimeout(
          () => {
            timer = undefined;
            onNews();
          },
          signalKey === ANY_AGENT ? ANY_TOGETHER_MS : TOGETHER_MS,
        );
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
  const { data: news } = agentNewsSchema.safeParse(message);
  if (!news || signalKey === undefined) {
    return false;
  }
  // Lists show the state of agents, not their points.
  return signalKey === ANY_AGENT
    ? news.changed.length > 0
    : news.changed.includes(signalKey) || news.observed.includes(signalKey);
}
