import type {
  PermissionLimit,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { RolePolicySet } from './rolePolicies';

/** What beside the role's own policies decides, and whether it was seen. */
export function describeLimits(
  policies: RolePolicySet,
  role: Pick<RoleData, 'scps'>,
): PermissionLimit[] {
  return [
    boundaryOf(policies),
    scpsOf(policies, role),
    {
      type: 'resource',
      state: 'not-visible',
      text: 'Policies of buckets, keys, queues and endpoints are not part of this view: they can still refuse what is allowed here.',
    },
  ];
}

function boundaryOf({ all }: RolePolicySet): PermissionLimit {
  const boundary = all.find(({ type }) => type === 'boundary');
  return boundary
    ? {
        type: 'boundary',
        state: 'applied',
        text: `The permissions boundary ${boundary.text.name} limits what the policies grant.`,
      }
    : {
        type: 'boundary',
        state: 'none',
        text: 'The role has no permissions boundary.',
      };
}

function scpsOf(
  { scp }: RolePolicySet,
  { scps }: Pick<RoleData, 'scps'>,
): PermissionLimit {
  const why = scps && 'reason' in scps ? scps.reason : undefined;
  return scp
    ? {
        type: 'scp',
        state: scp.length > 0 ? 'applied' : 'none',
        text:
          scp.length > 0
            ? `Service control policies of ${scp.length} levels of the organisation limit the account.`
            : 'No service control policies limit the account.',
      }
    : {
        type: 'scp',
        state: 'not-visible',
        text: why
          ? `Service control policies are not visible: ${why} They can still refuse what is allowed here.`
          : 'Service control policies are not visible from the account of the role: they can still refuse what is allowed here.',
      };
}
