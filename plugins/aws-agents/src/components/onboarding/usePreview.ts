import { useApi } from '@backstage/core-plugin-api';
import type { OnboardingPreview } from 'backstage-plugin-aws-agents-common';
import { useEffect, useState } from 'react';
import { onboardingApiRef } from '../../api';
import { requestOfForm } from './requestOfForm';
import { useDebounced } from './useDebounced';

const TYPING_MS = 400;

/** What would be generated for a form, worked out anew as it is filled. */
export interface PreviewState {
  /** The newest answer; stays while the next is worked out. */
  preview?: OnboardingPreview;
  /** Null while no entity is chosen. */
  asked: string | null;
  loading: boolean;
  error?: Error;
}

export function usePreview(form: unknown): PreviewState {
  const api = useApi(onboardingApiRef);
  const request = requestOfForm(form);
  const asked = request ? JSON.stringify(request) : null;
  const settled = useDebounced(asked, TYPING_MS);
  const [answer, setAnswer] = useState<{
    to: string;
    preview?: OnboardingPreview;
    error?: Error;
  }>();
  useEffect(() => {
    if (settled === null) {
      return undefined;
    }
    const controller = new AbortController();
    api.preview(JSON.parse(settled), { signal: controller.signal }).then(
      preview => setAnswer({ to: settled, preview }),
      error => {
        if (!controller.signal.aborted) {
          setAnswer(previous => ({
            to: settled,
            preview: previous?.preview,
            error,
          }));
        }
      },
    );
    return () => controller.abort();
  }, [api, settled]);
  return {
    asked,
    loading: asked !== null && answer?.to !== asked,
    preview: answer?.preview,
    error: answer?.error,
  };
}
