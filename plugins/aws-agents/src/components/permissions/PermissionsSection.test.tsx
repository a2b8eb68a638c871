import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ago,
  broadPermissions,
  observation,
  permissions,
  roleData,
} from '../../__fixtures__';
import { mockApi, refusal, renderAgent } from '../../__testUtils__';
import type { AwsAgentsApi } from '../../api';
import { PermissionsSection } from './PermissionsSection';

const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'payments' },
  entityRef: 'component:default/payments',
  version: 0,
};

function show(overrides: Partial<AwsAgentsApi> = {}) {
  const api = mockApi(overrides);
  renderAgent(
    <PermissionsSection
      scope={scope}
      role={roleData('payments')}
      onChanged={() => {}}
    />,
    { api },
  );
  return api;
}

const showBroad = () =>
  show({
    getPermissions: async ({ name }) => ({
      ...permissions(name),
      permissions: broadPermissions(name),
    }),
  });

const summary = async () =>
  within(
    await screen.findByRole('group', { name: 'Summary of the permissions' }),
  );
const part = (name: RegExp) => screen.getByRole('button', { name });

describe('PermissionsSection', () => {
  it('says in one line that a role is as it should be, and opens nothing', async () => {
    show();
    const line = await summary();
    expect(line.getByText('3 of 3 met')).toBeInTheDocument();
    expect(line.getAllByText('nothing')).toHaveLength(2);
    expect(line.getByText('none')).toBeInTheDocument();
    expect(line.getByText('every service was used')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { expanded: false })).toHaveLength(8);
  });

  it('opens what is wrong, in the order of concern', async () => {
    showBroad();
    const line = await summary();
    expect(line.getByText('2 of 4 met, 1 undecided')).toBeInTheDocument();
    expect(line.getByText('2 high (1 accepted)')).toBeInTheDocument();
    expect(line.getByText('1 service never used')).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => within(heading).getByRole('button'))
        .map(button => [
          button.textContent,
          button.getAttribute('aria-expanded'),
        ]),
    ).toEqual([
      ['Missing1 permission', 'true'],
      ['Findings2 high, 1 accepted', 'true'],
      ['More than needed2 in excess, 1 too broad', 'true'],
      ['Granted3 services', 'false'],
      ['Needed4 permissions for 3 capabilities', 'false'],
      ['Trust: who can assume the roleportal-hub', 'false'],
      [
        'The fixthe least policy, as JSON, Terraform, CloudFormation or CDK',
        'false',
      ],
      ['Policies as AWS returned them3 policies', 'false'],
    ]);
    expect(
      screen.getByText(/The policy guard-rails could not be read/),
    ).toBeInTheDocument();
  });

  it('leads from a figure to its part', async () => {
    show();
    const line = await summary();
    await userEvent.click(line.getByRole('button', { name: /^Needs/ }));
    expect(part(/^Needed/)).toHaveAttribute('aria-expanded', 'true');
    expect(part(/^Needed/)).toHaveFocus();
  });

  it('asks for the fix only when it is opened', async () => {
    const api = show();
    await summary();
    expect(api.getPermissionFix).not.toHaveBeenCalled();
    await userEvent.click(part(/^The fix/));
    expect(
      await screen.findByRole('tab', { name: 'Terraform' }),
    ).toBeInTheDocument();
    expect(api.getPermissionFix).toHaveBeenCalledTimes(1);
  });

  it('shows the documents, and what the role is beside them', async () => {
    show();
    await summary();
    await userEvent.click(part(/^Policies/));
    expect(screen.getByText('Grafana Alloy of payments')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Trust policy, / }),
    );
    expect(screen.getByLabelText('Trust policy')).toHaveTextContent(
      'acme-portal/component:default/payments',
    );
  });

  it('does not take an unread role for a good one', async () => {
    show({
      getPermissions: async ({ name }) => ({
        ...permissions(name),
        state: observation('role', {
          status: 'failed',
          reason: 'The role may not be read.',
          dataAt: null,
        }),
        permissions: null,
      }),
    });
    expect(
      await screen.findByText('The role may not be read.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/nothing is known/)).toBeInTheDocument();
    expect(screen.queryByText('nothing')).toBeNull();
  });

  it('says that what is shown is old', async () => {
    show({
      getPermissions: async ({ name }) => ({
        ...permissions(name),
        state: observation('role', { stale: true, dataAt: ago(7200) }),
      }),
    });
    expect(await screen.findByText(/What is shown is old/)).toBeInTheDocument();
    expect((await summary()).getByText('3 of 3 met')).toBeInTheDocument();
  });

  it('says what it takes to see it', async () => {
    show({
      getPermissions: async () => {
        throw await refusal(403, 'NotAllowedError', 'Unauthorized');
      },
    });
    expect(
      await screen.findByText('You may not see the permissions'),
    ).toBeInTheDocument();
  });
});
