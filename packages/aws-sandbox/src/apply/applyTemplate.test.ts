import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT } from '../__fixtures__/seed';
import { REGION, type TestKeys } from '../__fixtures__/testSandbox';
import {
  ADMIN_KEY,
  allowing,
  CLERK_KEY,
  EC2_TRUST,
  IamWriters,
  S3_BOUNDARY,
} from '../services/iam/__fixtures__/iamWriters';
import { applyTemplate, type ApplyTemplateOptions } from './applyTemplate';

const ROLE = `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/agents/returns-alloy`;

/** The template of an agent, with every kind of resource and function. */
function agent({
  action = 'cloudwatch:ListMetrics',
  description = 'Agent of returns',
  more = '',
} = {}) {
  return `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket: { Type: String, Default: acme-telemetry }
Resources:
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Path: /agents/
      InstanceProfileName: returns-alloy
      Roles: [!Ref AgentRole]
  AgentRole:
    Type: AWS::IAM::Role
    DependsOn: Shared
    Properties:
      RoleName: returns-alloy
      Path: /agents/
      Description: ${description}
      MaxSessionDuration: '7200'
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - { Effect: Allow, Principal: { Service: !Sub 'ec2.\${AWS::URLSuffix}' }, Action: sts:AssumeRole }
      ManagedPolicyArns: [!Ref Shared]
      Policies:
        - PolicyName: collect
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - { Effect: Allow, Action: '${action}', Resource: '*' }
              - Effect: Allow
                Action: s3:PutObject
                Resource: !Join ['', ['arn:', !Ref AWS::Partition, ':s3:::', !Ref Bucket, '/*']]
      Tags:
        - { Key: entity, Value: 'component:default/returns' }
${more}
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{ Effect: Allow, Action: 'ec2:DescribeInstances', Resource: '*' }]
  Association:
    Type: AWS::EKS::PodIdentityAssociation
    Properties:
      ClusterName: prod
      RoleArn: !GetAtt AgentRole.Arn
Outputs:
  Arn: { Value: !GetAtt AgentRole.Arn }
  Association: { Value: !GetAtt Association.AssociationArn }
`;
}

describe('applyTemplate', () => {
  let writers: IamWriters;
  const apply = (
    template: string,
    options: Partial<ApplyTemplateOptions> & { credentials?: TestKeys } = {},
  ) =>
    applyTemplate({
      template,
      endpoint: writers.test.sandbox.endpoint,
      region: REGION,
      credentials: ADMIN_KEY,
      stackName: 'returns',
      ...options,
    });
  const outcomes = async (applying: ReturnType<typeof apply>) =>
    (await applying).resources.map(({ logicalId, outcome }) => [
      logicalId,
      outcome,
    ]);

  beforeEach(async () => {
    writers = await IamWriters.start({
      agents: allowing(
        ['iam:CreateRole', 'iam:TagRole'],
        `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/agents/*`,
      ),
    });
  });
  afterEach(() => writers.close());

  it('creates each resource after those it refers to, and tells what is not modelled', async () => {
    const applied = await apply(agent());
    expect(applied).toEqual({
      accountId: PAYMENTS_ACCOUNT,
      callerArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/admin`,
      resources: [
        {
          logicalId: 'Shared',
          type: 'AWS::IAM::ManagedPolicy',
          arn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/returns-Shared`,
          outcome: 'created',
          changes: ['create the policy'],
        },
        {
          logicalId: 'AgentRole',
          type: 'AWS::IAM::Role',
          arn: ROLE,
          outcome: 'created',
          changes: [
            'create the role with its trust policy',
            'put the inline policy collect',
            `attach arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/returns-Shared`,
          ],
        },
        {
          logicalId: 'Profile',
          type: 'AWS::IAM::InstanceProfile',
          arn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:instance-profile/agents/returns-alloy`,
          outcome: 'created',
          changes: [
            'create the instance profile',
            'put the role returns-alloy in',
          ],
        },
        {
          logicalId: 'Association',
          type: 'AWS::EKS::PodIdentityAssociation',
          arn: null,
          outcome: 'not modelled',
          changes: [],
        },
      ],
      outputs: { Arn: ROLE, Association: null },
    });

    const { admin } = writers;
    const RoleName = 'returns-alloy';
    const { Role } = await admin.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Arn: ROLE,
      Description: 'Agent of returns',
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'entity', Value: 'component:default/returns' }],
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain(
      'ec2.amazonaws.com',
    );
    const policy = await admin.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'collect' }),
    );
    expect(decodeURIComponent(policy.PolicyDocument ?? '')).toContain(
      'arn:aws:s3:::acme-telemetry/*',
    );
    const { InstanceProfile } = await admin.send(
      new GetInstanceProfileCommand({ InstanceProfileName: RoleName }),
    );
    expect(InstanceProfile?.Roles).toMatchObject([{ RoleName }]);
  });

  it('changes nothing the second time, and writes nothing', async () => {
    await apply(agent());
    const written = () =>
      writers.test.sandbox.cloudTrail
        .events()
        .filter(({ readOnly }) => !readOnly).length;
    const before = written();
    expect(await outcomes(apply(agent()))).toEqual([
      ['Shared', 'unchanged'],
      ['AgentRole', 'unchanged'],
      ['Profile', 'unchanged'],
      ['Association', 'not modelled'],
    ]);
    expect(written()).toBe(before);
  });

  it('updates what differs, and takes away what the template no longer names', async () => {
    await apply(
      agent({
        more: `        - { Key: team, Value: payments }
      PermissionsBoundary: ${S3_BOUNDARY}`,
      }),
    );
    const changed = agent({
      action: 'cloudwatch:GetMetricData',
      description: 'Alloy',
    })
      .replace('PolicyName: collect', 'PolicyName: read')
      .replace('ManagedPolicyArns: [!Ref Shared]', 'ManagedPolicyArns: []')
      .replace('ec2:DescribeInstances', 'ec2:DescribeTags')
      .replace('sts:AssumeRole }', 'sts:AssumeRole, Sid: Hosts }');
    const { resources } = await apply(changed);
    expect(resources.map(({ changes }) => changes)).toEqual([
      ['make a new default version'],
      [
        'replace the trust policy',
        'change the description or the longest session',
        'remove the permissions boundary',
        'remove the tags team',
        'put the inline policy read',
        'delete the inline policy collect',
        `detach arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/returns-Shared`,
      ],
      [],
      [],
    ]);
    const RoleName = 'returns-alloy';
    const { admin } = writers;
    expect(
      await admin.send(new ListRolePoliciesCommand({ RoleName })),
    ).toMatchObject({ PolicyNames: ['read'] });
    expect(
      await admin.send(new ListAttachedRolePoliciesCommand({ RoleName })),
    ).toMatchObject({ AttachedPolicies: [] });
    expect(
      (await outcomes(apply(changed))).map(([, outcome]) => outcome),
    ).toEqual(['unchanged', 'unchanged', 'unchanged', 'not modelled']);
  });

  it('keeps room for a new version of a managed policy', async () => {
    const versions = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const tag of versions) {
      await apply(
        agent().replace('ec2:DescribeInstances', `ec2:Describe${tag}`),
      );
    }
    const { Versions } = await writers.admin.send(
      new ListPolicyVersionsCommand({
        PolicyArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/returns-Shared`,
      }),
    );
    expect(Versions).toHaveLength(5);
  });

  it('only tells on a dry run', async () => {
    expect(await outcomes(apply(agent(), { dryRun: true }))).toEqual([
      ['Shared', 'created'],
      ['AgentRole', 'created'],
      ['Profile', 'created'],
      ['Association', 'not modelled'],
    ]);
    await expect(
      writers.admin.send(new GetRoleCommand({ RoleName: 'returns-alloy' })),
    ).rejects.toThrow('cannot be found');
  });

  it('is refused what the credentials are refused, and tells what was done', async () => {
    const role = {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'returns-alloy',
        Path: '/agents/',
        AssumeRolePolicyDocument: EC2_TRUST,
        Policies: [
          { PolicyName: 'collect', PolicyDocument: allowing('ec2:*') },
        ],
      },
    };
    await expect(
      apply(JSON.stringify({ Resources: { AgentRole: role } }), {
        credentials: CLERK_KEY,
      }),
    ).rejects.toMatchObject({
      name: 'ApplyError',
      reason: 'refused',
      message: expect.stringMatching(
        /^Resources\.AgentRole, .*returns-alloy \(done before: create the role with its trust policy\): AccessDenied.*iam:PutRolePolicy/,
      ),
    });
    await expect(
      apply(JSON.stringify({ Resources: { AgentRole: role } }), {
        credentials: CLERK_KEY,
      }),
    ).rejects.toThrow(/AccessDenied.*iam:GetRole/);
    await expect(
      apply(agent(), {
        credentials: { ...ADMIN_KEY, secretAccessKey: 'wrong' },
      }),
    ).rejects.toMatchObject({ name: 'ApplyError', reason: 'refused' });
    await expect(
      apply(agent(), { endpoint: 'http://127.0.0.1:9' }),
    ).rejects.toMatchObject({ name: 'ApplyError', reason: 'unreachable' });
  });

  it('does not take over a role of another path', async () => {
    await apply(agent());
    await expect(
      apply(agent().replace(/Path: \/agents\//g, 'Path: /other/')),
    ).rejects.toThrow(
      `There is ${ROLE} already, and IAM cannot move a role to another path`,
    );
  });
});
