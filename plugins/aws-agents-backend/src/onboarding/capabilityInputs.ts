import {
  ONBOARDING_CAPABILITY_INPUTS as INPUTS,
  type OnboardingCapabilityInput,
} from 'backstage-plugin-aws-agents-common';
import type { Capability } from 'backstage-plugin-aws-agents-node';

/** What only the generator knows: the configuration of these takes more than their permissions tell. */
const BESIDES: Readonly<Record<string, readonly OnboardingCapabilityInput[]>> =
  {
    'cloudwatch-metrics': ['metrics'],
    'firehose-delivery': ['firehoseAccessKey'],
  };
/** The workspace follows from the remote write URL. */
const DERIVED = new Set(['amp-remote-write']);

/** How a place in a template is written for people, where not by its name. */
const PLACES: Readonly<Record<string, string>> = { object: 'bucket>/<key' };

/** What a form has to ask for a capability. */
export interface CapabilityInputs {
  readonly asks: OnboardingCapabilityInput[];
  /** Forms of the ARNs that it can be narrowed to. */
  readonly resources: string[];
}

/**
 * Read off the permissions that it needs, so that it holds for capabilities of
 * modules as well.
 */
export function capabilityInputs({ id, needs }: Capability): CapabilityInputs {
  const templates = [...new Set(needs.map(({ resource }) => resource))];
  const named = templates.filter(text => /\{(name|object)\}/.test(text));
  const resources = DERIVED.has(id)
    ? []
    : named.filter(text => !isLogGroup(text)).map(readable);
  const asked: Partial<Record<OnboardingCapabilityInput, boolean>> = {
    deliveries: templates.some(text => text.includes('{bucket}')),
    logGroups: named.some(isLogGroup),
    resources: resources.length > 0,
  };
  const besides = BESIDES[id] ?? [];
  return {
    asks: INPUTS.filter(input => asked[input] || besides.includes(input)),
    resources,
  };
}

function isLogGroup(template: string): boolean {
  return template.split(':')[2] === 'logs';
}

function readable(template: string): string {
  return template
    .replace('{partition}', 'aws')
    .replace(/\{(\w+)\}/g, (_, name) => `<${PLACES[name] ?? name}>`);
}
