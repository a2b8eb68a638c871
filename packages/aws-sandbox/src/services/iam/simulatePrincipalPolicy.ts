import { parsePolicy, PolicyParseError } from 'iam-policy-engine';
import type { Policy, PolicyType, RequestContext } from 'iam-policy-engine';
import type {
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../service';
import { defaultVersion, type Role, type User } from '../../world/entities';
import { iamError } from './iamError';
import type { IamState } from './IamState';
import { paginate } from './pagination';
import { simulate, type SimulatedPolicy } from './simulation';

const SOURCE_ARN = /^arn:aws[\w-]*:iam::\d{12}:(user|role)\/.+$/;
const ACTION_NAME = /^[a-z0-9-]+:\w+$/i;

function findSource(arn: string, { account }: IamState): User | Role {
  const source = account.userByArn(arn) ?? account.roleByArn(arn);
  if (!source) {
    throw iamError('NoSuchEntity', `The entity ${arn} cannot be found.`);
  }
  return source;
}

function parseInput(text: string, type: PolicyType, id: string): Policy {
  try {
    return parsePolicy(text, { type, id });
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    throw iamError('InvalidInput', `${id} is invalid. ${error.message}`);
  }
}

/** The policies of the source and those that the request adds. */
function simulatedPolicies(
  source: User | Role,
  input: SimulatePrincipalPolicyRequest,
): SimulatedPolicy[] {
  const inline = [...source.inlinePolicies.entries()].map(
    ([name, policy]): SimulatedPolicy => ({
      policy,
      sourceId: `${source.kind}_${source.name}_${name}`,
      sourceType: source.kind,
    }),
  );
  const attached = source.attachedPolicies.map(
    (managed): SimulatedPolicy => ({
      policy: defaultVersion(managed).policy,
      sourceId: managed.name,
      sourceType: managed.isAwsManaged ? 'aws-managed' : 'user-managed',
    }),
  );
  const added = (input.PolicyInputList ?? []).map(
    (text, index): SimulatedPolicy => ({
      policy: parseInput(text, 'identity', `PolicyInputList.${index + 1}`),
      sourceId: `PolicyInputList.${index + 1}`,
      sourceType: 'none',
    }),
  );
  return [...inline, ...attached, ...added];
}

function boundaryOf(
  source: User | Role,
  input: SimulatePrincipalPolicyRequest,
): Policy | undefined {
  const [text] = input.PermissionsBoundaryPolicyInputList ?? [];
  if (text !== undefined) {
    return parseInput(text, 'boundary', 'PermissionsBoundaryPolicyInputList.1');
  }
  const { permissionsBoundary } = source;
  return permissionsBoundary && defaultVersion(permissionsBoundary).policy;
}

function contextOf(input: SimulatePrincipalPolicyRequest): RequestContext {
  return Object.fromEntries(
    (input.ContextEntries ?? []).map(entry => {
      const values = entry.ContextKeyValues ?? [];
      const isList = entry.ContextKeyType?.endsWith('List') ?? false;
      return [entry.ContextKeyName ?? '', isList ? values : values[0] ?? ''];
    }),
  );
}

function resourcePolicyOf(
  source: User | Role,
  { ResourcePolicy: text }: SimulatePrincipalPolicyRequest,
): Policy | undefined {
  if (text === undefined) return undefined;
  if (source.kind === 'role') {
    throw iamError(
      'InvalidInput',
      "Simulation of resource-based policies isn't supported for IAM roles.",
    );
  }
  return parseInput(text, 'resource', 'ResourcePolicy');
}

function actionNames(input: SimulatePrincipalPolicyRequest): string[] {
  const names = input.ActionNames ?? [];
  const wrong = names.find(name => !ACTION_NAME.test(name));
  if (wrong !== undefined) {
    throw iamError(
      'InvalidInput',
      `Invalid Action Name: ${wrong}; an action looks like 'cloudwatch:GetMetricData'`,
    );
  }
  return names;
}

/** `iam:SimulatePrincipalPolicy`, answered by the engine that authorises the sandbox's own requests. */
export const simulatePrincipalPolicy: Operation<
  IamState,
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse
> = {
  checks: ({ PolicySourceArn: arn = '' }) => {
    if (!SOURCE_ARN.test(arn)) {
      throw iamError(
        'InvalidInput',
        `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
      );
    }
    return [{ action: 'iam:SimulatePrincipalPolicy', resource: arn }];
  },
  handle: (input, { state }) => {
    const source = findSource(input.PolicySourceArn ?? '', state);
    const policies = simulatedPolicies(source, input);
    const resource = resourcePolicyOf(source, input);
    const applicable = {
      identity: policies.map(({ policy }) => policy),
      boundary: boundaryOf(source, input),
      scp: state.account.scp,
      resource,
    };
    const context = contextOf(input);
    const principal = {
      kind: source.kind,
      arn: source.arn,
      accountId: source.accountId,
      userId: source.id,
    };
    const resourceAccountId =
      /^arn:aws[\w-]*:iam::(\d{12}):/.exec(input.ResourceOwner ?? '')?.[1] ??
      source.accountId;
    const results = actionNames(input).flatMap(action =>
      (input.ResourceArns ?? ['*']).map(arn =>
        simulate(
          { principal, action, resource: arn, resourceAccountId, context },
          applicable,
          policies,
        ),
      ),
    );
    const { items, ...rest } = paginate(results, input);
    return { EvaluationResults: items, ...rest };
  },
};
