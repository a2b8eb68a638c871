import type {
  OnboardingCapabilityInput,
  OnboardingOptions,
} from 'backstage-plugin-aws-agents-common';

/** Of a form, what decides which of its fields mean something. */
export interface RelevantForm {
  platform?: { type?: string };
  preset?: string;
  capabilities?: string[];
  destinations?: { metricsUrl?: string; logsUrl?: string };
}

/** What can be chosen, as far as fields depend on it. */
export type Choices = Pick<OnboardingOptions, 'presets' | 'capabilities'>;

/** Requests to Amazon Managed Service for Prometheus are signed. */
const SIGNED = /^https:\/\/aps-workspaces/;
const MACHINES = ['ec2', 'on-premises'];

type Rule = (
  form: RelevantForm,
  asks: (input: OnboardingCapabilityInput) => boolean,
) => boolean;

/** When a field means something, by its name; others always do. */
const RULES: Readonly<Record<string, Rule>> = {
  metrics: (_, asks) => asks('metrics'),
  deliveries: (_, asks) => asks('deliveries'),
  logGroups: (_, asks) => asks('logGroups'),
  resources: (_, asks) => asks('resources'),
  logFiles: ({ platform, destinations }, asks) =>
    MACHINES.includes(platform?.type ?? '') &&
    (asks('deliveries') || Boolean(destinations?.logsUrl)),
  metricsAuth: ({ destinations }) =>
    Boolean(destinations?.metricsUrl) &&
    !SIGNED.test(destinations?.metricsUrl ?? ''),
  logsAuth: ({ destinations }) => Boolean(destinations?.logsUrl),
  firehoseAccessKey: (_, asks) => asks('firehoseAccessKey'),
};

/** Whether a field means something for what is chosen. */
export function isRelevant(
  field: string,
  form: RelevantForm,
  choices: Choices,
): boolean {
  const chosen = chosenOf(form, choices);
  return (
    RULES[field]?.(form, input =>
      chosen.some(({ asks }) => asks.includes(input)),
    ) ?? true
  );
}

/** Ids of the capabilities that a preset brings. */
export function ofPreset(
  preset: string | undefined,
  { presets }: Choices,
): string[] {
  return presets.find(({ id }) => id === preset)?.capabilities ?? [];
}

/** The capabilities of the preset, and those chosen one by one. */
export function chosenOf(
  { preset, capabilities = [] }: RelevantForm,
  choices: Choices,
): Choices['capabilities'] {
  const ids = [...ofPreset(preset, choices), ...capabilities];
  return choices.capabilities.filter(({ id }) => ids.includes(id));
}
