import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgentPreviewField } from './AgentPreviewField';
import { validatePreview } from './validatePreview';
import { apiOf, FORM, PREVIEW, renderField } from './__testUtils__/fields';

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
