import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  OnboardingOptions,
  OnboardingPreview,
} from 'backstage-plugin-aws-agents-common';
import type { ComponentType } from 'react';
import { onboardingApiRef, type OnboardingApi } from '../../api';
import { AccountPickerField } from './AccountPickerField';
import { AgentPreviewField } from './AgentPreviewField';
import { MetricSelectorsField } from './MetricSelectorsField';
import { validatePreview } from './validatePreview';

const PREVIEW: OnboardingPreview = {
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
const OPTIONS: OnboardingOptions = {
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
const FORM = {
  entityRef: 'component:default/returns',
  accountId: '111122223333',
  regions: ['eu-west-1'],
};

function apiOf(change: Partial<OnboardingApi> = {}) {
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

async function renderField(
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

describe('AgentPreviewField', () => {
  it('shows what will come out, and gives a summary to the review', async () => {
    const api = apiOf();
    const { onChange } = await renderField(AgentPreviewField, api, FORM);
    expect(
      await screen.findByText(
        '1 of 1 need met, nothing in excess, no findings',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('{"policy": true}')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Trust policies' }));
    expect(screen.getByText('{"trust": true}')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('tab', { name: 'Alloy configuration' }),
    );
    expect(
      screen.getByText('prometheus.exporter.cloudwatch'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith(
        '1 role, 2 files, 1 permission needed and granted',
      ),
    );
    expect(api.preview).toHaveBeenCalledTimes(1);
  });

  it('tells which optional permissions are left out, and why', async () => {
    const api = apiOf({
      preview: async () => ({
        ...PREVIEW,
        leftOut: [
          {
            role: 'AgentRole',
            action: 's3:DeleteObject',
            resource: 'arn:aws:s3:::acme/*',
            why: 'delete what retention leaves behind',
            source: 'Loki',
          },
        ],
      }),
    });
    await renderField(AgentPreviewField, api, FORM);
    const summary = await screen.findByText(
      '1 optional permission is left out',
    );
    expect(summary.parentElement).toHaveTextContent(
      's3:DeleteObject on arn:aws:s3:::acme/* would let the agent delete what retention leaves behind; it works without. Source: Loki.',
    );
  });

  it('says which entity has an agent already', async () => {
    const api = apiOf({
      preview: async () => ({
        ...PREVIEW,
        problems: [
          {
            field: 'entityRef',
            message: 'has an agent already, with the role arn:x',
            expected: 'an entity without an agent',
          },
          {
            field: 'destinations.metricsAuth.password.type',
            message: 'is "file"',
            expected: 'kubernetes-secret on this platform',
          },
        ],
      }),
    });
    await renderField(AgentPreviewField, api, FORM);
    expect(await screen.findByText('Entity')).toBeInTheDocument();
    expect(screen.getByText('Credentials for metrics')).toBeInTheDocument();
    expect(screen.getByText(/has an agent already/)).toBeInTheDocument();
  });

  it('names what is missing by the titles of the fields, and has no summary then', async () => {
    const api = apiOf({
      preview: async () => ({
        ...PREVIEW,
        files: [],
        roles: [],
        problems: [
          { field: 'metrics[1]', message: 'is odd', expected: 'a selector' },
        ],
      }),
    });
    const { onChange } = await renderField(AgentPreviewField, api, FORM, {
      formData: 'what was right before',
    });
    expect(await screen.findByText('Metrics 2')).toBeInTheDocument();
    expect(
      screen.getByText('1 answer missing or not right yet'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith('nothing yet'),
    );
  });

  it('waits for an entity, and says when the backend fails', async () => {
    const api = apiOf({
      preview: jest.fn(async () => {
        throw new Error('The backend is away');
      }),
    });
    await renderField(AgentPreviewField, api, {});
    expect(screen.getByText(/Choose an entity/)).toBeInTheDocument();
    await act(async () => {});
    expect(api.preview).not.toHaveBeenCalled();
    await renderField(AgentPreviewField, api, FORM);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is away',
    );
  });
});

describe('validatePreview', () => {
  it('asks again, and adds every problem to the field', async () => {
    const api = apiOf({
      preview: async () => ({
        ...PREVIEW,
        problems: [
          { field: 'accountId', message: 'is missing', expected: 'an account' },
        ],
      }),
    });
    const addError = jest.fn();
    const apiHolder = { get: () => api as never };
    await validatePreview('', { addError }, { apiHolder, formData: FORM });
    expect(addError).toHaveBeenCalledWith(
      'AWS account is missing; expected an account.',
    );
    await validatePreview('', { addError }, { apiHolder, formData: {} });
    expect(addError).toHaveBeenLastCalledWith('Choose an entity.');
  });
});

describe('AccountPickerField', () => {
  it('offers accounts with their reachability', async () => {
    const api = apiOf();
    const { onChange } = await renderField(AccountPickerField, api, FORM, {
      formData: '',
    });
    await userEvent.click(await screen.findByLabelText('The field'));
    const option = await screen.findByRole('option', { name: /acme-payments/ });
    expect(within(option).getByText('reachable')).toBeInTheDocument();
    await userEvent.click(option);
    expect(onChange).toHaveBeenCalledWith('111122223333');
    expect(api.getOptions).toHaveBeenCalledWith(FORM.entityRef);
  });

  it('says that there is no account for the entity', async () => {
    const api = apiOf({
      getOptions: async () => ({ ...OPTIONS, accounts: [] }),
    });
    await renderField(AccountPickerField, api, FORM, { formData: '' });
    expect(
      await screen.findByText(/may not have an agent in any account/),
    ).toBeInTheDocument();
  });
});

describe('MetricSelectorsField', () => {
  it('holds selectors against CloudWatch as they are typed', async () => {
    const api = apiOf();
    const { onChange } = await renderField(MetricSelectorsField, api, FORM);
    await userEvent.type(screen.getByLabelText('The field'), 'AWS/SQS{{}');
    expect(onChange).toHaveBeenLastCalledWith(['AWS/SQS{}']);
    expect(
      await screen.findByText(/no metric in eu-west-1 matches/),
    ).toBeInTheDocument();
    expect(api.checkMetrics).toHaveBeenCalledTimes(1);
    expect(api.checkMetrics).toHaveBeenCalledWith({
      entityRef: FORM.entityRef,
      accountId: FORM.accountId,
      region: 'eu-west-1',
      selector: 'AWS/SQS{}',
    });
  });
});
