import type {
  DescribeOrganizationResponse,
  DescribePolicyRequest,
  DescribePolicyResponse,
  ListParentsRequest,
  ListParentsResponse,
  ListPoliciesForTargetRequest,
  ListPoliciesForTargetResponse,
  PolicySummary,
} from '@aws-sdk/client-organizations';
import { AwsError, type Operation, type OperationContext } from '../../service';
import type { World } from '../../world';
import {
  OrganizationTree,
  type TreeNode,
  type TreePolicy,
} from './OrganizationTree';

/** What Organizations looks at. */
export interface OrganizationState {
  readonly world: World;
}

type Context = OperationContext<OrganizationState>;

function treeOf({ state }: Context): OrganizationTree {
  const tree = OrganizationTree.of(state.world);
  if (!tree) {
    throw new AwsError(
      'AWSOrganizationsNotInUseException',
      'Your account is not a member of an organization.',
    );
  }
  return tree;
}

/** Only the management account and delegated administrators may look around. */
function readTree(context: Context): OrganizationTree {
  const tree = treeOf(context);
  const { accountId, state } = context;
  if (
    accountId !== tree.managementAccountId &&
    !state.world.delegatedAdministrators.includes(accountId)
  ) {
    throw new AwsError(
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
    );
  }
  return tree;
}

function nodeOf(id: string, context: Context, code: string): TreeNode {
  const node = readTree(context).node(id);
  if (!node) {
    throw new AwsError(code, "You specified a target that doesn't exist.");
  }
  return node;
}

function summaryOf(policy: TreePolicy): PolicySummary {
  return {
    Id: policy.id,
    Arn: policy.arn,
    Name: policy.name,
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: policy.awsManaged,
  };
}

/** What does not exist is asked for as `*`: whether it does is told to nobody who may not look. */
function checkOn(action: string, arn: string | undefined) {
  return [{ action: `organizations:${action}`, resource: arn ?? '*' }];
}

const listParents: Operation<
  OrganizationState,
  ListParentsRequest,
  ListParentsResponse
> = {
  checks: ({ ChildId = '' }, context) =>
    checkOn(
      'ListParents',
      OrganizationTree.of(context.state.world)?.node(ChildId)?.arn,
    ),
  handle: ({ ChildId = '' }, context) => {
    const { parent } = nodeOf(ChildId, context, 'ChildNotFoundException');
    return {
      Parents: parent ? [{ Id: parent.id, Type: parent.type as 'ROOT' }] : [],
    };
  },
};

const listPoliciesForTarget: Operation<
  OrganizationState,
  ListPoliciesForTargetRequest,
  ListPoliciesForTargetResponse
> = {
  checks: ({ TargetId = '' }, context) =>
    checkOn(
      'ListPoliciesForTarget',
      OrganizationTree.of(context.state.world)?.node(TargetId)?.arn,
    ),
  handle: ({ TargetId = '', Filter }, context) => {
    const { policies } = nodeOf(TargetId, context, 'TargetNotFoundException');
    return {
      Policies:
        Filter === 'SERVICE_CONTROL_POLICY' ? policies.map(summaryOf) : [],
    };
  },
};

const describePolicy: Operation<
  OrganizationState,
  DescribePolicyRequest,
  DescribePolicyResponse
> = {
  checks: ({ PolicyId = '' }, context) =>
    checkOn(
      'DescribePolicy',
      OrganizationTree.of(context.state.world)?.policy(PolicyId)?.arn,
    ),
  handle: ({ PolicyId = '' }, context) => {
    const policy = readTree(context).policy(PolicyId);
    if (!policy) {
      throw new AwsError(
        'PolicyNotFoundException',
        "You specified a policy that doesn't exist.",
      );
    }
    return {
      Policy: { PolicySummary: summaryOf(policy), Content: policy.content },
    };
  },
};

const describeOrganization: Operation<
  OrganizationState,
  object,
  DescribeOrganizationResponse
> = {
  checks: () => checkOn('DescribeOrganization', '*'),
  handle: (_input, context) => {
    const { id, managementAccountId } = treeOf(context);
    return {
      Organization: {
        Id: id,
        Arn: `arn:aws:organizations::${managementAccountId}:organization/${id}`,
        FeatureSet: 'ALL',
        MasterAccountId: managementAccountId,
        MasterAccountArn: `arn:aws:organizations::${managementAccountId}:account/${id}/${managementAccountId}`,
      },
    };
  },
};

/** The operations of Organizations by name. */
export const organizationsOperations: Readonly<
  Record<string, Operation<OrganizationState, unknown, unknown>>
> = {
  DescribeOrganization: describeOrganization,
  DescribePolicy: describePolicy,
  ListParents: listParents,
  ListPoliciesForTarget: listPoliciesForTarget,
};
