import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  PutMetricAlarmInput,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch';
import type { AccessCheck } from '../../service';
import { alarmArn } from './alarms/alarm';

/** Where a request acts. */
export interface RequestPlace {
  readonly accountId: string;
  readonly region: string;
}

/**
 * Check of an action that takes no resource.
 *
 * Source: service authorization reference for Amazon CloudWatch; so for all
 * checks here.
 */
export function checkWithoutResource(action: string): AccessCheck {
  return { action: `cloudwatch:${action}`, resource: '*' };
}

/** PutMetricData can be restricted to namespaces by a condition only. */
export function checkPutMetricData({
  Namespace,
}: PutMetricDataInput): AccessCheck {
  return {
    ...checkWithoutResource('PutMetricData'),
    context: { 'cloudwatch:namespace': Namespace ?? '' },
  };
}

function checkAlarms(
  action: string,
  names: readonly string[],
  { accountId, region }: RequestPlace,
  context?: AccessCheck['context'],
): AccessCheck[] {
  return names.map(name => ({
    action: `cloudwatch:${action}`,
    resource: alarmArn(region, accountId, name),
    context,
  }));
}

/**
 * DescribeAlarms needs each alarm that is named, else all alarms. Composite
 * alarms are described only to those who may describe `*`.
 */
export function checkDescribeAlarms(
  input: DescribeAlarmsInput,
  place: RequestPlace,
): AccessCheck[] {
  if (input.AlarmTypes?.includes('CompositeAlarm')) {
    return [checkWithoutResource('DescribeAlarms')];
  }
  const names = input.AlarmNames ?? [];
  return checkAlarms('DescribeAlarms', names.length > 0 ? names : ['*'], place);
}

export function checkPutMetricAlarm(
  input: PutMetricAlarmInput,
  place: RequestPlace,
): AccessCheck[] {
  const actions = [
    ...(input.AlarmActions ?? []),
    ...(input.OKActions ?? []),
    ...(input.InsufficientDataActions ?? []),
  ];
  return checkAlarms(
    'PutMetricAlarm',
    [input.AlarmName ?? ''],
    place,
    actions.length > 0 ? { 'cloudwatch:AlarmActions': actions } : undefined,
  );
}

export function checkDeleteAlarms(
  input: DeleteAlarmsInput,
  place: RequestPlace,
): AccessCheck[] {
  return checkAlarms('DeleteAlarms', input.AlarmNames ?? [], place);
}
