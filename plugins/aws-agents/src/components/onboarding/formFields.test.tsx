import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OnboardingOptions } from 'backstage-plugin-aws-agents-common';
import { AccountPickerField } from './AccountPickerField';
import { CapabilityPickerField } from './CapabilityPickerField';
import { CredentialReferenceField } from './CredentialReferenceField';
import { LinesField } from './LinesField';
import { MetricSelectorsField } from './MetricSelectorsField';
import {
  apiOf,
  CHOICES,
  FORM,
  OPTIONS,
  renderField,
} from './__testUtils__/fields';

const choosing = () => apiOf({ getOptions: async () => CHOICES });

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

describe('CapabilityPickerField', () => {
  it('offers capabilities of modules, and has chosen those of the preset', async () => {
    const { onChange } = await renderField(
      CapabilityPickerField,
      choosing(),
      { ...FORM, preset: 'logs' },
      { formData: [] },
    );
    const given = await screen.findByLabelText('Keep logs (preset)');
    expect(given).toBeChecked();
    expect(given).toBeDisabled();
    await userEvent.click(screen.getByLabelText('kinesis-read'));
    expect(onChange).toHaveBeenLastCalledWith(['kinesis-read']);
  });

  it('says when the backend does not answer, and asks again next time', async () => {
    const getOptions = jest.fn(async (): Promise<OnboardingOptions> => {
      throw new Error('The backend is away');
    });
    const api = apiOf({ getOptions });
    await renderField(CapabilityPickerField, api, FORM);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is away',
    );
    await renderField(CapabilityPickerField, api, FORM);
    await waitFor(() => expect(getOptions).toHaveBeenCalledTimes(2));
  });
});

describe('LinesField', () => {
  const form = { ...FORM, preset: 'none', capabilities: ['kinesis-read'] };

  it('takes texts, one a line, with the forms that the capabilities take', async () => {
    const { onChange } = await renderField(LinesField, choosing(), form, {
      name: 'resources',
    });
    await userEvent.type(
      await screen.findByLabelText('The field'),
      ' arn:one {enter}{enter}arn:two',
    );
    expect(onChange).toHaveBeenLastCalledWith(['arn:one', 'arn:two']);
    expect(
      screen.getByText(/Such as arn:aws:kinesis:<region>:<account>:stream/),
    ).toBeInTheDocument();
  });

  it('is not shown where it means nothing, and sends nothing then', async () => {
    const { onChange } = await renderField(LinesField, choosing(), form, {
      name: 'deliveries',
      formData: ['s3://acme/'],
    });
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith([]));
    expect(screen.queryByLabelText('The field')).not.toBeInTheDocument();
  });
});

describe('CredentialReferenceField', () => {
  const form = (type: string) => ({
    ...FORM,
    platform: { type, namespace: 'returns' },
    destinations: { metricsUrl: 'https://mimir.example.com/api/v1/push' },
  });
  const field = {
    name: 'metricsAuth',
    uiSchema: { 'ui:options': { user: true } },
  };

  it('asks where a password is, in the way of the platform', async () => {
    const { onChange } = await renderField(
      CredentialReferenceField,
      choosing(),
      form('eks-irsa'),
      field,
    );
    await userEvent.click(await screen.findByLabelText('The field'));
    await userEvent.type(screen.getByLabelText(/User name/), 'returns');
    await userEvent.type(screen.getByLabelText(/Kubernetes secret/), 'mimir');
    await userEvent.type(screen.getByLabelText(/Key in the secret/), 'pass');
    expect(onChange).toHaveBeenLastCalledWith({
      username: 'returns',
      password: {
        type: 'kubernetes-secret',
        name: 'mimir',
        namespace: 'returns',
        key: 'pass',
      },
    });
  });

  it('follows the platform, and is empty where requests are signed', async () => {
    const before = {
      username: 'returns',
      password: { type: 'kubernetes-secret', name: 'mimir' },
    };
    const { onChange } = await renderField(
      CredentialReferenceField,
      choosing(),
      form('ec2'),
      { ...field, formData: before },
    );
    expect(await screen.findByLabelText(/File on the machine/)).toBeVisible();
    expect(onChange).toHaveBeenLastCalledWith({
      username: 'returns',
      password: { type: 'file', path: '' },
    });
    const signed = await renderField(
      CredentialReferenceField,
      choosing(),
      {
        ...FORM,
        destinations: { metricsUrl: 'https://aps-workspaces.eu-west-1/x' },
      },
      { ...field, formData: before },
    );
    await waitFor(() =>
      expect(signed.onChange).toHaveBeenLastCalledWith(undefined),
    );
  });
});

describe('MetricSelectorsField', () => {
  it('holds selectors against CloudWatch as they are typed', async () => {
    const api = apiOf({
      getOptions: async () => ({
        ...CHOICES,
        capabilities: [
          { id: 'x', title: 'x', asks: ['metrics'], resources: [] },
        ],
      }),
    });
    const { onChange } = await renderField(
      MetricSelectorsField,
      api,
      { ...FORM, capabilities: ['x'] },
      { name: 'metrics' },
    );
    await userEvent.type(
      await screen.findByLabelText('The field'),
      'AWS/SQS{{}',
    );
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
