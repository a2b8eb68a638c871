import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { onboardingApiRef, type OnboardingApi } from '../../api';
import type { Choices } from './relevance';

/** They are the same for every field of a page, and change with the backend only. */
const ASKED = new WeakMap<OnboardingApi, Promise<Choices>>();

/** Presets and capabilities of the backend, asked for once. */
export function useChoices(): {
  choices?: Choices;
  loading: boolean;
  error?: Error;
} {
  const api = useApi(onboardingApiRef);
  const { value, loading, error } = useAsync(() => choicesOf(api), [api]);
  return { choices: value, loading, error };
}

function choicesOf(api: OnboardingApi): Promise<Choices> {
  const known = ASKED.get(api);
  if (known) {
    return known;
  }
  const asked = api.getOptions();
  ASKED.set(api, asked);
  // Who comes next asks again.
  asked.catch(() => ASKED.delete(api));
  return asked;
}
