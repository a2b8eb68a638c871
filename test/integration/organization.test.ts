import {
  permissionsResponseSchema,
  type PermissionAnalysis,
} from 'backstage-plugin-aws-agents-common';
import { startDemo } from './world/demo';
import type { Portal } from './world/startPortal';

const SHIPPING = '/agents/component/default/shipping';
const ROLE = 'arn:aws:iam::210987654321:role/monitoring/organization-reader';
const FULL = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const NO_TAGS = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'NoTagReads', Effect: 'Deny', Action: 'tag:*', Resource: '*' },
  ],
};

/** The demo with an organization that denies reading tags in the account of shipping. */
function startOrganization(actions: string[]): Promise<Portal> {
  return startDemo({}, (seed, config) => {
    seed.organization = {
      id: 'o-acme000001',
      managementAccount: '210987654321',
    };
    for (const account of seed.accounts) {
      if (account.id === '444455556666') {
        account.scps = [[FULL], [FULL, NO_TAGS], [FULL]];
      }
      if (account.id === '210987654321') {
        account.roles?.push({
          name: 'organization-reader',
          path: '/monitoring/',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  AWS: 'arn:aws:iam::210987654321:role/portal/backstage',
                },
                Action: 'sts:AssumeRole',
                Condition: {
                  StringEquals: {
                    'sts:ExternalId':
                      'acme-portal/portal:aws-agents/organization',
                  },
                },
              },
            ],
          },
          inlinePolicies: {
            read: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
            },
          },
        });
      }
    }
    Object.assign(config ?? {}, { permissions: { organizationRoleArn: ROLE } });
  });
}

async function permissionsOf(portal: Portal): Promise<PermissionAnalysis> {
  const { body } = await portal.get(`${SHIPPING}/permissions`);
  const { permissions } = permissionsResponseSchema.parse(body);
  if (!permissions) {
    throw new Error(JSON.stringify(body));
  }
  return permissions;
}

describe('service control policies', () => {
  it('are read once for an account, and named where they stop something', async () => {
    const portal = await startOrganization([
      'organizations:DescribeOrganization',
      'organizations:DescribePolicy',
      'organizations:ListParents',
      'organizations:ListPoliciesForTarget',
    ]);
    try {
      await portal.collect();
      const { needed, limits, granted, policies } = await permissionsOf(portal);
      expect(limits).toContainEqual({
        type: 'scp',
        state: 'applied',
        text: 'Service control policies of 3 levels of the organisation limit the account.',
      });
      expect(
        needed.find(({ action }) => action === 'tag:GetResources'),
      ).toMatchObject({
        decision: 'denied',
        stoppedBy: {
          policyType: 'scp',
          explicit: true,
          statement: { policyName: 'NoTagReads', sid: 'NoTagReads' },
        },
      });
      expect(granted.map(({ service }) => service)).not.toContain('tag');
      expect(granted.map(({ service }) => service)).toContain('s3');
      expect(policies.filter(({ kind }) => kind === 'scp')).toHaveLength(4);

      // Once for each account and level, however many agents an account has.
      const { calls } = portal.sandbox.calls
        .list()
        .find(({ operation }) => operation === 'ListParents') ?? { calls: 0 };
      expect(calls).toBeGreaterThan(1);
      expect(calls).toBeLessThanOrEqual(5);
    } finally {
      await portal.stop();
    }
  });

  it('are not visible where the role may not read them, and the view says why', async () => {
    const portal = await startOrganization(['organizations:ListParents']);
    try {
      await portal.collect();
      const { limits, summary } = await permissionsOf(portal);
      expect(limits).toContainEqual({
        type: 'scp',
        state: 'not-visible',
        text: expect.stringMatching(
          /^Service control policies are not visible: .*organizations:DescribeOrganization/,
        ),
      });
      expect(summary.missing).toBe(0);
    } finally {
      await portal.stop();
    }
  });
});
