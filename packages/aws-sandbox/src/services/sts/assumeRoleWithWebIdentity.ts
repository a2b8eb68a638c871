import type {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts';
import {
  AwsError,
  type AccessCheck,
  type Operation,
  type OperationContext,
} from '../../service';
import {
  assumedRole,
  assumedRoleUser,
  credentialsOf,
  roleTagKeys,
} from './assumeRole';
import { checkConstraints, checkRoleArn } from './constraints';
import { NO_TRUST } from './noTrust';
import { sessionDuration } from './sessionDuration';
import { packedPolicySize, sessionPolicies } from './sessionPolicies';
import type { StsState } from './StsState';
import { verifyWebIdentityToken, type WebIdentity } from './webIdentityToken';

type Context = OperationContext<StsState>;

const ACTION = 'sts:AssumeRoleWithWebIdentity';
/** AWS gives no reason here, so that strangers learn nothing about roles. */
const DENIED = `Not authorized to perform ${ACTION}`;

function identify(
  {
    WebIdentityToken: token = '',
    RoleArn: arn,
  }: AssumeRoleWithWebIdentityRequest,
  { state, now }: Context,
): WebIdentity {
  const account = state.world.account(checkRoleArn(arn).split(':')[4]);
  if (!account) throw new AwsError('AccessDenied', DENIED, 403);
  return verifyWebIdentityToken(token, account, now);
}

/** Source: IAM User Guide, "Available keys for AWS OIDC federation". */
function tokenKeys(identity: WebIdentity): Record<string, string | string[]> {
  const { provider, subject, audience, methods } = identity;
  const prefix = provider.issuer.hostAndPath;
  return {
    [`${prefix}:sub`]: subject,
    [`${prefix}:aud`]: audience,
    ...(methods ? { [`${prefix}:amr`]: [...methods] } : {}),
  };
}

function checks(
  input: AssumeRoleWithWebIdentityRequest,
  context: Context,
): AccessCheck[] {
  checkConstraints('AssumeRoleWithWebIdentity', input);
  const arn = checkRoleArn(input.RoleArn);
  const identity = identify(input, context);
  const role = context.state.world.role(arn);
  return [
    {
      action: ACTION,
      resource: arn,
      resourceAccountId: arn.split(':')[4],
      principal: {
        kind: 'federated',
        arn: identity.provider.arn,
        federatedProvider: identity.provider.arn,
      },
      trustPolicy: role?.trust ?? NO_TRUST,
      context: {
        'sts:RoleSessionName': input.RoleSessionName ?? '',
        ...tokenKeys(identity),
        ...roleTagKeys(role),
      },
    },
  ];
}

function handle(
  input: AssumeRoleWithWebIdentityRequest,
  context: Context,
): AssumeRoleWithWebIdentityResponse {
  const { provider, subject, audience } = identify(input, context);
  const { role, account } = assumedRole(input.RoleArn ?? '', context);
  const seconds = sessionDuration(input.DurationSeconds, role);
  const { now, state } = context;
  const session = state.sessions.issue({
    kind: 'role',
    role,
    accountId: account.id,
    sessionName: input.RoleSessionName ?? '',
    issuedAt: now,
    expiresAt: new Date(now.getTime() + seconds * 1000),
    policies: sessionPolicies(input, account),
    tags: [],
    transitiveTagKeys: [],
    federatedProvider: provider.arn,
  });
  return {
    Credentials: credentialsOf(session),
    SubjectFromWebIdentityToken: subject,
    AssumedRoleUser: assumedRoleUser(session),
    PackedPolicySize: packedPolicySize(input),
    Provider: provider.arn,
    Audience: audience,
  };
}

/** `sts:AssumeRoleWithWebIdentity`: the token takes the place of a signature. */
export const assumeRoleWithWebIdentity: Operation<
  StsState,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
> = { checks, handle };
