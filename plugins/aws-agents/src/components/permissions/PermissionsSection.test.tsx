import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, need, observation, roleData } from '../../__fixtures__';
import { PermissionsSection } from './PermissionsSection';

const state = observation('role');

describe('PermissionsSection', () => {
  it('holds what is needed against what is granted, the denied first', () => {
    render(
      <PermissionsSection
        state={state}
        data={roleData('tracking', {
          needs: [
            need('cloudwatch:ListMetrics'),
            need('cloudwatch:GetMetricData', 'denied'),
          ],
        })}
      />,
    );
    expect(
      screen.getByText('Needed against granted: 1 denied, 1 allowed'),
    ).toBeInTheDocument();
    const table = within(
      screen.getByRole('table', { name: 'Permissions the agent needs' }),
    );
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'DecisionAction and resourceNeeded toDecided by',
      expect.stringMatching(/^Deniedcloudwatch:GetMetricData.*implicit deny/),
      expect.stringMatching(/^Allowedcloudwatch:ListMetrics.*ReadMetrics/),
    ]);
  });

  it('opens the grants by itself when one is too wide', () => {
    render(
      <PermissionsSection
        state={state}
        data={roleData('shipping', {
          grants: [
            grant('cloudwatch'),
            grant('s3', { breadth: 'every action of S3' }),
            grant('iam', {
              notAction: true,
              actions: ['CreateUser'],
              sid: undefined,
              statementIndex: 2,
            }),
          ],
        })}
      />,
    );
    expect(
      screen.getByRole('button', {
        name: 'All grants of the role: 3 in 3 services, 1 wider than needed',
      }),
    ).toHaveAttribute('aria-expanded', 'true');
    const rows = within(
      screen.getByRole('table', { name: 'Grants of the role' }),
    ).getAllByRole('row');
    expect(rows[2]).toHaveTextContent(/^s3.*every action of S3/);
    expect(rows[1]).toHaveTextContent(
      /^all.*All butiam:CreateUser.*statement 3/,
    );
  });

  it('shows the documents as AWS returned them', async () => {
    render(<PermissionsSection state={state} data={roleData('payments')} />);
    await userEvent.click(
      screen.getByRole('button', { name: /^Trust policy/ }),
    );
    expect(screen.getByLabelText('Trust policy')).toHaveTextContent(
      'sts:AssumeRoleWithWebIdentity',
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'alloy-cloudwatch (managed policy, v3)',
      }),
    );
    expect(
      screen.getByLabelText(
        'arn:aws:iam::111122223333:policy/alloy-cloudwatch',
      ),
    ).toHaveTextContent('cloudwatch:GetMetricData');
  });

  it('does not take an unread role or missing capabilities for fine', () => {
    const { rerender } = render(
      <PermissionsSection state={undefined} data={null} />,
    );
    expect(screen.getByText(/have not been read yet/)).toBeInTheDocument();
    rerender(
      <PermissionsSection
        state={state}
        data={roleData('fresh', { needs: [], lastUsed: null })}
      />,
    );
    expect(screen.getByText(/names no capabilities/)).toBeInTheDocument();
    expect(
      screen.getByText('no record (AWS keeps 400 days)'),
    ).toBeInTheDocument();
  });
});
