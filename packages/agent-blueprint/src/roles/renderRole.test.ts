import type { PolicyDocument } from 'iam-policy-engine';
import { parse } from 'yaml';
import { CdkProgram } from '../__testUtils__/cdkProgram';
import { templateProblems } from '../__testUtils__/checkTemplate';
import { documentOf, readTerraform } from '../__testUtils__/readTerraform';
import {
  RoleIr,
  RolePolicyIr,
  renderRoleCdk,
  renderRoleCloudFormation,
  renderRolePolicyCdk,
  renderRolePolicyCloudFormation,
  renderRolePolicyTerraform,
  renderRoleTerraform,
} from '..';

const TRUST: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

const POLICY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Own',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::telemetry/${aws:PrincipalTag/service}/*',
      Condition: {
        StringLike: { 'aws:PrincipalTag/team': ['a*', 'b'] },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    },
  ],
};

const ROLE: RoleIr = {
  kind: 'role',
  id: 'AgentRole',
  name: 'payments-alloy',
  path: '/',
  trustPolicy: TRUST,
  policies: [
    { name: 'first', document: POLICY },
    { name: 'second', document: POLICY },
  ],
  permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary',
};

const ROLE_POLICY: RolePolicyIr = {
  kind: 'role-policy',
  id: 'AgentPolicy',
  roleName: 'payments-alloy',
  name: 'alloy',
  document: POLICY,
};

/** The template of a stack with the construct in it. */
function synth(source: string, className: string): Record<string, any> {
  const program = CdkProgram.compile({
    'x/construct.ts': source,
    'x/app.ts': `import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { ${className} } from './construct';
const stack = new Stack(new App(), 'S', { synthesizer: new BootstraplessSynthesizer() });
new ${className}(stack, 'C');
`,
  });
  expect(program.errors).toEqual([]);
  return Object.values<any>(program.synth('x/app').Resources)[0];
}

describe('A role alone', () => {
  it('is the same in Terraform', async () => {
    const hcl = await readTerraform(renderRoleTerraform(ROLE));
    expect(hcl.resource.aws_iam_role.agent_role).toEqual([
      {
        name: 'payments-alloy',
        path: '/',
        assume_role_policy:
          '${data.aws_iam_policy_document.agent_role_trust.json}',
        permissions_boundary: 'arn:aws:iam::111122223333:policy/boundary',
      },
    ]);
    const documents = hcl.data.aws_iam_policy_document;
    expect(documentOf(documents.agent_role_trust[0])).toEqual(TRUST);
    expect(documentOf(documents.agent_role_policy_1[0])).toEqual(POLICY);
    expect(documentOf(documents.agent_role_policy_2[0])).toEqual(POLICY);
    expect(Object.keys(hcl.resource.aws_iam_role_policy)).toEqual([
      'agent_role_policy_1',
      'agent_role_policy_2',
    ]);
  });

  it('is the same in CloudFormation and the CDK', () => {
    const template = parse(renderRoleCloudFormation(ROLE));
    expect(templateProblems(template)).toEqual([]);
    expect(template.Resources.AgentRole.Properties).toEqual({
      RoleName: 'payments-alloy',
      Path: '/',
      AssumeRolePolicyDocument: TRUST,
      PermissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
      Policies: [
        { PolicyName: 'first', PolicyDocument: POLICY },
        { PolicyName: 'second', PolicyDocument: POLICY },
      ],
    });
    expect(synth(renderRoleCdk(ROLE), 'AgentRoleConstruct')).toEqual(
      template.Resources.AgentRole,
    );
  }, 60_000);
});

describe('A policy for a role that exists', () => {
  it('is the same in Terraform', async () => {
    const hcl = await readTerraform(renderRolePolicyTerraform(ROLE_POLICY));
    expect(hcl.resource).toEqual({
      aws_iam_role_policy: {
        agent_policy: [
          {
            name: 'alloy',
            role: 'payments-alloy',
            policy: '${data.aws_iam_policy_document.agent_policy.json}',
          },
        ],
      },
    });
    expect(
      documentOf(hcl.data.aws_iam_policy_document.agent_policy[0]),
    ).toEqual(POLICY);
  });

  it('is the same in CloudFormation and the CDK', () => {
    const template = parse(renderRolePolicyCloudFormation(ROLE_POLICY));
    expect(templateProblems(template)).toEqual([]);
    expect(template.Resources.AgentPolicy.Properties).toEqual({
      PolicyName: 'alloy',
      Roles: ['payments-alloy'],
      PolicyDocument: POLICY,
    });
    expect(
      synth(renderRolePolicyCdk(ROLE_POLICY), 'AgentPolicyConstruct'),
    ).toEqual(template.Resources.AgentPolicy);
  }, 60_000);

  it('can say in Terraform what no generated policy says', async () => {
    const document: PolicyDocument = {
      Version: '2008-10-17',
      Id: 'old',
      Statement: {
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*'],
        NotResource: '*',
        NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root'] },
      },
    };
    const hcl = await readTerraform(
      renderRolePolicyTerraform({ ...ROLE_POLICY, document }),
    );
    expect(hcl.data.aws_iam_policy_document.agent_policy).toEqual([
      {
        policy_id: 'old',
        version: '2008-10-17',
        statement: [
          {
            effect: 'Deny',
            not_actions: ['iam:*', 'sts:*'],
            not_resources: ['*'],
            not_principals: [
              { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] },
            ],
          },
        ],
      },
    ]);
  });
});
