import type { SessionStore } from '../identity';
import type { ServiceName } from '../protocols';
import type { Operation, OperationContext } from '../service';
import { cloudTrailOperations, type EventLog } from '../services/cloudtrail';
import { cloudwatchOperations } from '../services/cloudwatch';
import { iamOperations } from '../services/iam';
import { organizationsOperations } from '../services/organizations';
import { s3Operations } from '../services/s3';
import { secretsManagerOperations } from '../services/secretsmanager';
import { ssmOperations } from '../services/ssm';
import { ssoOperations } from '../services/sso';
import { taggingOperations } from '../services/tagging';
import { stsOperations, type AuthorizationMessages } from '../services/sts';
import { AwsError } from '../service';
import type { Worlds } from './buildWorlds';

/** A request's context before its service's state is known. */
export type CallContext = Omit<OperationContext<unknown>, 'state'>;

/** An operation that finds its state by itself. */
export interface BoundOperation {
  checks: (
    input: unknown,
    context: CallContext,
  ) => ReturnType<Operation<unknown, unknown, unknown>['checks']>;
  handle: (input: unknown, context: CallContext) => unknown;
}

/** Everything that services keep. */
export interface ServiceStates extends Worlds {
  readonly sessions: SessionStore;
  readonly eventLog: EventLog;
  readonly messages: AuthorizationMessages;
}

/** Operations by service and name. */
export type ServiceTable = Readonly<
  Partial<Record<ServiceName, Readonly<Record<string, BoundOperation>>>>
>;

/** Finds the region in which an operation acts. */
type RegionOf = (input: unknown, context: CallContext) => string;

/** Anonymous requests name no region: they are answered where the bucket is. */
function bucketRegion(s3: Worlds['s3']): RegionOf {
  return (input, { caller, region }) => {
    const { Bucket: name = '' } = input as { readonly Bucket?: string };
    return (caller.accountId ? undefined : s3.find(name)?.region) ?? region;
  };
}

function bind<TState>(
  operations: Readonly<Record<string, Operation<TState, unknown, unknown>>>,
  stateOf: (context: CallContext) => TState,
  regionOf: RegionOf = (_input, { region }) => region,
): Record<string, BoundOperation> {
  const withState = (
    input: unknown,
    context: CallContext,
  ): OperationContext<TState> => ({
    ...context,
    region: regionOf(input, context),
    state: stateOf(context),
  });
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      {
        checks: (input, context) =>
          operation.checks(input, withState(input, context)),
        handle: (input, context) =>
          operation.handle(input, withState(input, context)),
      },
    ]),
  );
}

/** The sandbox's services with their states. */
export function createServices(states: ServiceStates): ServiceTable {
  const { world, cloudwatch, s3, sessions, messages, eventLog } = states;
  const { parameters, secrets, identityCenter, tags } = states;
  const accountOf = ({ accountId }: CallContext) => {
    const account = world.account(accountId);
    if (!account) {
      throw new AwsError('AccessDenied', 'Access Denied', 403);
    }
    return account;
  };
  return {
    cloudtrail: bind(cloudTrailOperations, () => eventLog),
    cloudwatch: bind(cloudwatchOperations, ({ accountId, region }) =>
      cloudwatch.forAccountRegion(accountId, region),
    ),
    iam: bind(iamOperations, context => ({
      world,
      account: accountOf(context),
    })),
    organizations: bind(organizationsOperations, () => ({ world })),
    s3: bind(s3Operations, () => s3, bucketRegion(s3)),
    secretsmanager: bind(secretsManagerOperations, () => secrets),
    ssm: bind(ssmOperations, () => parameters),
    sso: bind(ssoOperations, () => ({ world, sessions, identityCenter })),
    tagging: bind(taggingOperations, () => tags),
    sts: bind(stsOperations, () => ({ world, sessions, messages })),
  };
}
