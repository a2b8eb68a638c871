import type { SandboxSeed } from '../world';

export const PORTAL_ACCOUNT = '111122223333';
export const PAYMENTS_ACCOUNT = '444455556666';
export const EXTERNAL_ID = 'portal/component:default/payments';
export const PAYMENTS_ROLE = `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/agents/payments-alloy`;
export const OIDC_URL =
  'https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';
export const OIDC_PROVIDER = `arn:aws:iam::${PAYMENTS_ACCOUNT}:oidc-provider/${OIDC_URL.slice(
  8,
)}`;

/** The portal's key; the secret is the one of AWS's documentation. */
export const PORTAL_KEY = {
  accessKeyId: 'AKIAPORTALEXAMPLE000',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export const STRANGER_KEY = {
  accessKeyId: 'AKIASTRANGEREXAMPLE0',
  secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};

function allow(
  Action: string | string[],
  Resource: string | string[] = '*',
): { Version: string; Statement: object[] } {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource }],
  };
}

const PAYMENTS_TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:root` },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
    },
    {
      Effect: 'Allow',
      Principal: { Federated: OIDC_PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${OIDC_URL.slice(8)}:aud`]: 'sts.amazonaws.com',
          [`${OIDC_URL.slice(8)}:sub`]:
            'system:serviceaccount:monitoring:alloy',
        },
      },
    },
  ],
};

/** A portal account with two users and a hub role, and an application account with an agent's role. */
export const SEED: SandboxSeed = {
  accounts: [
    {
      id: PORTAL_ACCOUNT,
      alias: 'acme-portal',
      users: [
        {
          name: 'portal',
          accessKeys: [
            { id: PORTAL_KEY.accessKeyId, secret: PORTAL_KEY.secretAccessKey },
          ],
          inlinePolicies: {
            assume: allow('sts:AssumeRole'),
            label: allow(['sts:TagSession', 'sts:SetSourceIdentity']),
            read: allow(['iam:Get*', 'iam:List*', 'cloudtrail:LookupEvents']),
          },
        },
        {
          name: 'stranger',
          path: '/people/',
          accessKeys: [
            {
              id: STRANGER_KEY.accessKeyId,
              secret: STRANGER_KEY.secretAccessKey,
            },
            {
              id: 'AKIASTRANGERINACTIVE',
              secret: 'inactive',
              status: 'Inactive',
              created: '-400d',
              lastUsed: { at: '-200d', service: 's3', region: 'eu-west-1' },
            },
          ],
        },
      ],
      roles: [
        {
          name: 'hub',
          maxSessionDuration: 7200,
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:user/portal`,
                },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
    },
    {
      id: PAYMENTS_ACCOUNT,
      alias: 'acme-payments',
      roles: [
        {
          name: 'payments-alloy',
          path: '/agents/',
          description: "Role of the payments service's agent",
          trust: PAYMENTS_TRUST,
          maxSessionDuration: 7200,
          lastUsed: { at: '-2h', region: 'eu-west-1' },
          tags: { team: 'payments' },
          inlinePolicies: {
            metrics: allow([
              'cloudwatch:GetMetricData',
              'cloudwatch:ListMetrics',
            ]),
            self: allow(
              ['iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy'],
              [PAYMENTS_ROLE, `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/*`],
            ),
            trail: allow('cloudtrail:LookupEvents'),
          },
          attachedPolicies: [
            `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`,
            'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
          ],
        },
      ],
      policies: [
        {
          name: 'telemetry',
          description: 'What agents may do',
          versions: [
            { id: 'v1', document: allow('cloudwatch:*'), created: '-90d' },
            {
              id: 'v2',
              document: allow('xray:PutTraceSegments'),
              default: true,
            },
          ],
        },
      ],
      instanceProfiles: [{ name: 'payments-node', roles: ['payments-alloy'] }],
      oidcProviders: [{ url: OIDC_URL }],
    },
  ],
};
