import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ago, broadPermissions, DAY, finding } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import type { AwsAgentsApi } from '../../api';
import { FindingsPart } from './FindingsPart';
import { PolicyTexts } from './policies';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'shipping' },
  entityRef: 'component:default/shipping',
  version: 0,
};
const broad = broadPermissions('shipping');

function show(
  options: {
    api?: Partial<AwsAgentsApi>;
    findings?: ReturnType<typeof finding>[];
  } = {},
) {
  const api = mockApi(options.api);
  const onChanged = jest.fn();
  renderAgent(
    <PolicyTexts.Provider value={broad.policies}>
      <FindingsPart
        findings={options.findings ?? broad.findings}
        waivers={options.findings ? [] : broad.waivers}
        scope={scope}
        onChanged={onChanged}
      />
    </PolicyTexts.Provider>,
    { api },
  );
  return { api, onChanged };
}

const item = async (name: string) =>
  within(await screen.findByRole('listitem', { name }));

async function openDialog() {
  const { getByRole } = await item('High: Can pass any role');
  const accept = getByRole('button', { name: 'Accept…' });
  await waitFor(() => expect(accept).toHaveAttribute('aria-disabled', 'false'));
  await userEvent.click(accept);
  return within(await screen.findByRole('dialog'));
}

describe('FindingsPart', () => {
  it('tells severity in words, why it matters, and the remedy', async () => {
    show();
    const passing = await item('High: Can pass any role');
    expect(passing.getByText('iam:PassRole on *')).toBeInTheDocument();
    expect(passing.getByText(/administrator role acts/)).toBeInTheDocument();
    expect(passing.getByText(/with iam:PassedToService/)).toBeInTheDocument();
  });

  it('marks the lines in the text of the statement, and shows the rest on demand', async () => {
    show();
    const { getByRole } = await item('High: Can pass any role');
    await userEvent.click(
      getByRole('button', { name: 'statement 2 in shipping-broad, line 15' }),
    );
    const text = getByRole('group', {
      name: 'shipping-broad (inline policy), line 15 marked',
    });
    expect(text).toHaveTextContent('▸15 "Resource": "*"');
    expect(text).not.toHaveTextContent('s3:*');
    await userEvent.click(
      getByRole('button', { name: 'Show the whole policy (18 lines)' }),
    );
    expect(text).toHaveTextContent('s3:*');
  });

  it('accepts a finding with a reason and an end', async () => {
    const { api, onChanged } = show();
    const dialog = await openDialog();
    await userEvent.type(dialog.getByLabelText(/Reason/), 'Moves in spring');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Accept the finding' }),
    );
    await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1));
    expect(api.waiveFinding).toHaveBeenCalledWith(scope.entity, {
      findingId: 'pass-any-role-1',
      reason: 'Moves in spring',
      until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T23:59:59/),
    });
    const { until } = jest.mocked(api.waiveFinding).mock.calls[0][1];
    expect(Date.parse(until)).toBeGreaterThan(Date.parse(ago(-29 * DAY)));
  });

  it('asks for the reason, and does not send without', async () => {
    const { api } = show();
    const dialog = await openDialog();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Accept the finding' }),
    );
    expect(dialog.getByText(/Say why this is acceptable/)).toBeInTheDocument();
    expect(api.waiveFinding).not.toHaveBeenCalled();
  });

  it('keeps the dialog and what was typed when the backend refuses', async () => {
    show({
      api: {
        waiveFinding: async () => {
          throw await refusal(409, 'ConflictError', 'The finding has changed');
        },
      },
    });
    const dialog = await openDialog();
    await userEvent.type(dialog.getByLabelText(/Reason/), 'Moves in spring');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Accept the finding' }),
    );
    expect(
      await dialog.findByText(/The finding has changed/),
    ).toBeInTheDocument();
    expect(dialog.getByLabelText(/Reason/)).toHaveValue('Moves in spring');
  });

  it('keeps accepted findings in sight, folded, with who and why', async () => {
    const { api, onChanged } = show();
    await userEvent.click(
      await screen.findByRole('button', { name: '1 accepted finding' }),
    );
    const accepted = await item('Medium: All actions of a service');
    expect(accepted.getByText(/The bucket moves/)).toBeInTheDocument();
    expect(
      accepted.getByText(/Accepted by user:default\/mara/),
    ).toBeInTheDocument();
    const takeBack = accepted.getByRole('button', { name: 'Take back' });
    await waitFor(() =>
      expect(takeBack).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(takeBack);
    await waitFor(() => expect(onChanged).toHaveBeenCalled());
    expect(api.withdrawWaiver).toHaveBeenCalledWith(scope.entity, 'waiver-1');
  });

  it('remembers acceptances that lapsed', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: '1 earlier acceptance' }),
    );
    const [, row] = screen.getAllByRole('row');
    expect(row).toHaveTextContent(/Can assume any role.*lapsed/);
  });

  it('shows the worst of many, the others on demand', async () => {
    show({
      findings: Array.from({ length: 9 }, (_, i) =>
        finding({ id: `f${i}`, title: `Finding ${i}` }),
      ),
    });
    expect(await screen.findByText('Finding 5')).toBeInTheDocument();
    expect(screen.queryByText('Finding 6')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 3 more findings' }),
    );
    expect(screen.getByText('Finding 8')).toBeInTheDocument();
  });
});
