import {
  onboardingRequestSchema,
  type OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';

/** References that are filled in half are sent so: the preview tells what is missing. */
const WHOLE = new Set(['metricsAuth', 'logsAuth', 'firehoseAccessKey']);

/**
 * The request that a half-filled form makes: members that onboarding knows, and
 * of those only what has a value. Undefined while no entity is chosen.
 */
export function requestOfForm(form: unknown): OnboardingRequest | undefined {
  const filled = withoutEmpty(form);
  const result = onboardingRequestSchema.safeParse(filled);
  return result.success && result.data.entityRef ? result.data : undefined;
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty).filter(item => item !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .map(
        ([key, inner]) =>
          [key, WHOLE.has(key) ? inner : withoutEmpty(inner)] as const,
      )
      .filter(([, inner]) => inner !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  return value === '' || value === null ? undefined : value;
}
