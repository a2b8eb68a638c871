import { randomUUID } from 'node:crypto';
import type { AccessCheck, AwsError, Caller } from '../../service';
import type {
  CloudTrailEvent,
  CloudTrailResource,
  UserIdentity,
} from './CloudTrailEvent';
import {
  DATA_EVENTS,
  GLOBAL_SERVICES,
  READ_ONLY_PREFIXES,
  RECORDED_REPLIES,
  RESOURCE_TYPES,
  UNRECORDED_MEMBERS,
} from './eventFacts';
import { userIdentity } from './userIdentity';

/** A finished call. */
export interface FinishedCall {
  readonly requestId: string;
  readonly time: Date;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly sourceIp: string;
  readonly userAgent?: string;
  readonly caller: Caller;
  /** Key that the request named, whether or not it exists. */
  readonly accessKeyId?: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly checks: readonly AccessCheck[];
  readonly error?: AwsError;
}

function lowerFirst(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

/** A value as it may be recorded: no secrets, no bytes, names in lower camel case. */
function recordable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return undefined;
  if (Array.isArray(value)) return value.map(recordable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNRECORDED_MEMBERS.has(name))
      .map(([name, member]) => [lowerFirst(name), recordable(member)]),
  );
}

function recordedMembers(
  members: object,
): Readonly<Record<string, unknown>> | null {
  const recorded = recordable(members) as Record<string, unknown>;
  return Object.keys(recorded).length > 0 ? recorded : null;
}

function isReadOnly(operation: string): boolean {
  return READ_ONLY_PREFIXES.some(prefix => operation.startsWith(prefix));
}

/** What a change answered, or an AssumeRole handed out, without what would let a reader use it. */
function responseElements({
  service,
  operation,
  output,
  error,
}: FinishedCall): CloudTrailEvent['responseElements'] {
  if (error) return null;
  if (RECORDED_REPLIES.has(service) && !isReadOnly(operation)) {
    return recordedMembers(output ?? {});
  }
  if (!operation.startsWith('AssumeRole')) return null;
  const { Credentials, AssumedRoleUser } = output as {
    Credentials: { AccessKeyId: string; Expiration: Date };
    AssumedRoleUser: { Arn: string; AssumedRoleId: string };
  };
  return {
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      expiration: Credentials.Expiration.toISOString(),
    },
    assumedRoleUser: {
      assumedRoleId: AssumedRoleUser.AssumedRoleId,
      arn: AssumedRoleUser.Arn,
    },
  };
}

function resourcesOf(
  checks: readonly AccessCheck[],
): CloudTrailResource[] | undefined {
  const arns = [...new Set(checks.map(check => check.resource))];
  const resources = arns.flatMap(ARN => {
    const known = RESOURCE_TYPES.find(({ pattern }) => pattern.test(ARN));
    if (!known) return [];
    const accountId =
      checks.find(check => check.resource === ARN)?.resourceAccountId ??
      ARN.split(':')[4];
    return [{ ARN, type: known.type, accountId: accountId || undefined }];
  });
  return resources.length > 0 ? resources : undefined;
}

function baseEvent(call: FinishedCall): Omit<CloudTrailEvent, 'userIdentity'> {
  const { service, operation, error } = call;
  const isData = DATA_EVENTS[service]?.has(operation) ?? false;
  return {
    eventVersion: '1.11',
    eventTime: call.time.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    eventSource: `${
      service === 'cloudwatch' ? 'monitoring' : service
    }.amazonaws.com`,
    eventName: operation,
    awsRegion: GLOBAL_SERVICES.has(service) ? 'us-east-1' : call.region,
    sourceIPAddress: call.sourceIp,
    userAgent: call.userAgent,
    errorCode: error?.code,
    errorMessage: error?.message,
    requestParameters: recordedMembers(call.input),
    responseElements: responseElements(call),
    requestID: call.requestId,
    eventID: randomUUID(),
    readOnly: isReadOnly(operation),
    resources: resourcesOf(call.checks),
    eventType: 'AwsApiCall',
    managementEvent: !isData,
    eventCategory: isData ? 'Data' : 'Management',
  };
}

/** The caller as the other account of a cross-account call sees it. */
function foreignIdentity({ caller }: FinishedCall): UserIdentity {
  return {
    type: 'AWSAccount',
    principalId: caller.principal.userId,
    accountId: caller.accountId,
  };
}

/**
 * The records of a call: one in the caller's account and, when the call is about a resource of another account, one
 * there. A call that no account can be told for is recorded without a recipient.
 */
export function toEvents(call: FinishedCall): CloudTrailEvent[] {
  const callerAccount = call.caller.accountId;
  const owners = call.checks.map(check => check.resourceAccountId);
  const owner = owners.find(id => id !== undefined && id !== callerAccount);
  const base = baseEvent(call);
  const own = {
    ...base,
    userIdentity: userIdentity(call),
    recipientAccountId: callerAccount ?? owner,
  };
  if (!owner || !callerAccount) return [own];
  const sharedEventID = randomUUID();
  return [
    { ...own, sharedEventID },
    {
      ...base,
      eventID: randomUUID(),
      userIdentity: foreignIdentity(call),
      recipientAccountId: owner,
      sharedEventID,
    },
  ];
}
