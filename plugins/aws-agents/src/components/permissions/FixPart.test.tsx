import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ago, missingNeed, permissionFix } from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import type { AwsAgentsApi } from '../../api';
import { FixPart } from './FixPart';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'shipping' },
  entityRef: 'component:default/shipping',
  version: 0,
};

function show(overrides: Partial<AwsAgentsApi> = {}) {
  const api = mockApi(overrides);
  renderAgent(<FixPart scope={scope} dataAt={ago(60)} />, { api });
  return api;
}

const diff = () =>
  screen.findByRole('group', { name: 'Policy of the role, today and then' });

describe('FixPart', () => {
  it('shows what comes and goes by sign, not by colour alone', async () => {
    show();
    const text = await diff();
    expect(
      within(text)
        .getAllByRole('deletion')
        .map(({ textContent }) => textContent?.trim()),
    ).toEqual(['-       "Action": "s3:*",', '-       "Resource": "*"']);
    expect(within(text).getAllByRole('insertion')[0]).toHaveTextContent(
      '+ "Action": "s3:PutObject"',
    );
    expect(
      screen.getByText('2 lines removed (-), 2 lines added (+)'),
    ).toBeInTheDocument();
  });

  it('tells what would change', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', {
        name: '2 kinds of access that the role loses',
      }),
    );
    expect(screen.getByText('s3:DeleteBucket')).toBeInTheDocument();
    expect(screen.getByText(/except s3:GetObject/)).toBeInTheDocument();
    expect(screen.getAllByText('none')).toHaveLength(2);
    expect(screen.getByText(/The annotations name no cluster/)).toBeVisible();
  });

  it('says which needs no policy of the role can meet', async () => {
    const base = permissionFix('shipping').fix!;
    show({
      getPermissionFix: async ({ name }, flavour) =>
        permissionFix(name, flavour, {
          effect: {
            ...base.effect,
            unmet: [
              missingNeed('s3:GetObject', {
                stoppedBy: {
                  policyType: 'boundary',
                  explicit: false,
                  text: 'the boundary does not allow it',
                },
              }),
            ],
            complete: false,
          },
        }),
    });
    expect(
      await screen.findByText(/the boundary does not allow it/),
    ).toBeInTheDocument();
    expect(screen.getByText(/more may change than is listed/)).toBeVisible();
  });

  it('asks for another form when it is chosen', async () => {
    const api = show();
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Terraform' }),
    );
    expect(await screen.findByText(/^terraform of shipping/)).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'Download shipping-agent-policy.tf',
      }),
    ).toBeVisible();
    expect(jest.mocked(api.getPermissionFix).mock.calls.map(c => c[1])).toEqual(
      ['json', 'terraform'],
    );
  });

  it('downloads the text as a file', async () => {
    const clicked = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    const blobs: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:x';
      },
      revokeObjectURL: jest.fn(),
    });
    show();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Download shipping-agent-policy.json',
      }),
    );
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(blobs[0].size).toBeGreaterThan(100);
    clicked.mockRestore();
  });

  it('says why there is none', async () => {
    show({
      getPermissionFix: async () => ({
        flavour: 'json',
        fix: null,
        reason: 'The entity names no capabilities.',
        serverTime: ago(0),
      }),
    });
    expect(
      await screen.findByText(/The entity names no capabilities/),
    ).toBeInTheDocument();
  });

  it('offers to try again', async () => {
    show({
      getPermissionFix: async () => {
        throw await refusal(503, 'ServiceUnavailableError', 'Away');
      },
    });
    expect(
      await screen.findByText(/Could not load the fixed policies/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Retry' })).toBeVisible();
  });
});
