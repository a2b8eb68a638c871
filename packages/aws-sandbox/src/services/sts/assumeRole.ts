import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  Credentials,
} from '@aws-sdk/client-sts';
import { sessionPrincipal } from '../../identity/Keyring';
import type { RoleSessionFacts, Session } from '../../identity/Session';
import {
  AwsError,
  type AccessCheck,
  type Operation,
  type OperationContext,
} from '../../service';
import type { Account } from '../../world/Account';
import type { Role, Tag } from '../../world/entities';
import { checkConstraints, checkRoleArn } from './constraints';
import { NO_TRUST } from './noTrust';
import { sessionDuration } from './sessionDuration';
import {
  packedPolicySize,
  sessionPolicies,
  sessionTags,
} from './sessionPolicies';
import type { StsState } from './StsState';

type Context = OperationContext<StsState>;

/** A role and its account, which authorization has already found. */
export interface AssumedRole {
  readonly role: Role;
  readonly account: Account;
}

/** Finds the role that a request has been allowed to assume. */
export function assumedRole(arn: string, { state }: Context): AssumedRole {
  const role = state.world.role(arn);
  const account = role && state.world.account(role.accountId);
  if (!role || !account) {
    throw new AwsError('AccessDenied', `${arn} cannot be assumed`, 403);
  }
  return { role, account };
}

/** The keys of a session as STS hands them out. */
export function credentialsOf(session: Session): Required<Credentials> {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: session.expiresAt,
  };
}

/** Name and id of a session of a role. */
export function assumedRoleUser(
  session: Session,
): NonNullable<AssumeRoleResponse['AssumedRoleUser']> {
  const { arn, userId } = sessionPrincipal(session);
  return { Arn: arn, AssumedRoleId: userId };
}

/** Condition keys of the role as a resource. */
export function roleTagKeys(role: Role | undefined): Record<string, string> {
  return Object.fromEntries(
    (role?.tags ?? []).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`iam:ResourceTag/${Key}`, Value],
    ]),
  );
}

/** Condition keys of AssumeRole. Source: Service Authorization Reference, "AWS Security Token Service". */
function requestKeys(
  input: AssumeRoleRequest,
  tags: readonly Tag[],
): Record<string, string | string[]> {
  const {
    RoleSessionName,
    ExternalId,
    SourceIdentity,
    DurationSeconds,
    TransitiveTagKeys,
  } = input;
  const keys: Record<string, string | string[] | undefined> = {
    'sts:RoleSessionName': RoleSessionName,
    'sts:ExternalId': ExternalId,
    'sts:SourceIdentity': SourceIdentity,
    'sts:DurationSeconds':
      DurationSeconds === undefined ? undefined : String(DurationSeconds),
    'sts:TransitiveTagKeys': TransitiveTagKeys,
    'aws:TagKeys': tags.length > 0 ? tags.map(({ Key }) => Key) : undefined,
    ...Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value]),
    ),
  };
  return Object.fromEntries(
    Object.entries(keys).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined,
    ),
  );
}

function checks(input: AssumeRoleRequest, { state }: Context): AccessCheck[] {
  checkConstraints('AssumeRole', input);
  const arn = checkRoleArn(input.RoleArn);
  const role = state.world.role(arn);
  const tags = sessionTags(input.Tags);
  const actions = [
    'sts:AssumeRole',
    ...(tags.length > 0 ? ['sts:TagSession'] : []),
    ...(input.SourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ];
  const context = { ...requestKeys(input, tags), ...roleTagKeys(role) };
  return actions.map(action => ({
    action,
    resource: arn,
    resourceAccountId: arn.split(':')[4],
    trustPolicy: role?.trust ?? NO_TRUST,
    context,
  }));
}

/** What a chained session inherits from the one that asked for it. */
function inherited(
  session: Session | undefined,
): Pick<RoleSessionFacts, 'tags' | 'transitiveTagKeys' | 'sourceIdentity'> {
  const transitiveTagKeys = session?.transitiveTagKeys ?? [];
  const passesOn = new Set(transitiveTagKeys);
  return {
    tags: (session?.tags ?? []).filter(({ Key }) => passesOn.has(Key)),
    transitiveTagKeys,
    sourceIdentity: session?.sourceIdentity,
  };
}

function labels(
  input: AssumeRoleRequest,
  session: Session | undefined,
): ReturnType<typeof inherited> {
  const from = inherited(session);
  const { SourceIdentity = from.sourceIdentity } = input;
  if (from.sourceIdentity && SourceIdentity !== from.sourceIdentity) {
    throw new AwsError(
      'AccessDenied',
      'The source identity of the calling session cannot be changed.',
      403,
    );
  }
  const tags = sessionTags(input.Tags);
  const taken = tags.find(({ Key }) => from.transitiveTagKeys.includes(Key));
  if (taken) {
    throw new AwsError(
      'InvalidParameterValue',
      `One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session: ${taken.Key}`,
    );
  }
  return {
    tags: [...from.tags, ...tags],
    transitiveTagKeys: [
      ...from.transitiveTagKeys,
      ...(input.TransitiveTagKeys ?? []),
    ],
    sourceIdentity: SourceIdentity,
  };
}

function handle(
  input: AssumeRoleRequest,
  context: Context,
): AssumeRoleResponse {
  const { role, account } = assumedRole(input.RoleArn ?? '', context);
  const { now, caller, state } = context;
  const seconds = sessionDuration(input.DurationSeconds, role, caller);
  const session = state.sessions.issue({
    kind: 'role',
    role,
    accountId: account.id,
    sessionName: input.RoleSessionName ?? '',
    issuedAt: now,
    expiresAt: new Date(now.getTime() + seconds * 1000),
    policies: sessionPolicies(input, account),
    ...labels(input, caller.session),
  });
  return {
    Credentials: credentialsOf(session),
    AssumedRoleUser: assumedRoleUser(session),
    PackedPolicySize: packedPolicySize(input),
    SourceIdentity: session.sourceIdentity,
  };
}

/** `sts:AssumeRole`. */
export const assumeRole: Operation<
  StsState,
  AssumeRoleRequest,
  AssumeRoleResponse
> = { checks, handle };
