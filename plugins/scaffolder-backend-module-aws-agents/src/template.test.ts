import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import {
  AGENT_PLATFORMS,
  ONBOARDING_FLAVOURS,
  onboardingInput,
} from 'backstage-plugin-aws-agents-common';
import { parse } from 'yaml';
import { z } from 'zod/v3';

const read = (path: string) =>
  parse(readFileSync(resolve(__dirname, path), 'utf8'));
const ours = read('../templates/onboard-agent/template.yaml');
const demo = read(
  '../../../packages/backend/demo/templates/onboard-agent/template.yaml',
);

interface Step {
  id: string;
  action: string;
  input: Record<string, unknown>;
}
const stepOf = (template: typeof ours, action: string): Step =>
  template.spec.steps.find((step: Step) => step.action === action);

describe('the template', () => {
  it.each([
    ['for GitHub', ours],
    ['of the demo', demo],
  ])('%s is one, and gives the actions what they take', async (_, template) => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
    const { input } = stepOf(template, 'aws-agents:onboard');
    const members = Object.keys(onboardingInput(z).shape);
    expect([...members, 'targetPath']).toEqual(
      expect.arrayContaining(Object.keys(input)),
    );
    // What is asked is what is passed on.
    const asked = template.spec.parameters.flatMap(
      ({ properties }: { properties: object }) => Object.keys(properties),
    );
    expect(Object.keys(input)).toEqual(
      expect.arrayContaining(members.filter(member => asked.includes(member))),
    );
    expect(stepOf(template, 'aws-agents:annotate').input).toMatchObject({
      annotations: '${{ steps.onboard.output.annotations }}',
    });
  });

  it('offers every platform and flavour', () => {
    const [where, , code] = ours.spec.parameters;
    const { type } = where.properties.platform.properties;
    expect(type.enum).toEqual([...AGENT_PLATFORMS]);
    expect(code.properties.flavour.enum).toEqual([...ONBOARDING_FLAVOURS]);
  });

  it('asks the same in the demo, but where to publish', () => {
    const [where, what, code] = structuredClone(ours.spec.parameters);
    const [demoWhere, demoWhat, demoCode] = structuredClone(
      demo.spec.parameters,
    );
    delete demoWhat.properties.destinations.properties.metricsUrl.default;
    expect(demoWhere).toEqual(where);
    expect(demoWhat).toEqual(what);
    delete code.properties.repoUrl;
    delete code.properties.catalogPath;
    expect(Object.keys(demoCode.properties)).toEqual(
      Object.keys(code.properties),
    );
  });
});
