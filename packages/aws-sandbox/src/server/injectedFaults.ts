import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRule, FaultTarget } from '../faults';
import { AUTHENTICATION_ERRORS, type Keyring } from '../identity';
import type { WireReply } from '../protocols';
import { AwsError } from '../service';
import { operationOf, serviceOf, type Call } from './Call';
import { SERVICE_BEHAVIOUR, type ServiceBehaviour } from './serviceBehaviour';

function behaviourOf(call: Call): ServiceBehaviour {
  return SERVICE_BEHAVIOUR[call.target.service ?? 'sts'];
}

function roleArnOf(input: Readonly<Record<string, unknown>> | undefined) {
  const arn = input?.RoleArn;
  return typeof arn === 'string' ? [arn] : [];
}

/** What fault rules look at: the claimed caller, since faults strike before a signature is verified. */
export function faultTarget(call: Call, keyring: Keyring): FaultTarget {
  const caller = keyring.callerOf(call.claimed?.accessKeyId ?? '');
  const assumed = roleArnOf(call.decoded?.input);
  const ownRole =
    caller?.identity?.kind === 'role' ? [caller.identity.arn] : [];
  return {
    service: serviceOf(call),
    operation: operationOf(call),
    accountIds: [
      ...(caller?.accountId ? [caller.accountId] : []),
      ...assumed.map(arn => arn.split(':')[4]),
    ],
    roleArns: [...ownRole, ...assumed],
  };
}

/** Waits as long as latency faults ask for. */
export async function sufferLatency(
  faults: readonly FaultRule[],
): Promise<void> {
  const total = faults
    .filter(({ kind }) => kind === 'latency')
    .reduce((sum, { latencyMs }) => sum + latencyMs, 0);
  if (total > 0) await delay(total, undefined, { ref: false });
}

/** The service's clock as clock-skew faults have it. */
export function skewed(now: Date, faults: readonly FaultRule[]): Date {
  const seconds = faults
    .filter(({ kind }) => kind === 'clock-skew')
    .reduce((sum, { skewSeconds }) => sum + skewSeconds, 0);
  return new Date(now.getTime() + seconds * 1000);
}

/** The error that a fault answers with; undefined for faults of other kinds. */
function faultError(fault: FaultRule, call: Call): AwsError | undefined {
  const { throttled, failed, family } = behaviourOf(call);
  const stated = {
    throttle: throttled,
    'server-error': failed[fault.status],
    'expired-token': AUTHENTICATION_ERRORS[family]['session-expired'],
    latency: undefined,
    'drop-connection': undefined,
    'clock-skew': undefined,
    'garbage-body': undefined,
  }[fault.kind];
  return (
    stated &&
    new AwsError(stated.code, stated.message ?? stated.code, stated.status)
  );
}

/**
 * Answers with the error of the first fault that has one.
 *
 * @throws {@link AwsError}
 */
export function sufferErrors(faults: readonly FaultRule[], call: Call): void {
  for (const fault of faults) {
    const error = faultError(fault, call);
    if (error) throw error;
  }
}

/** What a broken proxy would answer. */
export const GARBAGE: WireReply = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<html><body>\u0000\u00ff{"not": an AWS reply</body>'),
};
