import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type { PermissionRule } from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../../__fixtures__/agents';
import { CAPABILITIES } from '../capabilities';
import { PermissionAnalyst } from './PermissionAnalyst';

const error = jest.fn();
const METRICS = [
  'cloudwatch:ListMetrics',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'tag:GetResources',
];

function role(
  policies: Array<[RoleData['policies'][number]['kind'], object[] | string]>,
  trust: object = {
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
): RoleData {
  return {
    arn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
    name: 'payments-alloy',
    path: '/agents/',
    accountId: '111122223333',
    lastUsed: null,
    trustPolicy: { Version: '2012-10-17', Statement: [trust] },
    policies: policies.map(([kind, Statement], i) => ({
      kind,
      name: `${kind}-${i}`,
      document:
        typeof Statement === 'string'
          ? { text: Statement }
          : { Version: '2012-10-17', Statement },
    })),
    grants: [],
    needs: [],
  };
}

async function analyse(
  subject: RoleData,
  capabilities = ['cloudwatch-metrics'],
  rules: PermissionRule[] = [],
) {
  const analyst = PermissionAnalyst.create({
    capabilities: new Map(CAPABILITIES.map(item => [item.id, item])),
    rules,
    readsOf: () => [],
    externalIdOf: ({ entityRef }) => `acme/${entityRef}`,
    ownAccounts: [],
    logger: { error },
  });
  return await analyst.analyse(
    agentFixture({ binding: { capabilities } }),
    subject,
  );
}

const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

describe('the analysis of a role', () => {
  it('says what a boundary stops, by policy type', async () => {
    const { needed, granted, limits } = await analyse(
      role([
        ['inline', [allow(METRICS)]],
        ['boundary', [allow('cloudwatch:*')]],
      ]),
    );
    expect(
      needed.find(({ action }) => action === 'tag:GetResources'),
    ).toMatchObject({
      decision: 'denied',
      stoppedBy: { policyType: 'boundary', explicit: false },
    });
    expect(granted.find(({ service }) => service === 'tag')).toMatchObject({
      allowed: 0,
      stopped: 1,
    });
    expect(limits[0]).toMatchObject({ type: 'boundary', state: 'applied' });
    expect(limits[1]).toMatchObject({ type: 'scp', state: 'not-visible' });
  });

  it('names the statement that denies, with its lines', async () => {
    const { needed } = await analyse(
      role([
        [
          'inline',
          [
            allow(METRICS),
            { Sid: 'NoTags', Effect: 'Deny', Action: 'tag:*', Resource: '*' },
          ],
        ],
      ]),
    );
    expect(
      needed.find(({ action }) => action === 'tag:GetResources'),
    ).toMatchObject({
      stoppedBy: {
        policyType: 'identity',
        explicit: true,
        statement: {
          policyName: 'inline-0',
          sid: 'NoTags',
          lines: { start: 14 },
        },
        text: 'statement NoTags of policy inline-0 denies it',
      },
    });
  });

  it('counts what a wildcard grants, riskiest first', async () => {
    const { granted, excess, findings } = await analyse(
      role([['inline', [allow([...METRICS, 's3:*'])]]]),
    );
    const [s3] = granted;
    expect(s3).toMatchObject({
      service: 's3',
      title: 'Amazon S3',
      known: true,
      stopped: 0,
      allowed: s3.total,
      notNeeded: s3.total,
    });
    expect(
      s3.levels.find(({ level }) => level === 'Permissions management')
        ?.actions,
    ).toContain('s3:PutBucketPolicy');
    expect(excess).toMatchObject([{ entry: 's3:*', removable: true }]);
    expect(excess[0].actions.length).toBeLessThan(excess[0].actionCount);
    expect(findings.map(({ rule }) => rule)).toContain('service-wildcard');
  });

  it('calls nothing needless that the agent needs', async () => {
    const { findings } = await analyse(
      role([
        [
          'inline',
          [
            allow([
              'cloudwatch:DescribeAlarms',
              'cloudwatch:DescribeAnomalyDetectors',
            ]),
          ],
        ],
      ]),
      ['cloudwatch-alarms'],
    );
    expect(findings).toEqual([]);
  });

  it('sees that composite alarms want DescribeAlarms on everything', async () => {
    const { needed } = await analyse(
      role([
        [
          'inline',
          [
            allow(
              'cloudwatch:DescribeAlarms',
              'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*',
            ),
          ],
        ],
      ]),
      ['cloudwatch-alarms'],
    );
    expect(needed[0]).toMatchObject({
      action: 'cloudwatch:DescribeAlarms',
      resource: '*',
      decision: 'denied',
    });
  });

  it('finds what is wrong with a text that is no policy', async () => {
    const { findings, unknowns } = await analyse(
      role([['inline', '{"Statement": 7}']]),
    );
    expect(findings).toMatchObject([
      { rule: 'policy-malformed', policyName: 'inline-0', statement: null },
    ]);
    expect(unknowns).toContain('The policy inline-0 could not be understood.');
  });

  it('says which resources nobody has named', async () => {
    const { unknowns } = await analyse(role([['inline', [allow('aps:*')]]]), [
      'amp-remote-write',
    ]);
    expect(unknowns).toEqual([
      'The annotations do not say on which resources these are needed: aps:RemoteWrite. Name them in aws-agents/resources.',
    ]);
  });

  it('has findings of the rules of modules, and outlives their errors', async () => {
    const rule: PermissionRule = {
      id: 'acme-no-tags',
      severity: 'medium',
      title: 'Reads tags',
      why: 'At Acme nobody does.',
      remedy: 'Do without.',
      detect: ({ role: { policies } }) =>
        policies.map(({ name }) => ({
          evidence: 'tag:GetResources',
          policy: name,
          statementIndex: 0,
        })),
    };
    const broken: PermissionRule = {
      ...rule,
      id: 'acme-broken',
      detect: () => {
        throw new Error('broken rule');
      },
    };
    const { findings } = await analyse(
      role([['inline', [allow(METRICS)]]]),
      undefined,
      [broken, rule],
    );
    expect(findings).toMatchObject([
      {
        rule: 'acme-no-tags',
        policyId: 'inline/inline-0',
        statement: { index: 0 },
        lines: { start: 4 },
      },
    ]);
    expect(error).toHaveBeenCalledWith(
      'The permission rule acme-broken failed',
      expect.objectContaining({ error: 'Error: broken rule' }),
    );
  });
});
