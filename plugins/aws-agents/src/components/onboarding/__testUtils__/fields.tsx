import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type {
  OnboardingOptions,
  OnboardingPreview,
} from 'backstage-plugin-aws-agents-common';
import type { ComponentType } from 'react';
import { onboardingApiRef, type OnboardingApi } from '../../../api';

export const PREVIEW: OnboardingPreview = {
  entityRef: 'component:default/returns',
  problems: [],
  files: [
    { path: 'README.md', content: '# returns' },
    { path: 'alloy/config.alloy', content: 'prometheus.exporter.cloudwatch' },
  ],
  roles: [
    {
      id: 'AgentRole',
      title: 'Role of the agent',
      name: 'returns-alloy',
      arn: 'arn:aws:iam::111122223333:role/agents/returns-alloy',
      trustPolicy: '{"trust": true}',
      policies: [
        { name: 'returns-alloy', document: '{"policy": true}', reasons: [] },
      ],
    },
  ],
  needs: [
    {
      role: 'AgentRole',
      action: 'cloudwatch:ListMetrics',
      resource: '*',
      why: 'find metrics',
      met: 'fully',
    },
  ],
  leftOut: [],
  findings: [],
  annotations: { 'aws-agents/platform': 'ec2' },
  notes: [],
};
export const OPTIONS: OnboardingOptions = {
  accounts: [
    {
      accountId: '111122223333',
      name: 'acme-payments',
      regions: ['eu-west-1'],
      reachability: {
        state: 'reachable',
        reason: 'The portal observes 3 agents there.',
      },
    },
  ],
  platforms: [],
  presets: [],
  capabilities: [],
  namespaces: [],
  flavours: [],
};
export const FORM = {
  entityRef: 'component:default/returns',
  accountId: '111122223333',
  regions: ['eu-west-1'],
};

export function apiOf(change: Partial<OnboardingApi> = {}) {
  return {
    getOptions: jest.fn(async () => OPTIONS),
    preview: jest.fn(async () => PREVIEW),
    checkMetrics: jest.fn(async () => ({
      state: 'checked' as const,
      matches: 0,
      truncated: false,
      examples: [],
    })),
    ...change,
  };
}

export async function renderField(
  Field: ComponentType<any>,
  api: OnboardingApi,
  formData: object,
  more: object = {},
) {
  const onChange = jest.fn();
  const element = (form: object) => (
    <TestApiProvider apis={[[onboardingApiRef, api]]}>
      <Field
        formContext={{ formData: form }}
        schema={{ title: 'The field', description: 'What it is' }}
        onChange={onChange}
        {...more}
      />
    </TestApiProvider>
  );
  await renderInTestApp(element(formData));
  return { onChange };
}

export const CHOICES: OnboardingOptions = {
  ...OPTIONS,
  presets: [
    { id: 'logs', title: 'Logs', description: '', capabilities: ['s3-logs'] },
  ],
  capabilities: [
    { id: 's3-logs', title: 'Keep logs', asks: ['deliveries'], resources: [] },
    {
      id: 'kinesis-read',
      title: 'kinesis-read',
      asks: ['resources'],
      resources: ['arn:aws:kinesis:<region>:<account>:stream/<name>'],
    },
  ],
};
