import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TrustedPrincipal } from 'backstage-plugin-aws-agents-common';
import {
  broadPermissions,
  finding,
  grantedService,
  missingNeed,
  permissionAnalysis,
  place,
} from '../../__fixtures__';
import { Confirmation } from './Confirmation';
import { ExcessPart } from './ExcessPart';
import { GrantedPart } from './GrantedPart';
import { MissingPart } from './MissingPart';
import { NeededPart } from './NeededPart';
import { worrying } from './parts';
import { PolicyTexts } from './policies';
import { TrustPart } from './TrustPart';

const sound = permissionAnalysis('payments');
const broad = broadPermissions('shipping');

describe('MissingPart', () => {
  it('names what stops a permission and hands over the statement', () => {
    render(<MissingPart missing={[broad.needed[0]]} />);
    const item = within(screen.getByRole('listitem'));
    expect(item.getByText('Denied')).toBeInTheDocument();
    expect(item.getByText(/no identity policy of the role/)).toBeVisible();
    expect(
      screen.getByLabelText('Statements to add to a policy of the role'),
    ).toHaveTextContent('"Action": "cloudwatch:GetMetricStatistics"');
  });

  it('shows the statement that denies', async () => {
    const stoppedBy = {
      policyType: 'identity',
      explicit: true,
      statement: place({ policyId: 'inline:broad', policyName: 'broad' }),
      text: 'a statement of the role denies it',
    } as const;
    render(
      <PolicyTexts.Provider value={broad.policies}>
        <MissingPart missing={[missingNeed('s3:GetObject', { stoppedBy })]} />
      </PolicyTexts.Provider>,
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'ReadMetrics in broad, lines 4 to 12',
      }),
    );
    expect(screen.getByRole('group')).toHaveTextContent('▸4');
    expect(screen.queryByLabelText(/^Statements to add/)).toBeNull();
  });
});

describe('ExcessPart', () => {
  it('ranks by risk, and says what to do', () => {
    render(<ExcessPart analysis={broad} />);
    const rows = within(
      screen.getByRole('table', { name: /^Permissions in excess/ }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /^Highiam:PassRolestatement 2 in shipping-broadWrite.*Remove/,
    );
    expect(rows[2]).toHaveTextContent(
      /^Highs3:\*.*s3:PutBucketPolicy Permissions management.*and 175 more.*Narrow/,
    );
    expect(
      screen.getByRole('table', { name: 'Permissions that are too broad' }),
    ).toHaveTextContent('arn:aws:s3:::acme-telemetry/shipping/*');
    expect(
      screen.getByRole('table', { name: 'Use of services' }),
    ).toHaveTextContent(/IAM\) iamneverno/);
  });

  it('calls unknown what could not be read, and nothing excess without needs', () => {
    render(
      <ExcessPart
        analysis={{
          ...sound,
          summary: { ...sound.summary, needed: 0, met: 0 },
          unused: {
            roleLastUsed: null,
            services: { state: 'unknown', reason: 'the role may not ask.' },
          },
        }}
      />,
    );
    expect(screen.getByText(/is unknown: the role may not ask/)).toBeVisible();
    expect(screen.getByText(/nothing can be called excess/)).toBeVisible();
    expect(screen.queryByText(/does not need\./)).toBeNull();
  });
});

describe('GrantedPart', () => {
  it('shows levels of access, and statements on demand', async () => {
    render(<GrantedPart granted={broad.granted} limits={broad.limits} />);
    const row = screen.getByRole('row', { name: /Amazon S3/ });
    expect(row).toHaveTextContent(
      /s3all 12all 7068 of 69all 19all 101781 stopped/,
    );
    await userEvent.click(within(row).getByRole('button'));
    expect(
      screen.getByText('s3:PutBucketPolicy', { exact: false }),
    ).toBeVisible();
    expect(screen.getByText(/Everything in shipping-broad/)).toBeVisible();
    expect(
      screen.getByText(/may not read the policies of the org/),
    ).toBeVisible();
  });

  it('does not take unknown actions for none', () => {
    render(
      <GrantedPart
        granted={[grantedService('acme', 'acme', { known: false, levels: [] })]}
        limits={[]}
      />,
    );
    expect(
      screen.getByText(/the actions of acme could not be named/),
    ).toBeVisible();
    expect(screen.queryByText('none')).toBeNull();
  });
});

describe('NeededPart', () => {
  it('says why, by which source, and what nobody knows', () => {
    render(<NeededPart needed={broad.needed} />);
    expect(
      screen.getByRole('table', { name: 'Needed for amp-remote-write' }),
    ).toHaveTextContent(
      /Unknown.*aps:RemoteWrite.*nobody names it.*User Guide.*guard-rails could not be read/,
    );
  });

  it('opens the statement that allows, with its lines marked', async () => {
    render(
      <PolicyTexts.Provider value={broad.policies}>
        <NeededPart needed={sound.needed.slice(0, 1)} />
      </PolicyTexts.Provider>,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'ReadMetrics in alloy-cloudwatch' }),
    );
    const dialog = within(
      screen.getByRole('dialog', { name: /^ReadMetrics in alloy-cloudwatch/ }),
    );
    expect(dialog.getByRole('group')).toHaveTextContent(
      /▸5 "Sid": "ReadMetrics"/,
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says how to name capabilities', () => {
    render(<NeededPart needed={[]} />);
    expect(screen.getByText('aws-agents/capabilities')).toBeVisible();
  });
});

describe('TrustPart', () => {
  const principal = (
    overrides: Partial<TrustedPrincipal>,
  ): TrustedPrincipal => ({
    kind: 'account',
    value: '464622532012',
    label: '464622532012',
    accountId: '464622532012',
    foreign: true,
    portal: false,
    ...overrides,
  });

  it('draws who may do what under which conditions', () => {
    render(
      <TrustPart trust={sound.trust} roleArn={sound.roleArn} findings={[]} />,
    );
    const item = within(
      screen.getByRole('list', { name: 'Who can assume the role' }),
    );
    expect(item.getByText('portal-hub')).toBeVisible();
    expect(item.getByText('this portal')).toBeVisible();
    expect(
      item.getByText('acme-tools, 999900001111, another account'),
    ).toBeVisible();
    expect(item.getByText(/if with the external id/)).toHaveTextContent(
      'acme-portal/component:default/payments',
    );
    expect(item.getByText('payments-alloy')).toBeVisible();
  });

  it('names vendors, hazards and negations', () => {
    const [statement] = sound.trust.statements!;
    render(
      <TrustPart
        roleArn={sound.roleArn}
        trust={{
          ...sound.trust,
          statements: [
            {
              ...statement,
              notPrincipal: true,
              principals: [
                principal({ vendor: 'Datadog' }),
                principal({
                  kind: 'service',
                  value: 'x',
                  label: 'EC2',
                  accountId: undefined,
                }),
              ],
              conditions: [],
              severity: 'critical',
            },
          ],
        }}
        findings={[
          finding({
            policyId: 'trust',
            severity: 'critical',
            title: 'Anyone can assume the role',
            statement: statement.statement,
          }),
          finding({ id: 'elsewhere', title: 'Elsewhere' }),
        ]}
      />,
    );
    expect(screen.getByText('Everyone but')).toBeVisible();
    expect(screen.getByText('known vendor')).toBeVisible();
    expect(screen.getByText('Datadog, another account')).toBeVisible();
    expect(screen.getByText('without any condition')).toBeVisible();
    expect(
      screen.getByText('Critical: Anyone can assume the role'),
    ).toBeVisible();
    expect(screen.queryByText(/Elsewhere/)).toBeNull();
  });

  it('does not guess what it could not understand', () => {
    render(
      <TrustPart
        trust={{ policyId: 'trust', statements: null }}
        roleArn={sound.roleArn}
        findings={[]}
      />,
    );
    expect(
      screen.getByText(/who can assume the role is unknown/),
    ).toBeVisible();
  });
});

describe('Confirmation', () => {
  const confirmed = {
    state: 'confirmed',
    at: '2026-01-01T00:00:00Z',
    simulated: 12,
    validated: 2,
    disagreements: [],
    problems: [],
  } as const;

  it('says that AWS agrees, or in what it does not', () => {
    const { rerender, container } = render(
      <Confirmation
        confirmation={{ ...confirmed, disagreements: [], problems: [] }}
      />,
    );
    expect(container).toHaveTextContent(
      'AWS agrees in 12 simulated needs and 2 validated policies',
    );
    rerender(
      <Confirmation
        confirmation={{
          ...confirmed,
          problems: [],
          disagreements: [
            {
              by: 'simulation',
              subject: 's3:GetObject',
              ours: 'allowed',
              aws: 'denied',
            },
          ],
        }}
      />,
    );
    expect(container).toHaveTextContent(
      's3:GetObject: here allowed, by SimulatePrincipalPolicy denied',
    );
    rerender(<Confirmation confirmation={{ state: 'off' }} />);
    expect(container).toBeEmptyDOMElement();
  });
});

it('opens the parts that something is wrong in', () => {
  expect(worrying(sound)).toEqual([]);
  expect(worrying(broad)).toEqual(['missing', 'findings', 'excess']);
});
